import { ofCampaigns } from './campaigns.ts';
import { ofCommission } from './commission.ts';
import { questions } from './questions.ts';
import { ofRegistration } from './registration.ts';
import { ofClosing, ofReview } from './review.ts';
import type { PlatformRule } from './rule.ts';
import { ofSamples } from './samples.ts';

/** Every rule and question, by what it is about. */
export const platformRules = {
  campaigns: ofCampaigns,
  registration: ofRegistration,
  review: ofReview,
  closing: ofClosing,
  commission: ofCommission,
  samples: ofSamples,
  questions,
} satisfies Readonly<Record<string, readonly PlatformRule[]>>;

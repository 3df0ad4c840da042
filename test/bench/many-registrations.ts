import type { Campaign, Registration } from 'partner-campaigns';
import { decisions } from 'partner-campaigns';
import { aRegistration, days, shifted } from '../support/build.ts';
import { manyCampaigns } from './many-campaigns.ts';
import { randomFrom } from './random.ts';

/** A registration with its campaign. */
export interface Placed {
  readonly registration: Registration;
  readonly campaign: Campaign;
}

/** Registrations of every decision in 2,000 campaigns; a tenth of those that wait, or run, have a deadline about day 365. */
export function manyRegistrations(seed: number, count: number): readonly Placed[] {
  const random = randomFrom(seed);
  const campaigns = manyCampaigns(seed, 2_000).filter(({ decision }) => decision !== 'draft');
  const below = (bound: number) => Math.floor(random() * bound);
  const some = decisions.map((decision) => aRegistration(decision));
  return Array.from({ length: count }, (_, index) => {
    const campaign = campaigns[below(campaigns.length)];
    const like = some[below(some.length)];
    if (campaign === undefined || like === undefined) throw new Error('nothing to pick from');
    const dueAt = shifted(days(365), below(2_000) - 1_000);
    const registration: Registration = { ...like, id: `r-${index}`, campaignId: campaign.id };
    if (random() >= 0.1) return { registration, campaign };
    switch (registration.decision) {
      case 'pending':
        return {
          registration: { ...registration, deadline: { dueAt, dueOutcome: 'approve' as const } },
          campaign,
        };
      case 'close_requested':
        return {
          registration: { ...registration, deadline: { dueAt, dueOutcome: 'approve_close' as const } },
          campaign,
        };
      case 'approved':
        return { registration: { ...registration, totalRateDecrease: { totalRate: 900, dueAt } }, campaign };
      default:
        return { registration, campaign };
    }
  });
}

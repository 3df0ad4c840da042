import fc from 'fast-check';
import type { Campaign } from '../../campaign/campaign.js';
import type {
  CampaignChanges,
  CampaignCommand,
  CampaignCommandInput,
  CampaignDraft,
} from '../../campaign/commands.js';
import { type CampaignOutcome, decideCampaign } from '../../campaign/decide.js';
import type { CampaignFacts } from '../../campaign/input.js';
import { CLOCK } from '../../core/actor.js';
import { type Instant, ONE_DAY } from '../../core/instant.js';
import type { Period } from '../../core/period.js';
import { defaultPolicy } from '../../policy/policy.js';
import { after, BEGINNING, ONE_HOUR } from '../arbitraries/instants.js';
import { plainPlace } from '../arbitraries/place.js';

/** One command of a walk, on what it was decided, and what became of it. */
export interface CampaignTried {
  readonly before: Campaign | undefined;
  readonly command: CampaignCommand;
  readonly facts: CampaignFacts;
  readonly outcome: CampaignOutcome;
}

const at = (days: number) => after(BEGINNING, days * ONE_DAY);

/** A period within the first 60 days, on whole days so that boundaries meet. */
const period: fc.Arbitrary<Period> = fc
  .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 30 }))
  .map(([start, length]) => ({ start: at(start), end: at(start + length) }));

/** Changes, of which most are fine by themselves. */
const changes: fc.Arbitrary<CampaignChanges> = fc.record(
  {
    name: fc.constantFrom('Songkran', 'Loy Krathong', 'n'.repeat(50)),
    proposedRate: fc.constantFrom(100, 1_200, 8_000, 8_001),
    registrationPeriod: period,
    campaignPeriod: period,
    audience: fc.constantFrom(
      { kind: 'everyone' },
      { kind: 'shops', shopIds: ['shop-1', 'shop-2'] },
      { kind: 'seller_types', sellerTypes: ['local'] },
    ),
  },
  { requiredKeys: [], noNullPrototype: true },
);

/** Shops of which some are invited already, and some not. */
const someShops = fc.subarray(['shop-1', 'shop-2', 'shop-3', 'shop-4'], { minLength: 1, maxLength: 3 });

/** For named shops, so that invitations matter from the beginning. */
const draft: CampaignDraft = {
  name: 'Songkran',
  description: '',
  message: '',
  market: 'TH',
  timeZone: 'Asia/Bangkok',
  registrationPeriod: { start: at(1), end: at(20) },
  campaignPeriod: { start: at(10), end: at(40) },
  proposedRate: 1_200,
  contact: { email: 'hello@agency.example', line: '@agency' },
  audience: { kind: 'shops', shopIds: ['shop-1', 'shop-2'] },
};

const creation = { type: 'create', campaignId: plainPlace.campaignId, draft } as const;

/** The creation of a campaign for two named shops. */
export function creations(): fc.Arbitrary<CampaignCommandInput> {
  return fc.constant(creation);
}

/** What people and clocks try on a campaign: edits most, and of everything else enough. */
export function campaignAttempts(): fc.Arbitrary<CampaignCommandInput> {
  const edits = changes.map((some): CampaignCommandInput => ({ type: 'edit', changes: some }));
  const invites = someShops.map((shopIds): CampaignCommandInput => ({ type: 'invite_shops', shopIds }));
  const uninvites = someShops.map((shopIds): CampaignCommandInput => ({ type: 'uninvite_shops', shopIds }));
  return fc.oneof(
    { weight: 6, arbitrary: edits },
    { weight: 2, arbitrary: invites },
    { weight: 2, arbitrary: uninvites },
    { weight: 3, arbitrary: fc.constant<CampaignCommandInput>({ type: 'announce' }) },
    { weight: 2, arbitrary: fc.constant<CampaignCommandInput>({ type: 'publish' }) },
    { weight: 1, arbitrary: fc.constant<CampaignCommandInput>({ type: 'end_early' }) },
    { weight: 1, arbitrary: fc.constant<CampaignCommandInput>(creation) },
  );
}

/** What passes between two commands: often nothing, so that commands meet at one instant. */
const gap = fc.constantFrom(0, 0, 1, ONE_HOUR, ONE_DAY, ONE_DAY, 5 * ONE_DAY);

/** The life of a campaign: its creation, and commands as people and clocks give them, refused ones included. */
export function campaignWalks(): fc.Arbitrary<readonly CampaignTried[]> {
  return fc.array(fc.tuple(gap, campaignAttempts()), { minLength: 1, maxLength: 14 }).map((attempted) => {
    const passages: CampaignTried[] = [];
    let now = BEGINNING;
    let campaign: Campaign | undefined;
    const all: readonly (readonly [number, CampaignCommandInput])[] = [[0, creation], ...attempted];
    for (const [passing, attempt] of all) {
      now = after(now, passing);
      const command = stampedCampaignCommand(attempt, now);
      const outcome = decideCampaign(campaign, command, facts);
      passages.push({ before: campaign, command, facts, outcome });
      if (outcome.ok) campaign = outcome.campaign;
    }
    return passages;
  });
}

const facts: CampaignFacts = {
  policy: defaultPolicy,
  agency: { id: plainPlace.agencyId, name: 'Bright Partners', homeCountry: 'TH' },
};

/** A command as it is decided, by the plain agency, or by the clock where it is the clock's. */
export function stampedCampaignCommand(attempt: CampaignCommandInput, now: Instant): CampaignCommand {
  if (attempt.type === 'announce') return { ...attempt, at: now, actor: CLOCK };
  return { ...attempt, at: now, actor: { role: 'agency', agencyId: plainPlace.agencyId } };
}

import fc from 'fast-check';
import {
  type Audience,
  type Campaign,
  type CampaignChanges,
  type CampaignCommand,
  type CampaignEvent,
  CLOCK,
  decideCampaign,
  defaultPolicy,
  instant,
  type Period,
} from 'partner-campaigns';
import { aDraft, agency, days } from './build.ts';

const facts = {
  policy: defaultPolicy,
  agency: { id: 'agency-1', name: 'Bright Partners', homeCountry: 'TH' },
};

const HOUR = 3_600_000;
/** For named shops, so that invitations matter from the beginning. */
const draft = aDraft({ audience: { kind: 'shops', shopIds: ['shop-1', 'shop-2'] } });

/** A period within the first 60 days of the test world, on whole days so that boundaries meet. */
const period: fc.Arbitrary<Period> = fc
  .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 30 }))
  .map(([start, length]) => ({ start: days(start), end: days(start + length) }));

const audience: fc.Arbitrary<Audience> = fc.constantFrom(
  { kind: 'everyone' },
  { kind: 'shops', shopIds: ['shop-1', 'shop-2'] },
  { kind: 'seller_types', sellerTypes: ['local'] },
);

/** Changes, of which most are fine by themselves. */
const changes: fc.Arbitrary<CampaignChanges> = fc.record(
  {
    name: fc.constantFrom('Songkran', 'Loy Krathong', 'n'.repeat(50)),
    proposedRate: fc.constantFrom(100, 1200, 8000, 8001),
    registrationPeriod: period,
    campaignPeriod: period,
    audience,
  },
  { requiredKeys: [] },
);

/** Shops of which some are invited already, and some not. */
const someShops = fc.subarray(['shop-1', 'shop-2', 'shop-3', 'shop-4'], { minLength: 1, maxLength: 3 });

const at = days(0);
const intention: fc.Arbitrary<CampaignCommand> = fc.oneof(
  {
    weight: 6,
    arbitrary: changes.map((some) => ({ type: 'edit', changes: some, at, actor: agency }) as const),
  },
  {
    weight: 2,
    arbitrary: someShops.map((shopIds) => ({ type: 'invite_shops', shopIds, at, actor: agency }) as const),
  },
  {
    weight: 2,
    arbitrary: someShops.map((shopIds) => ({ type: 'uninvite_shops', shopIds, at, actor: agency }) as const),
  },
  { weight: 3, arbitrary: fc.constant({ type: 'announce', at, actor: CLOCK } as const) },
  { weight: 2, arbitrary: fc.constant({ type: 'publish', at, actor: agency } as const) },
  { weight: 1, arbitrary: fc.constant({ type: 'end_early', at, actor: agency } as const) },
  {
    weight: 1,
    arbitrary: fc.constant({ type: 'create', campaignId: 'campaign-1', draft, at, actor: agency } as const),
  },
);

/** What passes between two commands: often nothing, so that commands meet at one instant. */
const gap = fc.constantFrom(0, 0, 1, HOUR, 24 * HOUR, 24 * HOUR, 120 * HOUR);

/** One command of a walk, and what became of it. */
export interface Step {
  readonly before: Campaign | undefined;
  readonly command: CampaignCommand;
  readonly outcome: ReturnType<typeof decideCampaign>;
}

/** The life of a campaign: its creation, and commands as people and clocks give them, refused ones included. */
export const walk: fc.Arbitrary<readonly Step[]> = fc
  .array(fc.tuple(gap, intention), { minLength: 1, maxLength: 14 })
  .map((intentions) => {
    const steps: Step[] = [];
    let now = days(0);
    let campaign: Campaign | undefined;
    const creation = { type: 'create', campaignId: 'campaign-1', draft, at, actor: agency } as const;
    for (const [passing, intended] of [[0, creation] as const, ...intentions]) {
      now = instant(now + passing);
      const command = { ...intended, at: now };
      const outcome = decideCampaign(campaign, command, facts);
      steps.push({ before: campaign, command, outcome });
      if (outcome.ok) campaign = outcome.campaign;
    }
    return steps;
  });

/** The facts that every command of a walk is decided on. */
export const factsOfWalks = facts;

/** The events of a walk, in order. */
export function eventsOf(steps: readonly Step[]): readonly CampaignEvent[] {
  return steps.flatMap(({ outcome }) => (outcome.ok ? outcome.events : []));
}

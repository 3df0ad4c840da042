import fc from 'fast-check';
import type { CampaignChanges, CampaignCommandInput, CampaignCommandType } from '../../campaign/commands.js';
import type { Country } from '../../core/country.js';
import type { ShopId } from '../../core/ids.js';
import { defaultPolicy, type Policy } from '../../policy/policy.js';
import { proposedRateBoundsOf } from '../../policy/proposed-rate-bounds.js';
import { audiences } from './audiences.js';
import { campaignDrafts } from './campaign-drafts.js';
import { ALL_OPTIONAL } from './combinators.js';
import { agencyContacts } from './contacts.js';
import { periods } from './instants.js';
import { rates } from './rates.js';
import { ids, names, texts } from './texts.js';

/** Commands on campaigns that come from outside: every one but the clock's. */
export type GivenCampaignCommand = Exclude<CampaignCommandType, 'announce'>;

/** What a test may pin of campaign inputs. */
export interface CampaignInputOptions<Type extends GivenCampaignCommand = GivenCampaignCommand> {
  /** Which commands: all of them when left out. */
  readonly types?: readonly Type[];
  /** Whose bounds rates keep; the default one when left out. */
  readonly policy?: Policy;
  /** `TH` when left out. */
  readonly market?: Country;
}

type InputOf<Type extends GivenCampaignCommand> = Extract<CampaignCommandInput, { readonly type: Type }>;
type Inputs = { readonly [Type in GivenCampaignCommand]: fc.Arbitrary<InputOf<Type>> };

/**
 * Inputs of campaign commands as an agency may send them: every one is read by `parseCampaignCommand`, and every field
 * stands in some. Whether a campaign accepts them is another matter.
 */
export function campaignInputs<Type extends GivenCampaignCommand = GivenCampaignCommand>(
  options?: CampaignInputOptions<Type>,
): fc.Arbitrary<Extract<CampaignCommandInput, { readonly type: Type }>>;
export function campaignInputs(options: CampaignInputOptions = {}): fc.Arbitrary<CampaignCommandInput> {
  const inputs = inputsUnder(options);
  return fc.oneof(
    { withCrossShrink: true },
    ...(options.types ?? givenCampaignCommands).map((type) => inputs[type]),
  );
}

/** Changes of a campaign's details: any of them, each by itself what an agency may write. */
export function campaignChanges({
  policy = defaultPolicy,
  market = 'TH',
}: Omit<CampaignInputOptions, 'types'> = {}): fc.Arbitrary<CampaignChanges> {
  return fc.record(
    {
      name: names(),
      description: texts({ maximum: 900 }),
      message: texts({ maximum: 900 }),
      registrationPeriod: periods(),
      campaignPeriod: periods(),
      proposedRate: rates(proposedRateBoundsOf(policy)),
      contact: agencyContacts(market),
      audience: audiences(),
    },
    ALL_OPTIONAL,
  );
}

const plain = { noNullPrototype: true } as const;

/** Shops of which some are invited already, and some are not. */
export function shopLists(): fc.Arbitrary<readonly ShopId[]> {
  return fc
    .tuple(
      fc.subarray(['shop-1', 'shop-2', 'shop-3', 'shop-4'], { minLength: 1 }),
      fc.option(ids(), { nil: undefined }),
    )
    .map(([shops, more]) => (more === undefined || shops.includes(more) ? shops : [...shops, more]));
}

function only<const Type extends GivenCampaignCommand>(type: Type): fc.Arbitrary<Type> {
  return fc.constant(type);
}

function inputsUnder({ policy = defaultPolicy, market = 'TH' }: CampaignInputOptions): Inputs {
  return {
    publish: fc.record({ type: only('publish') }, plain),
    end_early: fc.record({ type: only('end_early') }, plain),
    edit: fc.record(
      { type: only('edit'), changes: campaignChanges({ policy, market }), seenRevision: fc.nat(9) },
      { ...plain, requiredKeys: ['type', 'changes'] },
    ),
    invite_shops: fc.record({ type: only('invite_shops'), shopIds: shopLists() }, plain),
    uninvite_shops: fc.record({ type: only('uninvite_shops'), shopIds: shopLists() }, plain),
    create: fc.record(
      { type: only('create'), campaignId: ids(), draft: campaignDrafts({ policy, market }) },
      plain,
    ),
  };
}

/** Every campaign command that comes from outside, the simplest first; the compiler says when one is missing. */
export const givenCampaignCommands: readonly GivenCampaignCommand[] = Object.keys({
  publish: true,
  end_early: true,
  edit: true,
  invite_shops: true,
  uninvite_shops: true,
  create: true,
} satisfies Readonly<Record<GivenCampaignCommand, true>>).filter(isGiven);

function isGiven(name: string): name is GivenCampaignCommand {
  return name !== 'announce';
}

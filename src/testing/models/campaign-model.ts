import fc from 'fast-check';
import type { CampaignCommandInput } from '../../campaign/commands.js';
import { campaignStatusAt, nextMilestone } from '../../campaign/status.js';
import type { CampaignId } from '../../core/ids.js';
import { earlierOf, type Instant, laterOf } from '../../core/instant.js';
import { defaultPolicy } from '../../policy/policy.js';
import type { Answer } from '../../service/reasons.js';
import type { CampaignResult } from '../../service/results.js';
import { unwrap } from '../../service/unwrap.js';
import { mostly, pick } from '../arbitraries/combinators.js';
import { after, ONE_HOUR } from '../arbitraries/instants.js';
import { campaignAttempts, creations } from '../walks/campaign-walk.js';
import { mustBe, type Told, told } from './answers.js';
import {
  type CampaignRequest,
  type CampaignsState,
  campaignsSettled,
  foretellCampaign,
} from './campaign-state.js';
import { type ModelWorld, modelAgencies, modelWorld, type TestedHost } from './host.js';
import { type ModelCommand, type ModelOptions, modelCommand, type ServiceModel } from './model.js';
import { inSomeOrder } from './orders.js';

/** What a host must hold, as far as it has been run. */
export interface CampaignModel {
  readonly world: ModelWorld;
  state: CampaignsState;
  /** The ids that the host chose, by the numbers that campaigns go by here. */
  readonly ids: Map<string, CampaignId>;
  /** How many numbers were given. */
  numbers: number;
}

/** Somebody tries something on a campaign, their own mostly. */
interface TryDraw {
  readonly does: 'try';
  readonly campaign: number;
  readonly attempt: CampaignCommandInput;
  readonly stranger: boolean;
}

/** What happens to a host. */
type CampaignDeed =
  | TryDraw
  | { readonly does: 'together'; readonly tries: readonly TryDraw[] }
  | { readonly does: 'wait'; readonly until: 'later' | 'boundary'; readonly by: number }
  | { readonly does: 'settle' | 'look' };

/**
 * A model of what a host's service does with campaigns: the pure core, which foretells every answer and all that stands.
 * Agencies write, edit, publish, invite and end, several at once too, under a quota of two ongoing campaigns; jobs tell of
 * boundaries; time passes up to them and beyond. Used as a {@link registrationModel} is.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { campaignModel, type StartHost } from 'partner-campaigns/testing';
 *
 * export async function testCampaigns(start: StartHost) {
 *   const model = campaignModel();
 *   await fc.assert(
 *     fc.asyncProperty(model.commands(), (commands) => fc.asyncModelRun(model.on(start), commands)),
 *   );
 * }
 * ```
 */
export function campaignModel({
  policy = { ...defaultPolicy, maximumOngoingCampaigns: 2 },
}: ModelOptions = {}): ServiceModel<CampaignModel> {
  const world = modelWorld(policy);
  return {
    commands: (constraints) =>
      fc.commands(
        deeds().map((deed) => deed.map(commandOf)),
        { size: 'large', ...constraints },
      ),
    on: (start) => async () => {
      const real = await start(world);
      return {
        model: { world, state: { now: world.now, campaigns: new Map() }, ids: new Map(), numbers: 0 },
        real,
      };
    },
  };
}

function deeds(): readonly fc.Arbitrary<CampaignDeed>[] {
  const plain = { noNullPrototype: true } as const;
  const tries: fc.Arbitrary<TryDraw> = fc.record(
    {
      does: fc.constant('try'),
      campaign: fc.nat(3),
      // More of what makes campaigns, and of what puts them under the quota.
      attempt: fc.oneof(
        { weight: 2, arbitrary: creations() },
        { weight: 3, arbitrary: fc.constant<CampaignCommandInput>({ type: 'publish' }) },
        { weight: 7, arbitrary: campaignAttempts() },
      ),
      stranger: mostly(false, true),
    },
    plain,
  );
  const waits = fc.tuple(fc.nat(96), fc.constantFrom(0, 1, -1), fc.boolean());
  return [
    tries,
    tries,
    tries,
    fc.array(tries, { minLength: 2, maxLength: 3 }).map((several) => ({ does: 'together', tries: several })),
    waits.map(([hours, by, isLater]): CampaignDeed => {
      return isLater
        ? { does: 'wait', until: 'later', by: hours * ONE_HOUR }
        : { does: 'wait', until: 'boundary', by };
    }),
    fc.constant({ does: 'settle' }),
    fc.constant({ does: 'look' }),
  ];
}

function commandOf(deed: CampaignDeed): ModelCommand<CampaignModel> {
  return modelCommand<CampaignModel, CampaignRequest>(deed, {
    requestsOf: (model) => {
      if (deed.does === 'try') return requestsOf([deed], model);
      return deed.does === 'together' ? requestsOf(deed.tries, model) : [];
    },
    run: (requests, model, real) => run(deed, requests, model, real),
  });
}

async function run(
  deed: CampaignDeed,
  requests: readonly CampaignRequest[],
  model: CampaignModel,
  real: TestedHost,
): Promise<void> {
  const { world, state } = model;
  switch (deed.does) {
    case 'try':
    case 'together': {
      const answers = await Promise.all(requests.map((request) => perform(model, real, request)));
      model.state = inSomeOrder(state, requests, answers, (standing, request) =>
        foretellCampaign(world, standing, request),
      );
      await mustHold(model, real);
      return;
    }
    case 'wait': {
      const now = laterOf(state.now, instantAfter(state, deed));
      await real.advanceTo(now);
      model.state = { ...state, now };
      return;
    }
    case 'settle':
      unwrap(await real.service.deadlines.settle({ role: 'platform' }, 1_000));
      model.state = campaignsSettled(world, state);
      mustBe([], unwrap(await real.service.deadlines.due({ role: 'platform' }, state.now)), 'still due');
      await mustHold(model, real);
      return;
    case 'look':
      await mustShow(model, real);
  }
}

/** What is asked; a new campaign has the next number. What is the clock's is left to its job. */
function requestsOf(tries: readonly TryDraw[], model: CampaignModel): readonly CampaignRequest[] {
  const numbers = [...model.state.campaigns.keys()];
  return tries.flatMap(({ campaign, attempt, stranger }): readonly CampaignRequest[] => {
    if (attempt.type === 'announce') return [];
    const agencyId = stranger ? modelAgencies[1] : modelAgencies[0];
    if (attempt.type === 'create') {
      model.numbers += 1;
      return [{ agencyId, number: `number-${model.numbers}`, input: attempt }];
    }
    return numbers.length === 0 ? [] : [{ agencyId, number: pick(numbers, campaign), input: attempt }];
  });
}

async function perform(
  model: CampaignModel,
  { service }: TestedHost,
  { agencyId, number, input }: CampaignRequest,
): Promise<readonly Told[]> {
  const actor = { role: 'agency', agencyId } as const;
  const answer = await ask();
  if (answer.ok) model.ids.set(number, answer.value.campaignId);
  return [told(answer, ({ decision, revision }) => ({ decision, revision }))];

  async function ask(): Promise<Answer<CampaignResult>> {
    const { campaigns } = service;
    const id = model.ids.get(number) ?? number;
    switch (input.type) {
      case 'create':
        return campaigns.create(actor, input.draft);
      case 'edit':
        return campaigns.edit(actor, id, input.changes);
      case 'invite_shops':
        return campaigns.inviteShops(actor, id, input.shopIds);
      case 'uninvite_shops':
        return campaigns.uninviteShops(actor, id, input.shopIds);
      case 'publish':
        return campaigns.publish(actor, id);
      case 'end_early':
        return campaigns.endEarly(actor, id);
    }
  }
}

function instantAfter(
  { now, campaigns }: CampaignsState,
  { until, by }: Extract<CampaignDeed, { does: 'wait' }>,
): Instant {
  if (until === 'later') return after(now, by);
  const [first, ...others] = [...campaigns.values()]
    .flatMap((campaign) => nextMilestone(campaign)?.at ?? [])
    .filter((at) => at > now);
  return first === undefined ? now : after(others.reduce(earlierOf, first), by);
}

/** Holds what the host has of every campaign against what must stand. */
async function mustHold({ state, ids }: CampaignModel, real: TestedHost): Promise<void> {
  for (const [number, campaign] of state.campaigns) {
    const id = ids.get(number) ?? number;
    const actor = { role: 'agency', agencyId: campaign.agencyId } as const;
    const row = unwrap(await real.service.campaigns.get(actor, id));
    mustBe({ ...campaign, id }, row.campaign, `campaign ${id}`);
    mustBe(campaignStatusAt(campaign, state.now), row.status, `status of ${id}`);
  }
}

/** Holds lists against what must stand, and what is another agency's against nothing. */
async function mustShow(model: CampaignModel, real: TestedHost): Promise<void> {
  await mustHold(model, real);
  const { state, ids } = model;
  for (const agencyId of modelAgencies) {
    const actor = { role: 'agency', agencyId } as const;
    const listed = unwrap(await real.service.campaigns.list(actor, {}, { limit: 100 })).rows;
    const own = [...state.campaigns].filter(([, campaign]) => campaign.agencyId === agencyId);
    const expected = own.map(([number]) => ids.get(number) ?? number).toSorted();
    mustBe(expected, listed.map(({ campaign }) => campaign.id).toSorted(), `campaigns of ${agencyId}`);
    for (const [number, campaign] of state.campaigns) {
      if (campaign.agencyId === agencyId) continue;
      const foreign = await real.service.campaigns.get(actor, ids.get(number) ?? number);
      mustBe(false, foreign.ok, `whether ${agencyId} sees a campaign of ${campaign.agencyId}`);
    }
  }
}

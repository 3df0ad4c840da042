import fc from 'fast-check';
import type { Campaign } from '../../campaign/campaign.js';
import { decideCampaign } from '../../campaign/decide.js';
import { earlierOf, type Instant, laterOf, ONE_DAY } from '../../core/instant.js';
import type { Policy } from '../../policy/policy.js';
import { saved } from '../../ports/save.js';
import { deadlineOf } from '../../registration/registration.js';
import type { RegistrationResult } from '../../service/results.js';
import { unwrap } from '../../service/unwrap.js';
import { after } from '../arbitraries/instants.js';
import { fixtures } from '../fixtures/fixtures.js';
import { mustBe, type Told, told } from './answers.js';
import { type ModelWorld, modelWorld, type TestedHost } from './host.js';
import { type ModelCommand, type ModelOptions, modelCommand, type ServiceModel } from './model.js';
import { inSomeOrder } from './orders.js';
import { mustBeDue, mustHold, mustShow } from './registration-checks.js';
import { type RegistrationDeed, registrationDeeds } from './registration-deeds.js';
import { requestsOf } from './registration-requests.js';
import { foretell, type ModelRequest, type ModelState, settled } from './registration-state.js';

/** What a host must hold, as far as it has been run. */
export interface RegistrationModel {
  readonly world: ModelWorld;
  state: ModelState;
}

/**
 * A model of what a host's service does with registrations: the pure core, which foretells every answer and all that
 * stands. People submit, review, change and close, several at once too; jobs settle, the agency ends the campaign, time
 * passes up to deadlines and beyond. A host that answers otherwise, or holds otherwise, is found out with the shortest
 * way there. Of several at once, some order must give the same answers.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { createPartnerCampaigns } from 'partner-campaigns';
 * import { createMemoryDirectories, createMemoryStore } from 'partner-campaigns/memory';
 * import { type ModelWorld, registrationModel } from 'partner-campaigns/testing';
 *
 * function start({ now: begin, policy, rules, ...facts }: ModelWorld) {
 *   let now = begin;
 *   const directories = createMemoryDirectories();
 *   directories.add(facts);
 *   const newId = () => 'campaign-1';
 *   const clock = { now: () => now };
 *   const service = createPartnerCampaigns({ store: createMemoryStore(), directories, clock, newId, policy, rules });
 *   return { service, advanceTo: (at: typeof now) => void (now = at) };
 * }
 *
 * const model = registrationModel();
 * await fc.assert(
 *   fc.asyncProperty(model.commands({ maxCommands: 15 }), (commands) =>
 *     fc.asyncModelRun(model.on(start), commands),
 *   ),
 *   { numRuns: 10 },
 * );
 * ```
 */
export function registrationModel({
  policy = modelPolicy(),
  rules,
}: ModelOptions = {}): ServiceModel<RegistrationModel> {
  const world = modelWorld(policy, rules);
  return {
    commands: (constraints) =>
      fc.commands(
        registrationDeeds().map((deeds) => deeds.map(commandOf)),
        { size: 'large', ...constraints },
      ),
    on: (start) => async () => {
      const real = await start(world);
      return { model: { world, state: await begun(world, real) }, real };
    },
  };
}

function modelPolicy(): Policy {
  const { policy } = modelWorld();
  return {
    ...policy,
    totalRateChange: 'free',
    autoReview: { afterDays: 5, outcome: 'approve' },
    autoCloseAfterDays: 4,
    maximumSampleQuantity: 40,
  };
}

/** Has the first agency write and publish a campaign, and time pass until it is open. */
async function begun({ now, policy, agencies }: ModelWorld, real: TestedHost): Promise<ModelState> {
  const [agency] = agencies;
  if (agency === undefined) throw new TypeError('A world has agencies');
  const actor = { role: 'agency', agencyId: agency.id } as const;
  const { name, description, message, market, timeZone, registrationPeriod, ...rest } =
    fixtures.campaign.published;
  const { campaignPeriod, proposedRate, contact, audience } = rest;
  const periods = { registrationPeriod, campaignPeriod };
  const draft = { name, description, message, market, timeZone, ...periods, proposedRate, contact, audience };
  const { campaigns } = real.service;
  const { campaignId } = unwrap(await campaigns.create(actor, draft));
  unwrap(await campaigns.publish(actor, campaignId));
  let campaign: Campaign | undefined;
  for (const input of [{ type: 'create', campaignId, draft }, { type: 'publish' }] as const) {
    const outcome = decideCampaign(campaign, { ...input, at: now, actor }, { policy, agency });
    if (!outcome.ok) throw new TypeError('The campaign of the model is refused');
    campaign = saved(outcome.campaign);
  }
  if (campaign === undefined) throw new TypeError('There is no campaign');
  const open = after(now, ONE_DAY);
  await real.advanceTo(open);
  return { now: open, campaign, registrations: new Map(), events: new Map() };
}

function commandOf(deed: RegistrationDeed): ModelCommand<RegistrationModel> {
  return modelCommand<RegistrationModel, ModelRequest>(deed, {
    requestsOf: ({ state, world }) => requestsOf(deed, state, world),
    run: (requests, model, real) => run(deed, requests, model, real),
  });
}

async function run(
  deed: RegistrationDeed,
  requests: readonly ModelRequest[],
  model: RegistrationModel,
  real: TestedHost,
): Promise<void> {
  const { world, state } = model;
  switch (deed.does) {
    case 'submit':
    case 'execute':
    case 'together': {
      const answers = await Promise.all(requests.map((request) => perform(real, request)));
      model.state = inSomeOrder(state, requests, answers, (standing, request) =>
        foretell(world, standing, request),
      );
      await mustHold(model.state, real);
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
      model.state = settled(world, state);
      await mustBeDue(model.state, real);
      await mustHold(model.state, real);
      return;
    case 'end':
      model.state = await ended(model, real);
      return;
    case 'look':
      await mustShow(state, real);
  }
}

/** Asks the host, and says what each item was answered. */
async function perform({ service }: TestedHost, request: ModelRequest): Promise<readonly Told[]> {
  if (request.asks === 'execute') {
    const { actor, registrationId, command } = request;
    return [told(await service.registrations.execute(actor, { registrationId, command }), resultOf)];
  }
  const answer = await service.registrations.submit(request.actor, request.form);
  return answer.ok
    ? answer.value.items.map((item) => told(item, resultOf))
    : [told(answer, (nothing) => nothing)];
}

function resultOf({ registrationId, decision, attempt, revision, warnings }: RegistrationResult) {
  return { registrationId, decision, attempt, revision, warnings: warnings.map(({ code }) => code) };
}

function instantAfter(
  { now, campaign, registrations }: ModelState,
  { until, by }: Extract<RegistrationDeed, { does: 'wait' }>,
): Instant {
  if (until === 'later') return after(now, by);
  const { registrationPeriod, campaignPeriod } = campaign;
  const targets =
    until === 'deadline'
      ? [...registrations.values()].flatMap((one) => deadlineOf(one)?.dueAt ?? [])
      : [campaignPeriod.start, registrationPeriod.end, campaignPeriod.end];
  const [first, ...others] = targets.filter((target) => target > now);
  return first === undefined ? now : after(others.reduce(earlierOf, first), by);
}

async function ended({ state, world }: RegistrationModel, real: TestedHost): Promise<ModelState> {
  const { campaign, now } = state;
  const actor = { role: 'agency', agencyId: campaign.agencyId } as const;
  const outcome = decideCampaign(campaign, { type: 'end_early', at: now, actor }, { policy: world.policy });
  const answer = await real.service.campaigns.endEarly(actor, campaign.id);
  mustBe(outcome.ok, answer.ok, 'ended early');
  return outcome.ok ? { ...state, campaign: saved(outcome.campaign) } : state;
}

import fc from 'fast-check';
import type { RegistrationId } from '../../core/ids.js';
import { instant, ONE_DAY } from '../../core/instant.js';
import type { Policy } from '../../policy/policy.js';
import {
  type SampleCommandInput,
  type SampleCommandType,
  sampleCommandRoles,
} from '../../sample/commands.js';
import { type SampleTab, sampleTabOf } from '../../sample/tabs.js';
import type { Caller } from '../../service/roles.js';
import { unwrap } from '../../service/unwrap.js';
import { after } from '../arbitraries/instants.js';
import { fixtures } from '../fixtures/fixtures.js';
import { mustBe, type Told, told } from './answers.js';
import {
  type CreatorRequest,
  type CreatorsState,
  foretellCreator,
  modelDays,
  quotaShown,
  type Stage,
  settledCreators,
  stageShown,
} from './creator-state.js';
import { type ModelWorld, modelCreators, modelShops, modelWorld, type TestedHost } from './host.js';
import { type ModelCommand, modelCommand, type ServiceModel } from './model.js';
import { inSomeOrder } from './orders.js';

/** What a host must hold of what creators have under one registration, as far as it has been run. */
export interface CreatorModel {
  readonly world: ModelWorld;
  readonly registrationId: RegistrationId;
  state: CreatorsState;
}

/**
 * A model of what a host's service does with the links and the sample requests of three creators under one product, of
 * which few units are granted: a small state that is written by hand from the rules, not the core. They ask, several at
 * once too; agency and seller review, ship and change rates and quantities; jobs settle, time passes to the end and
 * beyond. Quota, tabs and promises must be what the model says. The host's store must keep links and samples.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { createPartnerCampaigns } from 'partner-campaigns';
 * import { createMemoryDirectories, createMemoryStore } from 'partner-campaigns/memory';
 * import { creatorModel, type ModelWorld } from 'partner-campaigns/testing';
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
 * const model = creatorModel();
 * await fc.assert(
 *   fc.asyncProperty(model.commands({ maxCommands: 15 }), (commands) =>
 *     fc.asyncModelRun(model.on(start), commands),
 *   ),
 *   { numRuns: 10 },
 * );
 * ```
 */
export function creatorModel(): ServiceModel<CreatorModel> {
  const world = modelWorld(modelPolicy());
  return {
    commands: (constraints) =>
      fc.commands(
        creatorDeeds().map((deed) => deed.map(commandOf)),
        { size: 'large', ...constraints },
      ),
    on: (start) => async () => {
      const real = await start(world);
      return { model: await begun(world, real), real };
    },
  };
}

function modelPolicy(): Policy {
  const { policy } = modelWorld();
  const { review, ship, content, extension, reapply } = modelDays;
  const samples = {
    ...policy.samples,
    reviewDays: review,
    shipDays: ship,
    contentDays: content,
    extensionDays: extension,
    reapplyAfterDays: reapply,
  };
  return { ...policy, samples };
}

const seller = { role: 'seller', shopId: modelShops[0] } as const;
const agency = { role: 'agency', agencyId: fixtures.campaign.published.agencyId } as const;
const platform = { role: 'platform' } as const;

/** The creators who let the agency ask for them. */
const authorised = modelCreators.slice(0, 2);

/** Units that are granted at first, and the rate that creators are promised. */
const GRANTED = 2;
const FIRST_RATE = 800;

/** Has a campaign written, a product registered and approved, and the creators' rate set. */
async function begun(world: ModelWorld, { service, advanceTo }: TestedHost): Promise<CreatorModel> {
  const { name, description, message, market, timeZone, registrationPeriod, campaignPeriod, ...rest } =
    fixtures.campaign.published;
  const { proposedRate, contact, audience } = rest;
  const texts = { name, description, message, market, timeZone };
  const draft = { ...texts, registrationPeriod, campaignPeriod, proposedRate, contact, audience };
  const { campaignId } = unwrap(await service.campaigns.create(agency, draft));
  unwrap(await service.campaigns.publish(agency, campaignId));
  const now = after(world.now, ONE_DAY);
  await advanceTo(now);
  const batches = [{ productIds: ['product-1'], totalRate: 1_200, sampleQuantity: GRANTED }];
  const form = { campaignId, contact: fixtures.registration.pending.contact, batches };
  const [item] = unwrap(await service.registrations.submit(seller, form)).items;
  if (item === undefined) throw new TypeError('The product of the model was left unanswered');
  const { registrationId } = unwrap(item);
  const approve = { type: 'approve', seenRevision: 1 } as const;
  unwrap(await service.registrations.execute(agency, { registrationId, command: approve }));
  const rate = { type: 'set_creator_rate', creatorRate: FIRST_RATE } as const;
  unwrap(await service.registrations.execute(agency, { registrationId, command: rate }));
  const counts = { reserved: 0, shipped: 0, released: 0 };
  const none = { units: new Map(), links: new Map() };
  const over = campaignPeriod.end;
  const state = { now, over, granted: GRANTED, creatorRate: FIRST_RATE, ...counts, ...none };
  return { world, registrationId, state };
}

/** Something that somebody tries on what a creator has. */
interface CreatorDraw {
  readonly creator: number;
  readonly what: SampleCommandType | 'next' | 'add_link' | 'remove_link';
  readonly role: number;
  readonly isStranger: boolean;
  readonly behind: number;
}

type CreatorDeed =
  | { readonly does: 'ask'; readonly draws: readonly CreatorDraw[] }
  | { readonly does: 'wait'; readonly by: number }
  | { readonly does: 'set_rate'; readonly rate: number }
  | { readonly does: 'raise'; readonly by: number }
  | { readonly does: 'settle' | 'look' };

function creatorDeeds(): readonly fc.Arbitrary<CreatorDeed>[] {
  const draw: fc.Arbitrary<CreatorDraw> = fc.record(
    {
      creator: fc.nat(2),
      what: fc.constantFrom(
        ...([
          'next',
          'next',
          'next',
          'next',
          'request_sample',
          'request_sample',
          'approve_sample',
          'reject_sample',
          'withdraw_sample',
          'ship_sample',
          'receive_sample',
          'post_content',
          'extend_content_duty',
          'extend_content_duty',
          'cancel_sample',
          'add_link',
          'add_link',
          'remove_link',
        ] as const),
      ),
      role: fc.nat(3),
      isStranger: fc.integer({ min: 0, max: 15 }).map((drawn) => drawn === 15),
      behind: fc.integer({ min: 0, max: 11 }).map((drawn) => (drawn === 11 ? 1 : 0)),
    },
    { noNullPrototype: true },
  );
  const alone = draw.map((one): CreatorDeed => ({ does: 'ask', draws: [one] }));
  const several = fc
    .array(draw, { minLength: 2, maxLength: 3 })
    .map((draws): CreatorDeed => ({ does: 'ask', draws }));
  const waits = fc
    .constantFrom(0.25, 0.5, 1, 1, 2, 3, 4, 12)
    .map((days): CreatorDeed => ({ does: 'wait', by: days * ONE_DAY }));
  const rates = fc.constantFrom(500, 800, 1_200).map((rate): CreatorDeed => ({ does: 'set_rate', rate }));
  return [
    alone,
    alone,
    alone,
    alone,
    several,
    several,
    waits,
    rates,
    fc.constant({ does: 'raise', by: 1 }),
    fc.constant({ does: 'settle' }),
    fc.constant({ does: 'look' }),
  ];
}

function commandOf(deed: CreatorDeed): ModelCommand<CreatorModel> {
  return modelCommand<CreatorModel, CreatorRequest>(deed, {
    requestsOf: ({ state }) => (deed.does === 'ask' ? deed.draws.map((draw) => requestOf(draw, state)) : []),
    run: (requests, model, real) => run(deed, requests, model, real),
  });
}

/** What leads on from where a request stands. */
const next: { readonly [S in Stage]: SampleCommandType } = {
  agency_review: 'approve_sample',
  seller_review: 'approve_sample',
  awaiting_shipment: 'ship_sample',
  shipped: 'receive_sample',
  content_pending: 'post_content',
  completed: 'request_sample',
  cancelled: 'request_sample',
};

function requestOf(draw: CreatorDraw, state: CreatorsState): CreatorRequest {
  const creatorId = modelCreators[draw.creator] ?? modelCreators[0];
  const other = modelCreators[(draw.creator + 1) % modelCreators.length] ?? modelCreators[0];
  const as = draw.isStranger ? other : creatorId;
  const { what } = draw;
  if (what === 'add_link' || what === 'remove_link') return { asks: 'link', as, creatorId, type: what };
  const unit = state.units.get(creatorId);
  const type = what === 'next' ? next[unit?.stage ?? 'cancelled'] : what;
  const roles = sampleCommandRoles[type].filter((role) => role !== 'clock');
  const isReview = what === 'next' && type === 'approve_sample';
  const reviewer = unit?.stage === 'agency_review' ? 'agency' : 'seller';
  const role = isReview ? reviewer : (roles[draw.role % roles.length] ?? 'platform');
  return { asks: 'sample', role, as, creatorId, command: inputOf(type, draw, state, unit?.revision ?? 0) };
}

function inputOf(
  type: SampleCommandType,
  { behind }: CreatorDraw,
  { now }: CreatorsState,
  revision: number,
): SampleCommandInput {
  const seenRevision = Math.max(0, revision - behind);
  switch (type) {
    case 'approve_sample':
      return { type, seenRevision };
    case 'reject_sample':
      return { type, seenRevision, reason: 'not_match' };
    case 'post_content': {
      const posted = { contentId: 'clip', postedAt: instant(now) };
      return { type, content: { kind: 'video', ...posted, visibleDays: 3 } };
    }
    case 'cancel_sample':
      return { type, because: 'platform' };
    default:
      return { type };
  }
}

async function run(
  deed: CreatorDeed,
  requests: readonly CreatorRequest[],
  model: CreatorModel,
  real: TestedHost,
): Promise<void> {
  const { state, registrationId } = model;
  const { registrations, deadlines } = real.service;
  switch (deed.does) {
    case 'ask': {
      const answers = await Promise.all(requests.map((request) => perform(model, real, request)));
      const say = requests.length > 1 ? inBrief : (told: readonly Told[]) => told;
      model.state = inSomeOrder(state, requests, answers.map(say), (standing, request) => {
        const foretold = foretellCreator(standing, request, authorised);
        return { ...foretold, answers: say(foretold.answers) };
      });
      await mustHoldQuota(model, real);
      return;
    }
    case 'wait':
      model.state = { ...state, now: state.now + deed.by };
      await real.advanceTo(instant(model.state.now));
      return;
    case 'set_rate': {
      const command = { type: 'set_creator_rate', creatorRate: deed.rate } as const;
      const { ok } = await registrations.execute(agency, { registrationId, command });
      mustBe(state.now < state.over && deed.rate !== state.creatorRate, ok, 'rate set');
      model.state = ok ? { ...state, creatorRate: deed.rate } : state;
      return;
    }
    case 'raise': {
      const granted = state.granted + deed.by;
      const command = { type: 'raise_sample_quantity', sampleQuantity: granted } as const;
      const { ok } = await registrations.execute(seller, { registrationId, command });
      mustBe(state.now < state.over, ok, 'quantity raised');
      model.state = ok ? { ...state, granted } : state;
      return;
    }
    case 'settle':
      unwrap(await deadlines.settle(platform, 1_000));
      model.state = settledCreators(state);
      await mustHoldQuota(model, real);
      return;
    case 'look':
      await mustShowCreators(model, real);
  }
}

/**
 * What was done, and of a refusal only that it is one: a request, its ledger and its registration are read one after the
 * other, so what is refused while others write may have been decided on no single moment. What is done is checked again
 * when it is saved.
 */
function inBrief(answers: readonly Told[]): readonly Told[] {
  return answers.map((one) => ('refused' in one ? { refused: [] } : one));
}

async function perform(
  { registrationId }: CreatorModel,
  { service }: TestedHost,
  request: CreatorRequest,
): Promise<readonly Told[]> {
  const { creatorId, as } = request;
  if (request.asks === 'link') {
    const item = { registrationId, creatorId, command: { type: request.type } };
    const answer = await service.links.execute({ role: 'creator', creatorId: as }, item);
    return [told(answer, ({ decision, revision }) => ({ decision, revision }))];
  }
  const item = { registrationId, creatorId, command: request.command };
  const answer = await service.samples.execute(callerOf(request), item);
  return [told(answer, ({ decision, attempt, revision }) => ({ decision, attempt, revision }))];
}

function callerOf({ role, as }: Extract<CreatorRequest, { readonly asks: 'sample' }>): Caller {
  switch (role) {
    case 'creator':
      return { role, creatorId: as };
    case 'agency':
      return agency;
    case 'seller':
      return seller;
    case 'platform':
      return platform;
  }
}

async function mustHoldQuota({ state, registrationId }: CreatorModel, { service }: TestedHost) {
  mustBe(quotaShown(state), unwrap(await service.samples.quota(seller, registrationId)), 'quota');
}

/** Holds tabs, lists and promises against what must stand. */
async function mustShowCreators(model: CreatorModel, real: TestedHost): Promise<void> {
  const { state, registrationId } = model;
  const { samples, links } = real.service;
  await mustHoldQuota(model, real);
  const counts: Record<SampleTab, number> = {
    to_review: 0,
    ready_to_ship: 0,
    shipped: 0,
    content_pending: 0,
    completed: 0,
    cancelled: 0,
  };
  for (const unit of state.units.values()) counts[sampleTabOf(stageShown(unit, state))] += 1;
  mustBe(counts, unwrap(await samples.counts(agency)), 'tabs');
  for (const creatorId of modelCreators) {
    const actor = { role: 'creator', creatorId } as const;
    const unit = state.units.get(creatorId);
    const own = unwrap(await samples.list(actor)).rows;
    mustBe(
      unit === undefined ? [] : [stageShown(unit, state)],
      own.map(({ status }) => status),
      `samples of ${creatorId}`,
    );
    const link = state.links.get(creatorId);
    if (link === undefined) continue;
    const key = { registrationId, at: instant(state.now) };
    const promise = unwrap(await links.termsAt(actor, key));
    const rate = state.now < state.over ? link.rate : null;
    mustBe(rate, promise?.creatorRate ?? null, `what ${creatorId} is promised`);
    const shown = unwrap(await links.list(actor)).rows.map((row) => row.promise?.creatorRate ?? null);
    mustBe([rate], shown, `links of ${creatorId}`);
  }
}

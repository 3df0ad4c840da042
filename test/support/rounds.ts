import fc from 'fast-check';
import {
  type BulkAnswer,
  type Caller,
  type Campaign,
  type CommandType,
  commandRoles,
  commandTypes,
  type Decision,
  type PartnerCampaigns,
  type Registration,
  type RegistrationCommandInput,
  type SellerActor,
} from 'partner-campaigns';
import { unwrapped } from './answers.ts';
import { days, seller } from './build.ts';
import { inputs } from './commands.ts';
import { aForm, otherSeller, platform } from './world.ts';

/** What one person does at a moment, or the host's job. */
export type Deed =
  | {
      readonly does: 'submit';
      readonly seller: SellerActor;
      readonly campaign: number;
      readonly products: readonly string[];
      readonly atomic: boolean;
    }
  | { readonly does: 'command'; readonly atomic: boolean; readonly tries: readonly Try[] }
  | { readonly does: 'edit'; readonly campaign: number; readonly length: number }
  | { readonly does: 'end'; readonly campaign: number }
  | { readonly does: 'settle' };

/** A command on a registration: which one, which command, and made of what. */
export interface Try {
  readonly registration: number;
  readonly command: number;
  /** Only a command that the decision takes, by somebody whose it is. */
  readonly aims: boolean;
  /** How many revisions ago the reviewer looked. */
  readonly behind: number;
  readonly more: number;
}

/** What happens at once, after so many hours. */
export interface Round {
  readonly wait: number;
  readonly deeds: readonly Deed[];
}

const tries: fc.Arbitrary<Try> = fc.record({
  registration: fc.nat(1_000),
  command: fc.nat(1_000),
  aims: fc.integer({ min: 0, max: 9 }).map((roll) => roll > 1),
  behind: fc.integer({ min: 0, max: 9 }).map((roll) => (roll === 0 ? 1 : 0)),
  more: fc.integer({ min: -1, max: 5 }),
});

const deeds: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      does: fc.constant('submit' as const),
      seller: fc.constantFrom(seller, otherSeller),
      campaign: fc.nat(1),
      products: fc.subarray(['product-1', 'product-2', 'product-3', 'sold-out'], { minLength: 1 }),
      atomic: fc.boolean(),
    }),
  },
  {
    weight: 60,
    arbitrary: fc.record({
      does: fc.constant('command' as const),
      atomic: fc.nat(3).map((roll) => roll === 0),
      tries: fc.array(tries, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('edit' as const),
      campaign: fc.nat(1),
      length: fc.integer({ min: 15, max: 60 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('end' as const), campaign: fc.nat(1) }) },
  { weight: 6, arbitrary: fc.record({ does: fc.constant('settle' as const) }) },
);

/** Rounds of one to three deeds at once; about thirty deeds in all, over a month or so. */
export const rounds: fc.Arbitrary<readonly Round[]> = fc.array(
  fc.record({ wait: fc.nat(40), deeds: fc.array(deeds, { minLength: 1, maxLength: 3 }) }),
  { minLength: 12, maxLength: 18 },
);

/** What people try, decision by decision. */
const tried: { readonly [D in Decision]: readonly CommandType[] } = {
  pending: ['approve', 'approve', 'reject', 'block', 'withdraw'],
  approved: [
    'request_close',
    'raise_sample_quantity',
    'set_shop_ads_rate',
    'change_total_rate',
    'set_creator_rate',
  ],
  close_requested: [
    'approve_close',
    'approve_close',
    'cancel_close_request',
    'decline_close',
    'raise_sample_quantity',
  ],
  rejected: ['reregister'],
  blocked: ['reregister'],
  withdrawn: ['reregister'],
  closed: ['reregister'],
};

/** The tries of a deed, as the one whose the first of them is asks for them. */
interface Request {
  readonly actor: Caller;
  readonly items: readonly { readonly registrationId: string; readonly command: RegistrationCommandInput }[];
}

function requestOf(deedTries: readonly Try[], registrations: readonly Registration[]): Request | null {
  const asked = deedTries.flatMap((one) => {
    const registration = registrations[one.registration % Math.max(1, registrations.length)];
    return registration === undefined ? [] : [{ registration, type: typeOf(one, registration), one }];
  });
  const [first] = asked;
  if (first === undefined) return null;
  const actor = actorOf(first.type, first.registration);
  const items = asked
    .filter(({ registration, type, one }) => !one.aims || isSame(actor, actorOf(type, registration)))
    .map(({ registration, type, one }) => ({
      registrationId: registration.id,
      command: inputOf(type, registration, one),
    }));
  return { actor, items };
}

function isSame(one: Caller, other: Caller): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function typeOf({ aims, command }: Try, { decision }: Registration): CommandType {
  const among = aims ? tried[decision] : commandTypes;
  return among[command % among.length] ?? 'withdraw';
}

function actorOf(type: CommandType, { shopId, agencyId }: Registration): Caller {
  const [role] = commandRoles[type];
  if (role === 'seller') return { role, shopId };
  // The clock calls nobody; what is the clock's is tried by the platform.
  return role === 'agency' ? { role, agencyId } : platform;
}

function inputOf(
  type: CommandType,
  { terms, revision }: Registration,
  { behind, more }: Try,
): RegistrationCommandInput {
  const input = inputs[type];
  switch (input.type) {
    case 'raise_sample_quantity':
      return { ...input, sampleQuantity: Math.max(0, terms.sampleQuantity + more) };
    case 'change_total_rate':
      return { ...input, totalRate: terms.totalRate + 50 * more };
    case 'set_creator_rate':
      return { ...input, creatorRate: 800 + 50 * more };
    default:
      return 'seenRevision' in input ? { ...input, seenRevision: Math.max(0, revision - behind) } : input;
  }
}

/** What the answers to a deed claim: how many items were accepted and refused, and how many groups were saved. */
export interface Outcome {
  readonly accepted: number;
  readonly refused: number;
  readonly saves: number;
}

/** What is there for a deed to be done to. */
export interface Scene {
  readonly campaigns: readonly Campaign[];
  /** As they stood when the screens were drawn. */
  readonly registrations: readonly Registration[];
}

/** Has a deed done by those whose it is. */
export async function doDeed(service: PartnerCampaigns, deed: Deed, scene: Scene): Promise<Outcome> {
  const { campaigns, registrations, deadlines } = service;
  if (deed.does === 'settle') {
    const { settled, refused } = unwrapped(await deadlines.settle(platform));
    return { accepted: settled, refused: refused.length, saves: settled };
  }
  if (deed.does === 'command') {
    const request = requestOf(deed.tries, scene.registrations);
    if (request === null) return { accepted: 0, refused: 0, saves: 0 };
    const answer = await registrations.executeAll(request.actor, request.items, { atomic: deed.atomic });
    expectSeen(request, unwrapped(answer));
    return outcomeOfMany(unwrapped(answer), deed.atomic);
  }
  const campaign = scene.campaigns[deed.campaign];
  if (campaign === undefined) throw new TypeError(`There is no campaign ${deed.campaign}`);
  if (deed.does === 'submit') {
    const batches = [{ productIds: deed.products, totalRate: 1300, sampleQuantity: 3 }];
    const form = aForm(campaign.id, { batches });
    const answer = await registrations.submit(deed.seller, form, { atomic: deed.atomic });
    return outcomeOfMany(unwrapped(answer), deed.atomic);
  }
  const owner = { role: 'agency', agencyId: campaign.agencyId } as const;
  const campaignPeriod = {
    ...campaign.campaignPeriod,
    end: days(10 + (deed.does === 'edit' ? deed.length : 0)),
  };
  const answer =
    deed.does === 'end'
      ? await campaigns.endEarly(owner, campaign.id)
      : await campaigns.edit(owner, campaign.id, { campaignPeriod });
  return answer.ok ? { accepted: 1, refused: 0, saves: 1 } : { accepted: 0, refused: 1, saves: 0 };
}

/** What an agency decided is the revision that it saw, and no other. */
function expectSeen({ items }: Request, { items: answers }: BulkAnswer): void {
  for (const [index, { command }] of items.entries()) {
    const answer = answers[index];
    if (answer?.ok !== true || !('seenRevision' in command)) continue;
    if (answer.value.revision !== command.seenRevision + 1) throw new Error('Decided what was not seen');
  }
}

/** Each accepted item was saved by itself, or all of them in one group. */
function outcomeOfMany({ items, accepted }: BulkAnswer, atomic: boolean): Outcome {
  if (atomic && accepted !== 0 && accepted !== items.length) throw new Error('Neither all nor nothing');
  return { accepted, refused: items.length - accepted, saves: atomic ? Math.min(1, accepted) : accepted };
}

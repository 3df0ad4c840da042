import {
  type Actor,
  type ActorOf,
  CLOCK,
  type CommandType,
  commandRoles,
  type Instant,
  type RegistrationCommand,
  type RegistrationCommandInput,
  type Role,
} from 'partner-campaigns';
import { isOwnCommand } from '../../src/registration/authority.js';
import { agency, seller } from './build.ts';

export const roles = ['seller', 'agency', 'creator', 'platform', 'clock'] as const satisfies readonly Role[];

/** One actor of each role, all at home in the registrations that are built here. */
export const actors: { readonly [R in Role]: ActorOf<R> } = {
  seller,
  agency,
  creator: { role: 'creator', creatorId: 'creator-1' },
  platform: { role: 'platform' },
  clock: CLOCK,
};

/** The input of the command with the given name. */
export type InputOf<Type extends CommandType> = Extract<RegistrationCommandInput, { readonly type: Type }>;

/** Terms and contact that nothing speaks against. */
export const offer = {
  terms: { totalRate: 1300, shopAdsRate: 1500, sampleQuantity: 10 },
  contact: { email: 'seller@shop.example', whatsapp: '+66812345678' },
} as const;

/** For each command an input that the built registrations and facts accept. */
export const inputs: { readonly [Type in CommandType]: InputOf<Type> } = {
  register: { type: 'register', productId: 'product-1', ...offer },
  approve: { type: 'approve', seenRevision: 2 },
  reject: { type: 'reject', seenRevision: 2, reasons: ['commission_too_low'] },
  block: { type: 'block', seenRevision: 2 },
  withdraw: { type: 'withdraw' },
  reregister: { type: 'reregister', ...offer },
  request_close: { type: 'request_close' },
  cancel_close_request: { type: 'cancel_close_request' },
  approve_close: { type: 'approve_close', seenRevision: 2 },
  decline_close: { type: 'decline_close', seenRevision: 2 },
  raise_sample_quantity: { type: 'raise_sample_quantity', sampleQuantity: 10 },
  set_shop_ads_rate: { type: 'set_shop_ads_rate', shopAdsRate: 1500 },
  change_total_rate: { type: 'change_total_rate', totalRate: 1300 },
  set_creator_rate: { type: 'set_creator_rate', creatorRate: 800 },
  place_hold: {
    type: 'place_hold',
    holdId: 'hold-1',
    commands: ['approve', 'withdraw'],
    note: 'Under review.',
  },
  release_hold: { type: 'release_hold', holdId: 'hold-1' },
  disqualify: { type: 'disqualify', reason: 'shop_disqualified', note: 'Counterfeits.' },
  adopt: {
    type: 'adopt',
    shopId: 'shop-1',
    productId: 'product-1',
    observed: { decision: 'approved' },
    terms: { totalRate: 1100, creatorRate: 700, sampleQuantity: 6 },
  },
  meet_deadline: { type: 'meet_deadline' },
};

/** A command as it is decided, by an actor of the first role that may issue it unless another is given. */
export function stamped(
  input: RegistrationCommandInput,
  at: Instant,
  actor: Actor = actors[commandRoles[input.type][0]],
): RegistrationCommand {
  const command = { ...input, at, actor };
  if (!isOwnCommand(command)) throw new TypeError(`${input.type} is not of role ${command.actor.role}`);
  return command;
}

import { deepStrictEqual } from 'node:assert/strict';
import {
  decide,
  defaultPolicy,
  type Instant,
  type Registration,
  type RegistrationCommand,
  type RegistrationFacts,
  type RegistrationOutcome,
} from 'partner-campaigns';
import { aCampaign, agency, aProduct, aShop, days, seller } from '../support/build.ts';
import { compare, type Row } from './compare.ts';
import { handDecide } from './hand-switch.ts';

type Decide = typeof decide;

const terms = { totalRate: 1200, shopAdsRate: 500, sampleQuantity: 10 };
const contact = { email: 'seller@shop.example', whatsapp: '+66815550147' };
const facts: RegistrationFacts = {
  campaign: aCampaign(),
  policy: defaultPolicy,
  shop: aShop(),
  product: aProduct({ openCollaborationRate: 800 }),
};

/** The commands of one life: two attempts, a close taken back and one agreed; three are refused on the way. */
function script(at: Instant): readonly RegistrationCommand[] {
  const byAgency = { at, actor: agency, seenRevision: 0 };
  const bySeller = { at, actor: seller };
  return [
    { ...bySeller, type: 'register', productId: 'product-1', terms: { ...terms, totalRate: 9000 }, contact },
    { ...bySeller, type: 'register', productId: 'product-1', terms, contact },
    { ...byAgency, type: 'approve', seenRevision: 7 },
    { ...byAgency, type: 'reject', reasons: ['commission_too_low'], note: 'We look for 15 %.' },
    { ...byAgency, type: 'approve' },
    { ...bySeller, type: 'reregister', terms: { ...terms, totalRate: 1500 }, contact },
    { ...byAgency, type: 'approve' },
    { ...bySeller, type: 'raise_sample_quantity', sampleQuantity: 20 },
    { ...bySeller, type: 'request_close' },
    { ...bySeller, type: 'cancel_close_request' },
    { ...bySeller, type: 'request_close' },
    { ...byAgency, type: 'approve_close' },
  ];
}

const commands = script(days(5));

function play(decideBy: Decide): RegistrationOutcome[] {
  const outcomes: RegistrationOutcome[] = [];
  let registration: Registration | undefined;
  for (const command of commands) {
    const outcome = decideBy(registration, command, facts);
    if (outcome.ok) registration = outcome.registration;
    outcomes.push(outcome);
  }
  return outcomes;
}

/** Lives one after the other; the count keeps the work from being thrown away. */
function live(decideBy: Decide): void {
  let accepted = 0;
  for (let life = 0; life < LIVES; life += 1) {
    let registration: Registration | undefined;
    for (const command of commands) {
      const outcome = decideBy(registration, command, facts);
      if (!outcome.ok) continue;
      registration = outcome.registration;
      accepted += 1;
    }
  }
  if (accepted !== LIVES * 9) throw new Error(`${accepted} accepted`);
}

const LIVES = 20_000;

/** What a decision costs beside a hand-written switch with the same checks and results. */
export function decideRows(): readonly Row[] {
  deepStrictEqual(play(decide), play(handDecide));
  return [
    compare({
      name: 'decide / hand-written switch',
      ours: { name: 'decide', run: () => live(decide) },
      peer: { name: 'hand-written switch', run: () => live(handDecide as Decide) },
      pieces: LIVES * commands.length,
      rounds: 50,
      target: 1.5,
    }),
  ];
}

// What a decision costs beside a hand-written switch with the same checks and results: npm run bench

import { deepStrictEqual } from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
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

/** Nanoseconds a command, over a batch of lives; the sum keeps the work from being thrown away. */
function batch(decideBy: Decide, lives: number): number {
  let accepted = 0;
  const begin = process.hrtime.bigint();
  for (let life = 0; life < lives; life += 1) {
    let registration: Registration | undefined;
    for (const command of commands) {
      const outcome = decideBy(registration, command, facts);
      if (!outcome.ok) continue;
      registration = outcome.registration;
      accepted += 1;
    }
  }
  const elapsed = Number(process.hrtime.bigint() - begin);
  if (accepted !== lives * 9) throw new Error(`${accepted} accepted`);
  return elapsed / (lives * commands.length);
}

deepStrictEqual(play(decide), play(handDecide));

const contenders = [
  { name: 'decide', decideBy: decide, times: [] as number[] },
  { name: 'hand-written switch', decideBy: handDecide as Decide, times: [] as number[] },
];
const rounds = 60;
for (let round = 0; round < rounds; round += 1) {
  for (const contender of round % 2 === 0 ? contenders : [...contenders].reverse()) {
    const time = batch(contender.decideBy, 20_000);
    if (round >= 10) contender.times.push(time);
  }
}

const rows = contenders.map(({ name, times }) => {
  const sorted = [...times].sort((one, other) => one - other);
  return { name, best: sorted[0] ?? 0, median: sorted[Math.floor(sorted.length / 2)] ?? 0 };
});
const [ours, peer] = rows;
if (ours === undefined || peer === undefined) throw new Error('no rows');
const target = 2;
const ratio = { best: ours.best / peer.best, median: ours.median / peer.median };
const result = {
  name: 'decide / hand-written switch',
  ours,
  peer,
  ratio,
  target,
  pass: ratio.median <= target * 1.1,
};

console.log(`Node ${process.version}, nanoseconds a command`);
for (const { name, best, median } of rows) {
  console.log(
    `  ${name.padEnd(20)} best ${best.toFixed(0).padStart(5)}   median ${median.toFixed(0).padStart(5)}`,
  );
}
console.log(`  ratio: best ${ratio.best.toFixed(2)}, median ${ratio.median.toFixed(2)}, target ${target}`);
writeFileSync(new URL('results.json', import.meta.url), `${JSON.stringify([result], null, 2)}\n`);

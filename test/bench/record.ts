import { deepStrictEqual } from 'node:assert/strict';
import { decide, parseRegistration, type Registration, type RegistrationOutcome } from 'partner-campaigns';
import { compare, type Row } from './compare.ts';
import { handDecide } from './hand-switch.ts';
import { lifeSteps, type Step } from './life.ts';

const TIMES = 300;

const stored = lifeSteps.slice(1).map(({ registration, command, known }) => ({
  text: JSON.stringify(registration),
  command,
  known,
}));

type DecideBy = (
  registration: Registration,
  command: Step['command'],
  known: Step['known'],
) => RegistrationOutcome;

type Read = (text: string) => Registration;

/** As our own store reads it: with its schema. */
const parsed: Read = (text) => {
  const registration = parseRegistration(JSON.parse(text));
  if (!registration.ok) throw new Error(JSON.stringify(registration.refusal));
  return registration.value;
};

/** What was written by us and is believed. */
const believed: Read = (text) => JSON.parse(text) as Registration;

function through(read: Read, decideBy: DecideBy): readonly string[] {
  return stored.map(({ text, command, known }) => {
    const outcome = decideBy(read(text), command, known);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    return JSON.stringify(outcome.registration);
  });
}

function repeated(read: Read, decideBy: DecideBy) {
  return () => {
    let length = 0;
    for (let count = 0; count < TIMES; count += 1) length += through(read, decideBy).length;
    return length;
  };
}

/** From stored text to stored text: read, decide, write. */
export async function rows(): Promise<readonly Row[]> {
  const texts = (read: Read, decideBy: DecideBy) =>
    through(read, decideBy).map((text) => JSON.parse(text) as unknown);
  deepStrictEqual(texts(parsed, decide), texts(parsed, handDecide));
  deepStrictEqual(texts(parsed, decide), texts(believed, handDecide));
  const measured = { pieces: TIMES * stored.length, rounds: 40 };
  return [
    await compare({
      ...measured,
      name: 'parse, decide, serialise / the same with the switch',
      ours: { name: 'decide', run: repeated(parsed, decide) },
      peer: { name: 'hand-written switch', run: repeated(parsed, handDecide) },
      target: 1.5,
    }),
    await compare({
      ...measured,
      name: 'plain JSON, decide / plain JSON, the switch',
      ours: { name: 'decide', run: repeated(believed, decide) },
      peer: { name: 'hand-written switch', run: repeated(believed, handDecide) },
      target: 1.5,
    }),
    await compare({
      ...measured,
      name: 'parse, decide, serialise / plain JSON, the switch',
      ours: { name: 'decide', run: repeated(parsed, decide) },
      peer: { name: 'hand-written switch', run: repeated(believed, handDecide) },
      target: null,
    }),
  ];
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRegistration, type Registration } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { unwrapped } from '../support/answers.ts';
import { root } from '../support/source-files.ts';

// Records as they were written under each version, kept for ever. They are never edited: a new version gets a new file,
// and the records of the older ones are read as its first.

function recordsOf(version: number): readonly Record<string, unknown>[] {
  return JSON.parse(readFileSync(join(root, `test/fixtures/registration/v${version}.json`), 'utf8'));
}

const NEWEST = 2;
const newest = recordsOf(NEWEST);

describe('a record of the newest version', () => {
  it.each(newest)('is read as it is: $decision', (record) => {
    expect(unwrapped(parseRegistration(record))).toEqual(record);
  });

  it('is of a decision that was stored before, and of every decision', () => {
    const decisions = newest.map((record) => record['decision']);
    expect(new Set(decisions)).toEqual(new Set(recordsOf(1).map((record) => record['decision'])));
  });
});

describe('a record of version 1', () => {
  it.each(recordsOf(1).map((record, index) => ({ record, expected: newest[index] })))(
    'is read as one of the newest: $record.decision',
    ({ record, expected }) => {
      const written = JSON.stringify(record);
      expect(unwrapped(parseRegistration(record))).toEqual(expected);
      expect(JSON.stringify(record)).toBe(written);
    },
  );

  it('that could not have been written is refused, with the place', () => {
    const [pending] = recordsOf(1);
    const refused = (fields: object) => {
      const parsed = parseRegistration({ ...pending, ...fields });
      return parsed.ok ? [] : parsed.refusal.reasons.map(({ parameters }) => parameters.path);
    };
    expect(refused({ closedBecause: 'agreed' })).toEqual(['']);
    expect(refused({ decision: 'closed', deadline: undefined, closedBecause: 'tired' })).toEqual([
      'closure.because',
    ]);
    expect(refused({ decision: 'closed', deadline: undefined })).toEqual(['closure']);
    expect(refused({ holds: [] })).toEqual(['holds']);
  });

  it('is written back as one of the newest', () => {
    const records = recordsOf(1).map((record): Registration => unwrapped(parseRegistration(record)));
    expect(records.map(({ v }) => v)).toEqual(records.map(() => NEWEST));
  });
});

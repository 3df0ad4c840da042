import fc from 'fast-check';
import {
  type Comparison,
  type Criterion,
  compileCriterion,
  type ExplainedComparison,
  type Explanation,
  type Fields,
  instant,
  missingIn,
  parseCriteria,
  type RegistrationSubject,
  registrationFields,
  remedyOf,
} from 'partner-campaigns';
import {
  campaigns,
  criteria as criteriaOver,
  instants,
  products,
  registrations,
  shops,
} from 'partner-campaigns/testing';
import { describe, expect, it } from 'vitest';
import { shifted } from '../support/build.ts';
import { answerByHand } from '../support/criteria-oracle.ts';
import {
  fullSubjects,
  learnt,
  type SampleSubject,
  sampleFacts,
  sampleFields,
  sampleInstants,
  sampleSubjects,
  timeFields,
} from '../support/criteria-samples.ts';

const criteria = criteriaOver(sampleFields);
/** Of what time has to do with: many of these turn by time alone. */
const timely = criteriaOver(timeFields);
/** Several of them, so that one may have turned again when another turns. */
const timelyTogether = fc
  .tuple(fc.constantFrom('and', 'or'), fc.array(timely, { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([type, of, turned]): Criterion => (turned ? { type: 'not', of: { type, of } } : { type, of }));
const RUNS = { numRuns: 1_000 };
const DAY = 86_400_000;

function explained(
  criterion: Criterion,
  subject: SampleSubject,
  at: ReturnType<typeof instant>,
): Explanation {
  return compileCriterion(criterion, sampleFields).explain(subject, at);
}

/** The comparisons of a tree, each with its explanation. */
function leavesOf(
  criterion: Criterion,
  of: Explanation,
): readonly (readonly [Comparison, ExplainedComparison])[] {
  expect(of.type).toBe(criterion.type);
  if ('of' in criterion) {
    const parts = [criterion.of].flat();
    const explanations = 'of' in of ? [of.of].flat() : [];
    expect(explanations).toHaveLength(parts.length);
    return parts.flatMap((part, index) => leavesOf(part, explanations[index]!));
  }
  if ('of' in of) throw new Error(`A ${of.type} for a comparison`);
  return [[criterion, of]];
}

describe('the answer', () => {
  it('is that of the explanation, and the one worked out by hand', () => {
    fc.assert(
      fc.property(criteria, sampleSubjects(), sampleInstants(), (criterion, subject, at) => {
        const compiled = compileCriterion(criterion, sampleFields);
        const expected = answerByHand(criterion, sampleFields, subject, at);
        expect(compiled.answer(subject, at)).toBe(expected);
        const explanation = compiled.explain(subject, at);
        expect(explanation.answer).toBe(expected);
        for (const [leaf, { answer }] of leavesOf(criterion, explanation))
          expect(answer).toBe(answerByHand(leaf, sampleFields, subject, at));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is so over our own fields too', () => {
    const subjects: fc.Arbitrary<RegistrationSubject> = fc
      .record(
        { registration: registrations(), campaign: campaigns(), shop: shops(), product: products() },
        { requiredKeys: [] },
      )
      .map((subject) => subject);
    const pools = { number: fc.nat(25), instant: instants(), id: fc.constantFrom('TH', 'shop-1', 'VN') };
    fc.assert(
      fc.property(criteriaOver(registrationFields, pools), subjects, instants(), (criterion, subject, at) => {
        const compiled = compileCriterion(criterion, registrationFields);
        const expected = answerByHand(criterion, registrationFields, subject, at);
        expect(compiled.answer(subject, at)).toBe(expected);
        expect(compiled.explain(subject, at).answer).toBe(expected);
      }),
      RUNS,
    );
  });

  it('is the same when it is asked again, and of others in between', () => {
    fc.assert(
      fc.property(
        criteria,
        fc.array(fc.tuple(sampleSubjects(), sampleInstants()), { minLength: 2, maxLength: 4 }),
        (criterion, asked) => {
          const compiled = compileCriterion(criterion, sampleFields);
          const once = () =>
            asked.map(([subject, at]) => [compiled.answer(subject, at), compiled.explain(subject, at)]);
          expect(once()).toEqual(once());
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('a fact that becomes known', () => {
  it('never changes a yes or a no', () => {
    fc.assert(
      fc.property(
        criteria,
        sampleSubjects(),
        fullSubjects(),
        fc.subarray([...sampleFacts]),
        sampleInstants(),
        (criterion, subject, full, facts, at) => {
          const before = explained(criterion, subject, at).answer;
          const later = learnt(subject, full, (fact) => facts.includes(fact));
          fc.pre(before !== 'unknown');
          expect(explained(criterion, later, at).answer).toBe(before);
        },
      ),
      RUNS,
    );
  });

  it('is named if the answer hangs on it: with all that is named known, there is an answer', () => {
    fc.assert(
      fc.property(
        criteria,
        sampleSubjects(),
        fullSubjects(),
        sampleInstants(),
        (criterion, subject, full, at) => {
          const explanation = explained(criterion, subject, at);
          const missing = withWhatTheyAreMadeOf(missingIn(explanation));
          expect(missing.length > 0).toBe(explanation.answer === 'unknown');
          expect(new Set(missing).size).toBe(missing.length);
          const later = learnt(subject, full, (fact) => missing.includes(fact));
          expect(explained(criterion, later, at).answer).not.toBe('unknown');
        },
      ),
      RUNS,
    );
  });

  it('does nothing to the answer if it is not named', () => {
    fc.assert(
      fc.property(
        criteria,
        sampleSubjects(),
        fullSubjects(),
        sampleInstants(),
        (criterion, subject, full, at) => {
          const explanation = explained(criterion, subject, at);
          const named = withWhatTheyAreMadeOf(missingIn(explanation));
          const isNamed = (fact: string) => named.includes(fact) || named.includes(fact.replace(/\..*/, ''));
          const later = learnt(subject, full, (fact) => !isNamed(fact) && fact.includes('.'));
          const after = explained(criterion, later, at);
          expect(after.answer).toBe(explanation.answer);
          expect(missingIn(after)).toEqual(missingIn(explanation));
        },
      ),
      RUNS,
    );
  });

  it('is a whole part where all of that is unknown, and a field otherwise', () => {
    fc.assert(
      fc.property(criteria, sampleSubjects(), sampleInstants(), (criterion, subject, at) => {
        for (const fact of missingIn(explained(criterion, subject, at))) {
          const [part = '', field] = fact.split('.');
          const known = Reflect.get(subject, part);
          if (field === undefined) expect(known).toBeUndefined();
          else expect(sampleFields[fact]?.read(subject, at) === undefined && known !== undefined).toBe(true);
        }
      }),
      RUNS,
    );
  });
});

describe('the turn of a comparison', () => {
  /** Every millisecond around the instants that samples know, as far as spans reach, and the edges of time. */
  const around = (at: number) =>
    [-4, -3, -2, -1, 0, 1, 2, 3, 4].flatMap((day) =>
      Array.from({ length: 21 }, (_, index) => instant(Math.max(at, at + day * DAY + index - 10))),
    );

  it('is the first instant at which it has another answer, all else equal', () => {
    let turns = 0;
    fc.assert(
      fc.property(timely, fullSubjects(), sampleInstants(), (criterion, subject, at) => {
        for (const [leaf, { answer, turnsAt }] of leavesOf(criterion, explained(criterion, subject, at))) {
          const later = turnsAt === undefined ? [] : [shifted(turnsAt, -1), turnsAt, shifted(turnsAt, 1)];
          const instants = [...around(at), ...later]
            .filter((one) => one > at)
            .toSorted((one, other) => one - other);
          const first = instants.find((one) => answerByHand(leaf, sampleFields, subject, one) !== answer);
          expect(turnsAt).toBe(first);
          if (turnsAt !== undefined) turns += 1;
        }
      }),
      { numRuns: 500 },
    );
    expect(turns).toBeGreaterThan(20);
  });
});

describe('the remedy', () => {
  it('is there unless the answer is yes', () => {
    fc.assert(
      fc.property(criteria, sampleSubjects(), sampleInstants(), (criterion, subject, at) => {
        const explanation = explained(criterion, subject, at);
        expect(remedyOf(explanation) === null).toBe(explanation.answer === 'yes');
      }),
      RUNS,
    );
  });

  it('to wait is enough: the answer is yes then, if nothing else changes', () => {
    let waits = 0;
    fc.assert(
      fc.property(timelyTogether, fullSubjects(), sampleInstants(), (criterion, subject, at) => {
        const until = lastOf(remedyOf(explained(criterion, subject, at)));
        if (until === null) return;
        waits += 1;
        expect(until).toBeGreaterThan(at);
        expect(answerByHand(criterion, sampleFields, subject, instant(until))).toBe('yes');
      }),
      { numRuns: 3_000 },
    );
    expect(waits).toBeGreaterThan(20);
  });

  it('to learn is so much that there is an answer then', () => {
    fc.assert(
      fc.property(
        criteria,
        sampleSubjects(),
        fullSubjects(),
        sampleInstants(),
        (criterion, subject, full, at) => {
          const remedy = remedyOf(explained(criterion, subject, at));
          if (remedy?.type !== 'learn') return;
          expect(remedy.facts.length).toBeGreaterThan(0);
          const facts = withWhatTheyAreMadeOf(remedy.facts);
          const later = learnt(subject, full, (fact) => facts.includes(fact));
          expect(explained(criterion, later, at).answer).not.toBe('unknown');
        },
      ),
      RUNS,
    );
  });
});

describe('criteria in JSON', () => {
  it('are read back as they are', () => {
    fc.assert(
      fc.property(criteria, (where) => {
        const written = { v: 1, where };
        expect(parseCriteria(JSON.parse(JSON.stringify(written)), sampleFields)).toStrictEqual({
          ok: true,
          value: written,
        });
      }),
      RUNS,
    );
  });

  it('are read or refused as they are compiled or not, whatever the fields', () => {
    const names = Object.keys(sampleFields);
    fc.assert(
      fc.property(
        criteria,
        fc.shuffledSubarray(names, { minLength: 15 }),
        fc.boolean(),
        (where, left, swapped) => {
          // Fields that are gone, or have become fields of another kind.
          const entries = left.map(
            (name, index) => [name, sampleFields[swapped ? (left[index - 1] ?? name) : name]!] as const,
          );
          const fields: Fields<SampleSubject> = Object.fromEntries(entries);
          const parsed = parseCriteria({ v: 1, where }, fields);
          const compile = () => compileCriterion(where, fields);
          if (parsed.ok) expect(compile).not.toThrow();
          else expect(compile).toThrow(TypeError);
        },
      ),
      RUNS,
    );
  });
});

/** The last instant of a remedy that is nothing but waiting; `null` of any other. */
function lastOf(remedy: ReturnType<typeof remedyOf>): number | null {
  if (remedy?.type === 'wait') return remedy.until;
  if (remedy?.type !== 'all') return null;
  const lasts = remedy.of.map(lastOf);
  return lasts.some((last) => last === null) ? null : Math.max(...lasts.map(Number));
}

/** Facts as a subject keeps them: a phase is known by its two instants. */
function withWhatTheyAreMadeOf(facts: readonly string[]): readonly string[] {
  const kept = facts.flatMap((fact) =>
    fact.endsWith('.phase') ? [fact.replace('phase', 'since'), fact.replace('phase', 'until')] : [fact],
  );
  return [...new Set(kept)];
}

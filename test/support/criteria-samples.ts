import fc from 'fast-check';
import type { Field, FieldContent, Fields, Instant } from 'partner-campaigns';
import { closeInstants, fieldContents } from 'partner-campaigns/testing';

/** What is known of a part: its fields by name, `null` where it has none. What is left out is not known. */
export type SamplePart = Readonly<Record<string, FieldContent | null>>;

/** A subject of two parts, either of which may not be known. */
export interface SampleSubject {
  readonly shop?: SamplePart;
  readonly product?: SamplePart;
}

type PartName = keyof SampleSubject;

const kinds = {
  count: { kind: 'number' },
  since: { kind: 'instant' },
  until: { kind: 'instant' },
  name: { kind: 'text' },
  code: { kind: 'id' },
  colour: { kind: 'choice', choices: ['red', 'green', 'blue'] },
  fragile: { kind: 'flag' },
  codes: { kind: 'ids' },
  colours: { kind: 'choices', choices: ['red', 'green', 'blue'] },
} as const satisfies Readonly<Record<string, Pick<Field<SampleSubject>, 'kind' | 'choices'>>>;

/** Where a part is in its own time: before `since`, before `until`, or after both. */
function phaseOf(part: SamplePart | undefined, at: Instant): string | null | undefined {
  const [since, until] = [part?.['since'], part?.['until']];
  if (since === undefined || until === undefined) return undefined;
  if (typeof since !== 'number' || typeof until !== 'number') return null;
  if (at < since) return 'before';
  return at < until ? 'during' : 'after';
}

function fieldsOfPart(of: PartName): Fields<SampleSubject> {
  const plain = Object.entries(kinds).map(([name, field]): [string, Field<SampleSubject>] => [
    `${of}.${name}`,
    { ...field, of, read: (subject) => subject[of]?.[name] },
  ]);
  const phase: Field<SampleSubject> = {
    kind: 'choice',
    of,
    choices: ['before', 'during', 'after'],
    read: (subject, at) => phaseOf(subject[of], at),
    boundaries: (subject) =>
      [subject[of]?.['since'], subject[of]?.['until']].flatMap((one) =>
        typeof one === 'number' ? [one as Instant] : [],
      ),
  };
  return { ...Object.fromEntries(plain), [`${of}.phase`]: phase };
}

/** A field of every kind for each of two parts; `phase` is computed from the instant. */
export const sampleFields: Fields<SampleSubject> = { ...fieldsOfPart('shop'), ...fieldsOfPart('product') };

/** The fields of samples that time has to do with. */
export const timeFields: Fields<SampleSubject> = Object.fromEntries(
  Object.entries(sampleFields).filter(([name, { kind }]) => kind === 'instant' || name.endsWith('.phase')),
);

/** Parts: each field has a value, has none, or is not known. */
function parts(missing: number): fc.Arbitrary<SamplePart> {
  const contents = Object.entries(kinds).map(([name, field]) => [
    name,
    fc.option(
      fc.oneof({ weight: 5, arbitrary: fieldContents(field) }, { weight: 1, arbitrary: fc.constant(null) }),
      { nil: undefined, freq: missing },
    ),
  ]);
  return fc.record(Object.fromEntries(contents)).map(onlyKnown);
}

function onlyKnown(part: Readonly<Record<string, FieldContent | null | undefined>>): SamplePart {
  return Object.fromEntries(
    Object.entries(part).flatMap(([name, one]) => (one === undefined ? [] : [[name, one]])),
  );
}

/** Subjects of which nothing, some or all is known. */
export function sampleSubjects(): fc.Arbitrary<SampleSubject> {
  const part = fc.option(parts(3), { nil: undefined, freq: 6 });
  return fc.record({ shop: part, product: part }).map(({ shop, product }) => ({
    ...(shop === undefined ? {} : { shop }),
    ...(product === undefined ? {} : { product }),
  }));
}

/** Subjects of which everything is known: what {@link learnt} fills up with. */
export function fullSubjects(): fc.Arbitrary<Required<SampleSubject>> {
  const full = fc
    .record(
      Object.fromEntries(
        Object.entries(kinds).map(([name, field]) => [
          name,
          fc.oneof(
            { weight: 5, arbitrary: fieldContents(field) },
            { weight: 1, arbitrary: fc.constant(null) },
          ),
        ]),
      ),
    )
    .map(onlyKnown);
  return fc.record({ shop: full, product: full });
}

/** A subject with some of what was not known of it, taken from another; what was known stays. */
export function learnt(
  subject: SampleSubject,
  from: Required<SampleSubject>,
  isLearnt: (fact: string) => boolean,
): SampleSubject {
  const part = (of: PartName): Partial<SampleSubject> => {
    const known = subject[of];
    const facts = Object.entries(from[of]).filter(
      ([name]) => isLearnt(`${of}.${name}`) || (known === undefined && isLearnt(of)),
    );
    if (known === undefined && facts.length === 0 && !isLearnt(of)) return {};
    return { [of]: { ...Object.fromEntries(facts), ...known } };
  };
  return { ...part('shop'), ...part('product') };
}

/** Every fact of a sample subject. */
export const sampleFacts: readonly string[] = (['shop', 'product'] as const).flatMap((of) => [
  of,
  ...Object.keys(kinds).map((name) => `${of}.${name}`),
]);

/** The instants of a question about samples. */
export const sampleInstants = closeInstants;

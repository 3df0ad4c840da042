import * as z from 'zod';

/**
 * A JSON Schema, draft 2020-12. Where it can say less than a parser asks (that a period ends after it starts, that a
 * time zone exists), it is the wider: what a parser accepts, the schema accepts.
 */
export interface JsonSchema {
  readonly $schema: string;
  /** `urn:partner-campaigns:` with the family and the name, such as `urn:partner-campaigns:campaign-event:campaign_created`. */
  readonly $id: string;
  readonly title: string;
  readonly description: string;
  readonly [keyword: string]: unknown;
}

/** Schemas by the name of what they describe. Made anew by each call, so they are the caller's. */
export type JsonSchemas = Readonly<Record<string, JsonSchema>>;

/** What is described: a kind of document, in an id and in words. */
interface Subject {
  readonly family: string;
  readonly description: string;
}

type Keywords = z.core.JSONSchema.BaseSchema;

const DRAFT = 'https://json-schema.org/draft/2020-12/schema';

/** The JSON Schema of one kind of document, as it is given to its parser. */
export function describe(schema: z.ZodType, { family, description }: Subject): JsonSchema {
  const title = family.replaceAll('-', ' ');
  return {
    ...keywordsOf(schema),
    $schema: DRAFT,
    $id: `urn:partner-campaigns:${family}`,
    title,
    description,
  };
}

/** The JSON Schema of every member of a union, by the value of the field that tells members apart. */
export function describeEach(
  schema: z.ZodType,
  field: string,
  { family, description }: Subject,
): JsonSchemas {
  const byName = new Map<string, Keywords[]>();
  for (const member of membersOf(keywordsOf(schema))) {
    const name = nameOf(member, field);
    byName.set(name, [...(byName.get(name) ?? []), member]);
  }
  const described = [...byName].map(([name, members]) => {
    const $id = `urn:partner-campaigns:${family}:${name}`;
    const title = `${family.replaceAll('-', ' ')} ${name}`;
    return [name, { $schema: DRAFT, $id, title, description, ...together(members) }] as const;
  });
  return Object.fromEntries(described);
}

function keywordsOf(schema: z.ZodType): Keywords {
  const { '~standard': _, ...keywords } = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' });
  return keywords;
}

function membersOf(keywords: Keywords): readonly Keywords[] {
  const members = keywords.oneOf ?? keywords.anyOf;
  return members === undefined ? [keywords] : members.flatMap(membersOf);
}

function nameOf({ properties }: Keywords, field: string): string {
  const named = properties?.[field];
  const name = typeof named === 'object' ? named.const : undefined;
  if (typeof name !== 'string') throw new TypeError(`A member of the union has no ${field} of its own`);
  return name;
}

/** Several members have one name where a union tells them apart by another field too. */
function together(members: readonly Keywords[]): Keywords {
  const [first, ...others] = members;
  return first !== undefined && others.length === 0 ? first : { anyOf: [...members] };
}

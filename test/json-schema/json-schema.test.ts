import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import {
  campaignCommandRoles,
  campaignDecisions,
  commandRoles,
  decisions,
  type evolveCampaign,
  linkCommandRoles,
  type RegistrationEvent,
  type SampleEvent,
  sampleCommandRoles,
  sampleDecisions,
} from 'partner-campaigns';
import * as entry from 'partner-campaigns/json-schema';
import { campaignWalks, registrations } from 'partner-campaigns/testing';
import { describe, expect, it } from 'vitest';
import { parsers } from '../support/documents.ts';
import { drawsOf, hostileDocument, piecesOf } from '../support/hostile-documents.ts';
import { pathTo, placesIn, withAt } from '../support/places.ts';

type Parser = (typeof parsers)[number];

/** A kind of document: how it is read, its schemas, and the field that tells which of them. */
interface Kind {
  readonly parser: Parser['name'];
  readonly schemas: entry.JsonSchemas;
  readonly field: string;
}

const kinds: readonly Kind[] = [
  { parser: 'parseCommand', schemas: entry.registrationCommandJsonSchemas(), field: 'type' },
  { parser: 'parseCampaignCommand', schemas: entry.campaignCommandJsonSchemas(), field: 'type' },
  { parser: 'parseSubmission', schemas: { form: entry.submissionFormJsonSchema() }, field: '' },
  { parser: 'parseRegistration', schemas: entry.registrationJsonSchemas(), field: 'decision' },
  { parser: 'parseCampaign', schemas: entry.campaignJsonSchemas(), field: 'decision' },
  { parser: 'parseRegistrationEvent', schemas: entry.registrationEventJsonSchemas(), field: 'type' },
  { parser: 'parseCampaignEvent', schemas: entry.campaignEventJsonSchemas(), field: 'type' },
  { parser: 'parseLinkCommand', schemas: entry.linkCommandJsonSchemas(), field: 'type' },
  { parser: 'parseCreatorLink', schemas: entry.creatorLinkJsonSchemas(), field: 'decision' },
  { parser: 'parseCreatorLinkEvent', schemas: entry.creatorLinkEventJsonSchemas(), field: 'type' },
  { parser: 'parseSampleCommand', schemas: entry.sampleCommandJsonSchemas(), field: 'type' },
  { parser: 'parseSampleRequest', schemas: entry.sampleRequestJsonSchemas(), field: 'decision' },
  { parser: 'parseSampleLedger', schemas: { ledger: entry.sampleLedgerJsonSchema() }, field: '' },
  { parser: 'parseSampleEvent', schemas: entry.sampleEventJsonSchemas(), field: 'type' },
  { parser: 'parseCriteria', schemas: { criteria: entry.criteriaJsonSchema() }, field: '' },
];

/** Values that some field takes just so. */
const edges: readonly unknown[] = [
  ...[0, 1, 8_640_000_000_000_000, Number.MAX_SAFE_INTEGER],
  ...['', 'x', '🌊'.repeat(100), 'x'.repeat(100), 'x'.repeat(200), 'x'.repeat(254), 'x'.repeat(1_000)],
  ...['x'.repeat(2_000), 'x'.repeat(20_000), '\t\n', '+1234567', '+123456789012345', '+66 (0)81-234.5678'],
  ...[`(+66) 81 234 5678${' '.repeat(20)}`, 'XX', 'UTC', 'America/Argentina/ComodRivadavia', 'Etc/GMT+5'],
  ...[`${'a'.repeat(50)}/${'b'.repeat(50)}`, 'not_reviewed_in_time', [], ['a/b'], { role: 'clock' }],
];

const ajv = new Ajv2020({ strict: true, allowUnionTypes: false, validateSchema: true });
const validators = new Map<string, ValidateFunction>(
  kinds.flatMap(({ parser, schemas, field }) =>
    Object.entries(schemas).map(
      ([name, schema]) => [field === '' ? parser : `${parser} ${name}`, ajv.compile(schema)] as const,
    ),
  ),
);

/** What the schema of a document's own name has against it; `null` for nothing. */
function objectionsTo(document: unknown, { parser, field }: Kind): string | null {
  const name = Object.entries(document ?? {}).find(([key]) => key === field)?.[1];
  const validate = validators.get(field === '' ? parser : `${parser} ${name}`);
  if (validate === undefined) return `no schema for ${String(name)}`;
  return validate(document) ? null : ajv.errorsText(validate.errors);
}

function parserOf({ parser }: Kind): Parser {
  const found = parsers.find(({ name }) => name === parser);
  if (found === undefined) throw new Error(`No ${parser}`);
  return found;
}

/** The names in a table of roles, without what only the clock does: that is read from nowhere. */
function readFromOutside(roles: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return Object.keys(roles).filter((name) => roles[name]?.some((role) => role !== 'clock'));
}

/** Every type of event; the compiler says when one is missing. */
const eventTypes = Object.keys({
  registration_submitted: 0,
  registration_resubmitted: 0,
  registration_approved: 0,
  registration_rejected: 0,
  registration_blocked: 0,
  registration_withdrawn: 0,
  close_requested: 0,
  close_request_cancelled: 0,
  registration_closed: 0,
  close_declined: 0,
  sample_quantity_raised: 0,
  shop_ads_rate_set: 0,
  total_rate_changed: 0,
  total_rate_decrease_scheduled: 0,
  creator_rate_set: 0,
  hold_placed: 0,
  hold_released: 0,
  registration_disqualified: 0,
  registration_adopted: 0,
} satisfies Record<RegistrationEvent['type'], 0>);
const campaignEventTypes = Object.keys({
  campaign_created: 0,
  campaign_edited: 0,
  shops_invited: 0,
  shops_uninvited: 0,
  campaign_published: 0,
  campaign_ended_early: 0,
  campaign_started: 0,
  campaign_ended: 0,
} satisfies Record<Parameters<typeof evolveCampaign>[1]['type'], 0>);

const sampleEventTypes = Object.keys({
  sample_requested: 0,
  sample_endorsed: 0,
  sample_approved: 0,
  sample_shipped: 0,
  sample_received: 0,
  sample_duty_extended: 0,
  sample_content_posted: 0,
  sample_cancelled: 0,
} satisfies Record<SampleEvent['type'], 0>);

describe('there is a schema', () => {
  it.each([
    ['registration command', entry.registrationCommandJsonSchemas, readFromOutside(commandRoles)],
    ['campaign command', entry.campaignCommandJsonSchemas, readFromOutside(campaignCommandRoles)],
    ['decision of a registration', entry.registrationJsonSchemas, decisions],
    ['decision of a campaign', entry.campaignJsonSchemas, campaignDecisions],
    ['registration event', entry.registrationEventJsonSchemas, eventTypes],
    ['campaign event', entry.campaignEventJsonSchemas, campaignEventTypes],
    ['command on a link', entry.linkCommandJsonSchemas, Object.keys(linkCommandRoles)],
    ['decision of a link', entry.creatorLinkJsonSchemas, ['added', 'removed']],
    ['event of a link', entry.creatorLinkEventJsonSchemas, ['link_added', 'link_removed']],
    ['sample command', entry.sampleCommandJsonSchemas, readFromOutside(sampleCommandRoles)],
    ['decision of a sample request', entry.sampleRequestJsonSchemas, sampleDecisions],
    ['sample event', entry.sampleEventJsonSchemas, sampleEventTypes],
  ] as const)('for every %s, and for nothing else', (_, schemas, names) => {
    expect(Object.keys(schemas()).toSorted()).toEqual([...names].toSorted());
  });

  it('with an id of its own, a title and a description', () => {
    const all = kinds.flatMap(({ schemas }) => Object.values(schemas));
    expect(new Set(all.map(({ $id }) => $id)).size).toBe(all.length);
    for (const { $schema, $id, title, description } of all) {
      expect($schema).toBe('https://json-schema.org/draft/2020-12/schema');
      expect($id).toMatch(/^urn:partner-campaigns:[a-z-]+(:[a-z_]+)?$/);
      expect(title).toMatch(/^[a-z]+( [a-z_]+)*$/);
      expect(description.length).toBeGreaterThan(10);
    }
  });

  it('that is the caller’s own, made anew by each call', () => {
    const [one, other] = [entry.submissionFormJsonSchema(), entry.submissionFormJsonSchema()];
    expect(one).toEqual(other);
    expect(one).not.toBe(other);
    expect(one['properties']).not.toBe(other['properties']);
  });

  it('that survives JSON', () => {
    for (const { schemas } of kinds) expect(JSON.parse(JSON.stringify(schemas))).toEqual(schemas);
  });
});

describe('what the rules of a document are, the schemas say themselves', () => {
  const { reject, approve } = entry.registrationCommandJsonSchemas();
  it('which fields there are, and that there are no others', () => {
    expect(approve).toMatchObject({
      type: 'object',
      required: ['type', 'seenRevision'],
      additionalProperties: false,
      properties: { type: { const: 'approve' }, seenRevision: { type: 'integer', minimum: 0 } },
    });
  });

  it('bounds of lists and objects', () => {
    expect(reject).toMatchObject({
      properties: {
        reasons: { type: 'array', maxItems: 20, uniqueItems: true },
        wanted: { minProperties: 1 },
        note: { maxLength: 1_000 },
      },
    });
  });

  it.each([
    ['an id with a line break', 'parseCampaignCommand', { type: 'create', campaignId: 'a\nb' }],
    ['a name of spaces', 'parseCampaignCommand', { type: 'edit', changes: { name: '  ' } }],
    [
      'a number without its country',
      'parseCommand',
      { type: 'reregister', contact: { whatsapp: '0812345678' } },
    ],
    ['a reason of nobody', 'parseCommand', { type: 'reject', reasons: ['because'] }],
    ['a reason twice', 'parseCommand', { type: 'reject', reasons: ['acme/a', 'acme/a'] }],
  ] as const)('%s is refused at its place', (_, parser, fields) => {
    const kind = kinds.find((one) => one.parser === parser);
    const document =
      kind && parserOf(kind).documents.find((one) => 'type' in one && one.type === fields.type);
    expect(kind && objectionsTo(document, kind)).toBeNull();
    expect(kind && objectionsTo(merged(document, fields), kind)).toMatch(
      /pattern|must be equal|NOT have dup/,
    );
  });
});

describe.each(kinds)('$parser accepts nothing that its schema refuses', (kind) => {
  const { parse, documents } = parserOf(kind);

  it('of the documents that tests are made of', () => {
    for (const document of documents) expect(objectionsTo(document, kind)).toBeNull();
  });

  it('of documents with something else at one place, at the edges of what is read', () => {
    let accepted = 0;
    for (const document of documents)
      for (const place of placesIn(document))
        for (const edge of edges) {
          const input = withAt(document, place, edge);
          // The schema is of the newest version; the parser reads older ones too.
          if (!parse(input).ok || isOlder(input)) continue;
          accepted += 1;
          expect(objectionsTo(input, kind), pathTo(place)).toBeNull();
        }
    expect(accepted).toBeGreaterThan(10);
  });

  it('of documents changed by chance', { timeout: 30_000 }, () => {
    const pieces = piecesOf(documents);
    let accepted = 0;
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const given = hostileDocument(documents, pieces, drawsOf(seed), Number.POSITIVE_INFINITY);
        // What is refused may be endless when it is written out.
        if (!parse(given).ok) return;
        const input = throughJson(given);
        if (!parse(input).ok || isOlder(input)) return;
        accepted += 1;
        expect(objectionsTo(input, kind)).toBeNull();
      }),
      { numRuns: 300 },
    );
    expect(accepted).toBeGreaterThan(5);
  });
});

it('registrations and the lives of campaigns are as their schemas say', () => {
  const ofKind = (name: Parser['name']) => kinds.find(({ parser }) => parser === name)!;
  fc.assert(
    fc.property(registrations(), campaignWalks(), (registration, steps) => {
      expect(objectionsTo(registration, ofKind('parseRegistration'))).toBeNull();
      for (const { outcome } of steps) {
        if (!outcome.ok) continue;
        expect(objectionsTo(outcome.campaign, ofKind('parseCampaign'))).toBeNull();
        for (const event of outcome.events)
          expect(objectionsTo(event, ofKind('parseCampaignEvent'))).toBeNull();
      }
    }),
    { numRuns: 200 },
  );
});

/** Tells whether a document says that it is a registration of an earlier schema version. */
function isOlder(document: unknown): boolean {
  const [decision, version] = ['decision', 'v'].map((name) => Reflect.get(Object(document), name));
  const isRegistration = 'shopId' in Object(document) && !('creatorId' in Object(document));
  return decision !== undefined && version === 1 && isRegistration;
}

/** What arrives of a document that was sent as JSON. */
function throughJson(document: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(document));
  } catch {
    return undefined;
  }
}

/** A document with other fields, one by one and level by level. */
function merged(document: unknown, fields: unknown): unknown {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return fields;
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return fields;
  const own = new Map<string, unknown>(Object.entries(document));
  for (const [key, field] of Object.entries(fields)) own.set(key, merged(own.get(key), field));
  return Object.fromEntries(own);
}

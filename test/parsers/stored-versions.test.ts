import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  parseCampaign,
  parseCampaignEvent,
  parseCreatorLink,
  parseCreatorLinkEvent,
  parseRegistration,
  parseRegistrationEvent,
  parseSampleEvent,
  parseSampleLedger,
  parseSampleRequest,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { root } from '../support/source-files.ts';

// What was stored under each schema version, as it was written then, kept for ever. The files are never edited: a new
// version gets a new file, and the documents of the older ones are read as its first.

type Document = Readonly<Record<string, unknown>>;

const parsers = {
  registration: parseRegistration,
  campaign: parseCampaign,
  'registration-event': parseRegistrationEvent,
  'campaign-event': parseCampaignEvent,
  'creator-link': parseCreatorLink,
  'creator-link-event': parseCreatorLinkEvent,
  'sample-request': parseSampleRequest,
  'sample-ledger': parseSampleLedger,
  'sample-event': parseSampleEvent,
} as const;

const kinds = Object.entries(parsers).map(([kind, parse]) => {
  const versions = readdirSync(join(root, 'test/fixtures', kind)).length;
  return { kind, parse, versions, newest: documentsOf(kind, versions) };
});

function documentsOf(kind: string, version: number): readonly Document[] {
  return JSON.parse(readFileSync(join(root, `test/fixtures/${kind}/v${version}.json`), 'utf8'));
}

/** What tells the documents of a kind apart. */
function typesOf(documents: readonly Document[]): ReadonlySet<unknown> {
  return new Set(documents.map((document) => document['type'] ?? document['decision']));
}

describe.each(kinds)('a stored $kind', ({ kind, parse, versions, newest }) => {
  it('of the newest version is read as it is', () => {
    for (const document of newest) {
      expect(document['v']).toBe(versions);
      expect(parse(document)).toEqual({ ok: true, value: document });
    }
  });

  it('of a version to come, or of none, is refused', () => {
    for (const v of [versions + 1, 0, -1, 1.5, String(versions), null, undefined]) {
      const parsed = parse({ ...newest[0], v });
      expect(parsed.ok ? [] : parsed.refusal.reasons.map(({ parameters }) => parameters.path)).toEqual(['v']);
    }
  });

  const older = Array.from({ length: versions - 1 }, (_, index) => index + 1);
  it.each(older)('of version %i is read as one of the newest, and stays as it was', (version) => {
    const documents = documentsOf(kind, version);
    for (const [index, document] of documents.entries()) {
      const written = JSON.stringify(document);
      expect(document['v']).toBe(version);
      expect(parse(document)).toEqual({ ok: true, value: newest[index] });
      expect(JSON.stringify(document)).toBe(written);
    }
    expect(typesOf(newest)).toEqual(typesOf(documents));
  });
});

describe('a registration of version 1', () => {
  it('that could not have been written is refused, with the place', () => {
    const [pending] = documentsOf('registration', 1);
    const refused = (fields: object) => {
      const parsed = parseRegistration({ ...pending, ...fields });
      return parsed.ok ? [] : parsed.refusal.reasons.map(({ parameters }) => parameters.path);
    };
    const closed = { decision: 'closed', deadline: undefined };
    expect(refused({ closedBecause: 'agreed' })).toEqual(['']);
    expect(refused(closed)).toEqual(['closure']);
    // What only version 2 can hold is none of version 1.
    expect(refused({ ...closed, closedBecause: 'tired' })).toContain('v');
    expect(refused({ ...closed, closedBecause: 'unknown' })).toContain('v');
    expect(refused({ ...closed, closure: { because: 'agreed' } })).toContain('v');
    expect(refused({ holds: [{ id: 'a' }] })).toContain('v');
  });
});

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  type CampaignCommand,
  decide,
  decideCampaign,
  defaultPolicy,
  handle,
  parseCampaignCommand,
  parseCommand,
  parseSubmission,
  type RegistrationCommand,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { aCampaign, agency, aRegistration, days, theFacts } from '../support/build.ts';
import { parsers } from '../support/documents.ts';
import { pathTo, placesIn, withAt } from '../support/places.ts';

/** As many values are looked at in one input. */
const MOST = 100_000;

/** A list that counts how often it is read, whatever of it. */
function countedList(length: number, item: unknown) {
  const reads = { count: 0 };
  const list = new Proxy<unknown[]>([], {
    get(target, key, receiver) {
      reads.count += 1;
      if (key === 'length') return length;
      return typeof key === 'string' && /^\d+$/.test(key) ? item : Reflect.get(target, key, receiver);
    },
    has: () => true,
  });
  return { list, reads };
}

describe.each(parsers)('$name', ({ name, parse, documents }) => {
  it('refuses a list of ten million without reading it, wherever it stands', () => {
    for (const document of documents)
      for (const place of placesIn(document)) {
        const { list, reads } = countedList(10_000_000, 'product-1');
        expect(parse(withAt(document, place, list) as never).ok).toBe(false);
        expect(reads.count).toBeLessThan(20);
      }
  });

  it.each([
    ['bytes', new Uint8Array(100_000_000)],
    ['a text object', Object('x'.repeat(100_000_000))],
  ])('refuses %s of a hundred million without listing them', (_, value) => {
    for (const place of placesIn(documents[0])) {
      const parsed = parse(withAt(documents[0], place, value) as never);
      expect(parsed).toMatchObject({
        refusal: {
          reasons: [{ parameters: { path: pathTo(place), problem: expect.stringMatching(/^Too large/) } }],
        },
      });
    }
  });

  it('reads no more of lists in lists than the bound', () => {
    for (const place of placesIn(documents[0])) {
      const inner = countedList(1_000, 'product-1');
      const outer = countedList(10_000, inner.list);
      expect(parse(withAt(documents[0], place, outer.list) as never).ok).toBe(false);
      expect(inner.reads.count + outer.reads.count).toBeLessThan(2 * MOST);
    }
  });

  it('looks no deeper than its documents go', () => {
    let deepest = 0;
    const nest = (depth: number): object => ({
      get nest() {
        deepest = Math.max(deepest, depth);
        return nest(depth + 1);
      },
    });
    for (const place of placesIn(documents[0])) parse(withAt(documents[0], place, nest(0)) as never);
    // Criteria may be nested ten levels, each a list in an object.
    expect(deepest).toBeLessThan(name === 'parseCriteria' ? 27 : 12);
  });
});

describe('a form', () => {
  const form = (count: number) => ({
    campaignId: 'campaign-1',
    totalRate: 1000,
    contact: { email: 'seller@shop.example' },
    batches: [{ productIds: Array.from({ length: count }, (_, index) => `product-${index}`) }],
  });
  const problems = (input: never) => {
    const parsed = parseSubmission(input);
    return parsed.ok ? [] : parsed.refusal.reasons.map(({ parameters }) => parameters);
  };
  const tooLarge = 'Too large: more than 100000 values in all';

  it('of ten thousand products in as many batches, each with terms of its own, is read', () => {
    const batches = form(10_000).batches[0]?.productIds.map((productId) => ({
      productIds: [productId],
      totalRate: 1000,
      shopAdsRate: 1000,
      sampleQuantity: 1,
    }));
    expect(parseSubmission({ ...form(1), batches } as never)).toMatchObject({ ok: true });
  });

  it('of one product too many is refused for that', () => {
    expect(problems(form(10_001) as never)).toMatchObject([{ path: 'batches[0].productIds' }]);
    expect(problems(form(10_001) as never)[0]?.problem).not.toBe(tooLarge);
  });

  // Seven values are around the products.
  it('is told by the schema what is wrong up to 100,000 values, and is too large beyond', () => {
    expect(problems(form(MOST - 7) as never)).toMatchObject([{ path: 'batches[0].productIds' }]);
    expect(problems(form(MOST - 7) as never)[0]?.problem).not.toBe(tooLarge);
    expect(problems(form(MOST - 6) as never)).toEqual([{ path: '', problem: tooLarge }]);
  });

  it('with a list that alone is too large is told which', () => {
    expect(problems(form(MOST + 1) as never)).toEqual([{ path: 'batches[0].productIds', problem: tooLarge }]);
  });
});

describe('a hundred thousand commands that nobody knows', () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;

  function heapAfter(count: number, from: number, ask: (type: string) => unknown): number {
    for (let index = from; index < from + count; index += 1) ask(`unknown_command_${index}`);
    collectGarbage();
    return process.memoryUsage().heapUsed;
  }

  const registration = aRegistration('pending');
  const at = days(4);
  const facts = theFacts();
  const stamp = { at, actor: agency };
  // What a caller without types can do.
  const command = (type: string) => ({ type, ...stamp }) as unknown as RegistrationCommand;
  const campaignCommand = (type: string) => ({ type, ...stamp }) as unknown as CampaignCommand;
  it.each<readonly [string, (type: string) => { readonly ok: boolean }]>([
    ['parseCommand', (type) => parseCommand({ type })],
    ['parseCampaignCommand', (type) => parseCampaignCommand({ type })],
    ['handle', (type) => handle(registration, { type }, stamp, facts)],
    ['decide', (type) => decide(registration, command(type), facts)],
    ['decide, before there is a registration', (type) => decide(undefined, command(type), facts)],
    [
      'decideCampaign',
      (type) => decideCampaign(aCampaign(), campaignCommand(type), { policy: defaultPolicy }),
    ],
  ])(
    'leave nothing behind in %s',
    (_, ask) => {
      expect(ask('unknown_command').ok).toBe(false);
      const before = heapAfter(2_000, 0, ask);
      const after = heapAfter(100_000, 2_000, ask);
      // Their names alone would be six megabytes.
      expect(after - before).toBeLessThan(4_000_000);
    },
    60_000,
  );
});

import {
  creatorLinkIdOf,
  parseCreatorLink,
  parseRegistration,
  parseSampleLedger,
  parseSampleRequest,
  registrationIdOf,
  sampleLedgerIdOf,
  sampleRequestIdOf,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { aLink, aRegistration } from '../support/build.ts';
import { aLedger, aSample } from '../support/samples.ts';

// 200 characters that become nine each: the longest that a host's ids can be.
const longest = 'ก'.repeat(200);
const ids = { campaignId: longest, shopId: longest, productId: longest, creatorId: longest };
const { creatorId: _, ...ofProduct } = ids;
const registrationId = registrationIdOf(ids);
const long = {
  registration: aRegistration('approved', { ...ofProduct, id: registrationId }),
  link: aLink('added', { ...ids, registrationId, id: creatorLinkIdOf(ids) }),
  sample: aSample('shipped', { ...ids, registrationId, id: sampleRequestIdOf(ids) }),
  ledger: aLedger({
    ...ofProduct,
    registrationId,
    id: sampleLedgerIdOf({ ...ids, registrationAttempt: 1 }),
  }),
};

const ofCreator = 'Invalid id: not that of campaign, shop, product and creator';
const ofProducts = 'Invalid id: not that of campaign, shop and product';

describe.each([
  ['a registration', parseRegistration, long.registration, 6_000, 'registration', ofProducts],
  ['a link', parseCreatorLink, long.link, 8_000, 'link', ofCreator],
  ['a sample request', parseSampleRequest, long.sample, 8_000, 'sample', ofCreator],
  [
    'a sample ledger',
    parseSampleLedger,
    long.ledger,
    8_000,
    'sample',
    'Invalid id: not that of campaign, shop, product and attempt',
  ],
] as const)('the id of %s', (_what, parse, record, most, kind, notIts) => {
  const problemsWith = (fields: object) => {
    const parsed = parse({ ...record, ...fields });
    return parsed.ok
      ? []
      : parsed.refusal.reasons.flatMap(({ parameters: { path, problem } }) => [[path, problem]]);
  };

  it('is as long as the longest ids make it', () => {
    expect(record.id.length).toBeGreaterThan(5_000);
    expect(parse(record)).toEqual({ ok: true, value: record });
  });

  it('is no longer than that can be', () => {
    expect(problemsWith({ id: 'x'.repeat(most) })).toEqual([['id', notIts]]);
    expect(problemsWith({ id: 'x'.repeat(most + 1) })).toHaveLength(1);
    expect(problemsWith({ id: 'x'.repeat(most + 1) })).not.toEqual([['id', notIts]]);
  });

  it('is escaped, and its own', () => {
    expect(problemsWith({ id: 'ก' })).toEqual([
      ['id', `Invalid id: not of a ${kind}`],
      ['id', notIts],
    ]);
    expect(problemsWith({ id: `${record.id}x` })).toEqual([['id', notIts]]);
    if ('registrationId' in record)
      expect(problemsWith({ registrationId: 'a:b:c' })).toEqual([['registrationId', ofProducts]]);
  });
});

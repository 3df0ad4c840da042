import fc from 'fast-check';
import { parseCampaign, parseCampaignCommand, parseCommand, parseRegistration } from 'partner-campaigns';
import {
  campaignInputs,
  campaigns,
  hostileInputs,
  registrationInputs,
  registrations,
} from 'partner-campaigns/testing';
import { describe, expect, it } from 'vitest';

const kinds = {
  'registration commands': { documents: registrationInputs(), parse: parseCommand },
  'campaign commands': { documents: campaignInputs(), parse: parseCampaignCommand },
  registrations: { documents: registrations(), parse: parseRegistration },
  campaigns: { documents: campaigns(), parse: parseCampaign },
} as const;

describe.each(Object.entries(kinds))('hostile %s', (_name, { documents, parse }) => {
  it('are refused mostly, whole now and then, and no parser throws', () => {
    let [refused, whole] = [0, 0];
    const { failed, numSkips } = fc.check(
      fc.property(hostileInputs(documents), (input) => {
        if (parse(input).ok) whole += 1;
        else refused += 1;
      }),
      { numRuns: 400, seed: 1 },
    );
    expect([failed, numSkips]).toEqual([false, 0]);
    expect(refused).toBeGreaterThan(200);
    expect(whole).toBeGreaterThan(0);
  });
});

describe('hostile inputs', () => {
  it('leave what they were made of as it was, and no prototype with more', () => {
    const document = Object.freeze({ type: 'withdraw', terms: Object.freeze({ totalRate: 1 }) });
    const before = Object.keys(Object.prototype);
    for (const input of fc.sample(hostileInputs(fc.constant(document)), { numRuns: 500, seed: 1 }))
      if (typeof input === 'object' && input !== null) Object.keys(input);
    expect(document).toEqual({ type: 'withdraw', terms: { totalRate: 1 } });
    expect(Object.keys(Object.prototype)).toEqual(before);
  });
});

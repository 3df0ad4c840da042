import {
  availableActions,
  decide,
  type PolicyOptions,
  type Registration,
  type RegistrationReason,
  type SinceRejection,
  sinceRejection,
  type Terms,
  type WantedTerms,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { codesOf } from '../support/answers.ts';
import { agency, aPolicy, aRegistration, days, seller, theFacts } from '../support/build.ts';
import { inputs, offer, stamped } from '../support/commands.ts';

/** The offer that was rejected, everywhere here. */
const terms: Terms = { totalRate: 1200, sampleQuantity: 5 };
const { wanted: _, ...rejection } = aRegistration('rejected').lastRejection;

/** A rejection of 12 % and five samples that wanted something. */
function rejectionFor(wanted?: WantedTerms) {
  return { ...rejection, terms, ...(wanted === undefined ? {} : { wanted }) };
}

function rejectedFor(wanted?: WantedTerms): Registration {
  return aRegistration('rejected', { terms, lastRejection: rejectionFor(wanted) });
}

type Reason = readonly [code: string, given: number, limit: number];

/** The reasons of an outcome that are about what is wanted: code, what was given, and what it is held against. */
function told(reasons: readonly RegistrationReason[]): readonly Reason[] {
  return reasons.map((reason): Reason => {
    switch (reason.code) {
      case 'wanted_rate_not_met':
        return [reason.code, reason.parameters.rate, reason.parameters.minimum];
      case 'wanted_samples_not_met':
        return [reason.code, reason.parameters.sampleQuantity, reason.parameters.minimum];
      case 'wanted_rate_not_above_offer':
        return [reason.code, reason.parameters.rate, reason.parameters.offered];
      case 'wanted_samples_not_above_offer':
        return [reason.code, reason.parameters.sampleQuantity, reason.parameters.offered];
      case 'rate_out_of_bounds':
        return [
          `${reason.code} ${reason.parameters.field}`,
          reason.parameters.rate,
          reason.parameters.maximum,
        ];
      case 'rate_off_step':
        return [`${reason.code} ${reason.parameters.field}`, reason.parameters.rate, reason.parameters.step];
      case 'sample_quantity_too_large':
        return [reason.code, reason.parameters.sampleQuantity, reason.parameters.maximum];
      default:
        return [reason.code, 0, 0];
    }
  });
}

function reasonsOf(outcome: ReturnType<typeof decide>): readonly Reason[] {
  return outcome.ok ? [] : told(outcome.refusal.reasons);
}

describe('a seller who tries again, where what was wanted is a minimum', () => {
  function tries(registration: Registration, offered: Partial<Terms>, policy: PolicyOptions = {}) {
    const input = { type: 'reregister', contact: offer.contact, terms: { ...terms, ...offered } } as const;
    const facts = theFacts({ policy: aPolicy({ wantedTerms: 'minimum', ...policy }) });
    return reasonsOf(decide(registration, stamped(input, days(4)), facts));
  }

  // biome-ignore format: one case a line, in columns
  it.each<readonly [what: string, WantedTerms | undefined, Partial<Terms>, readonly Reason[]]>([
    ['nothing was wanted',                   undefined,                                 {},                                       []],
    ['a basis point below the wanted rate',  { totalRate: 1500 },                       { totalRate: 1499 },                      [['wanted_rate_not_met', 1499, 1500]]],
    ['at the wanted rate',                   { totalRate: 1500 },                       { totalRate: 1500 },                      []],
    ['above the wanted rate',                { totalRate: 1500 },                       { totalRate: 1501 },                      []],
    ['no samples matter where none were',    { totalRate: 1500 },                       { totalRate: 1500, sampleQuantity: 0 },   []],
    ['a sample below the wanted ones',       { sampleQuantity: 30 },                    { sampleQuantity: 29 },                   [['wanted_samples_not_met', 29, 30]]],
    ['at the wanted samples',                { sampleQuantity: 30 },                    { sampleQuantity: 30 },                   []],
    ['above the wanted samples',             { sampleQuantity: 30 },                    { sampleQuantity: 31 },                   []],
    ['a lower rate, where samples matter',   { sampleQuantity: 30 },                    { sampleQuantity: 30, totalRate: 100 },   []],
    ['the same offer, told of everything',   { totalRate: 1500, sampleQuantity: 30 },   {},                                       [['wanted_rate_not_met', 1200, 1500], ['wanted_samples_not_met', 5, 30]]],
    ['half of what was wanted',              { totalRate: 1500, sampleQuantity: 30 },   { totalRate: 1500 },                      [['wanted_samples_not_met', 5, 30]]],
    ['the other half',                       { totalRate: 1500, sampleQuantity: 30 },   { sampleQuantity: 30 },                   [['wanted_rate_not_met', 1200, 1500]]],
    ['all of what was wanted',               { totalRate: 1500, sampleQuantity: 30 },   { totalRate: 1500, sampleQuantity: 30 },  []],
    ['the rate that was to be kept',         { totalRate: 1200, sampleQuantity: 30 },   { totalRate: 1199, sampleQuantity: 30 },  [['wanted_rate_not_met', 1199, 1200]]],
  ])('%s', (_what, wanted, offered, expected) => {
    expect(tries(rejectedFor(wanted), offered)).toEqual(expected);
  });

  it('is refused nothing where it is advice', () => {
    const wanted = { totalRate: 8000, sampleQuantity: 1_000 };
    expect(tries(rejectedFor(wanted), {}, { wantedTerms: 'advisory' })).toEqual([]);
  });

  // biome-ignore format: one case a line, in columns
  it.each<readonly [what: string, WantedTerms, PolicyOptions, Partial<Terms>, readonly Reason[]]>([
    ['the highest rate there is now',        { totalRate: 3000 },      { totalRate: { maximum: 2000 } },             { totalRate: 2000 },     []],
    ['a rate below the highest',             { totalRate: 3000 },      { totalRate: { maximum: 2000 } },             { totalRate: 1999 },     [['wanted_rate_not_met', 1999, 2000]]],
    ['as many samples as there may be now',  { sampleQuantity: 30 },   { maximumSampleQuantity: 10 },                { sampleQuantity: 10 },  []],
    ['a sample fewer than there may be',     { sampleQuantity: 30 },   { maximumSampleQuantity: 10 },                { sampleQuantity: 9 },   [['wanted_samples_not_met', 9, 10]]],
    ['the next step, where it is off now',   { totalRate: 1550 },      { totalRate: { step: 100 } },                 { totalRate: 1600 },     []],
    ['the step before, where it is off now', { totalRate: 1550 },      { totalRate: { step: 100 } },                 { totalRate: 1500 },     [['wanted_rate_not_met', 1500, 1550]]],
  ])('is held to no more than the policy lets them offer: %s', (_what, wanted, policy, offered, expected) => {
    expect(tries(rejectedFor(wanted), offered, policy)).toEqual(expected);
  });

  const wanted = { totalRate: 1500 };
  const lastRejection = rejectionFor(wanted);

  it('is not let off by a withdrawal', () => {
    const withdrawn = aRegistration('withdrawn', { attempt: 2, lastRejection });
    expect(tries(withdrawn, {})).toEqual([['wanted_rate_not_met', 1200, 1500]]);
  });

  it('is let off by a close: what was approved was enough', () => {
    expect(tries(aRegistration('closed', { attempt: 2, lastRejection }), {})).toEqual([]);
  });

  it('begins afresh after a close, whatever becomes of the next try', () => {
    const facts = theFacts({ policy: aPolicy({ wantedTerms: 'minimum' }) });
    const does = (registration: Registration, input: Parameters<typeof stamped>[0]) => {
      const outcome = decide(registration, stamped(input, days(4)), facts);
      if (!outcome.ok) throw new Error(codesOf(outcome).join(', '));
      return outcome.registration;
    };
    const again = does(aRegistration('closed', { attempt: 2, lastRejection }), inputs.reregister);
    expect(again).not.toHaveProperty('lastRejection');
    expect(tries(does(again, inputs.withdraw), {})).toEqual([]);
  });

  it('is held to the last rejection only', () => {
    const facts = theFacts();
    const pending = aRegistration('pending', { attempt: 2, terms, lastRejection });
    const outcome = decide(pending, stamped(inputs.reject, days(4)), facts);
    expect(outcome.ok && tries(outcome.registration, {})).toEqual([]);
  });

  it('is offered to try again, as something meets everything that was wanted', () => {
    const facts = theFacts({ policy: aPolicy({ wantedTerms: 'minimum', maximumSampleQuantity: 40 }) });
    for (const quantity of [30, 40, 41]) {
      const registration = rejectedFor({ totalRate: 8000, sampleQuantity: quantity });
      const [action] = availableActions(registration, seller, facts, days(4)).filter(
        ({ command }) => command === 'reregister',
      );
      expect(action).toEqual({ command: 'reregister', offered: true });
    }
  });
});

describe('an agency that rejects 12 % and five samples', () => {
  function wants(wanted: WantedTerms, policy: PolicyOptions = {}, offered: Terms = terms): readonly Reason[] {
    const pending = aRegistration('pending', { terms: offered });
    const facts = theFacts({ policy: aPolicy(policy) });
    return reasonsOf(decide(pending, stamped({ ...inputs.reject, wanted }, days(4)), facts));
  }

  // biome-ignore format: one case a line, in columns
  it.each<readonly [what: string, WantedTerms, PolicyOptions, readonly Reason[]]>([
    ['more',                              { totalRate: 1201 },                       {},                                 []],
    ['as much as it was offered',         { totalRate: 1200 },                       {},                                 [['wanted_rate_not_above_offer', 1200, 1200]]],
    ['less than it was offered',          { totalRate: 1199 },                       {},                                 [['wanted_rate_not_above_offer', 1199, 1200]]],
    ['more samples',                      { sampleQuantity: 6 },                     {},                                 []],
    ['as many samples',                   { sampleQuantity: 5 },                     {},                                 [['wanted_samples_not_above_offer', 5, 5]]],
    ['fewer samples',                     { sampleQuantity: 0 },                     {},                                 [['wanted_samples_not_above_offer', 0, 5]]],
    ['more of both',                      { totalRate: 1201, sampleQuantity: 6 },    {},                                 []],
    ['more samples at the same rate',     { totalRate: 1200, sampleQuantity: 6 },    {},                                 []],
    ['a higher rate for the same samples', { totalRate: 1201, sampleQuantity: 5 },   {},                                 []],
    ['more samples at a lower rate',      { totalRate: 1199, sampleQuantity: 6 },    {},                                 [['wanted_rate_not_above_offer', 1199, 1200]]],
    ['a higher rate for fewer samples',   { totalRate: 1201, sampleQuantity: 4 },    {},                                 [['wanted_samples_not_above_offer', 4, 5]]],
    ['just what it was offered',          { totalRate: 1200, sampleQuantity: 5 },    {},                                 [['wanted_rate_not_above_offer', 1200, 1200], ['wanted_samples_not_above_offer', 5, 5]]],
    ['the most there is',                 { totalRate: 8000 },                       {},                                 []],
    ['more than there is',                { totalRate: 8001 },                       {},                                 [['rate_out_of_bounds wantedRate', 8001, 8000]]],
    ['more than a policy allows',         { totalRate: 1501 },                       { totalRate: { maximum: 1500 } },   [['rate_out_of_bounds wantedRate', 1501, 1500]]],
    ['a rate off the step',               { totalRate: 1550 },                       { totalRate: { step: 100 } },       [['rate_off_step wantedRate', 1550, 100]]],
    ['a rate on the step',                { totalRate: 1600 },                       { totalRate: { step: 100 } },       []],
    ['as many samples as there may be',   { sampleQuantity: 20 },                    { maximumSampleQuantity: 20 },      []],
    ['more samples than there may be',    { sampleQuantity: 21 },                    { maximumSampleQuantity: 20 },      [['sample_quantity_too_large', 21, 20]]],
    ['everything wrong, told at once',    { totalRate: 50, sampleQuantity: 3 },      { maximumSampleQuantity: 2 },       [['rate_out_of_bounds wantedRate', 50, 8000], ['sample_quantity_too_large', 3, 2], ['wanted_rate_not_above_offer', 50, 1200], ['wanted_samples_not_above_offer', 3, 5]]],
  ])('wants %s', (_what, wanted, policy, expected) => {
    expect(wants(wanted, policy)).toEqual(expected);
  });

  it('wants a first sample where none was offered', () => {
    const none = { totalRate: 1200, sampleQuantity: 0 };
    expect(wants({ sampleQuantity: 1 }, {}, none)).toEqual([]);
    expect(wants({ sampleQuantity: 0 }, {}, none)).toEqual([['wanted_samples_not_above_offer', 0, 0]]);
  });

  it('may want nothing', () => {
    const facts = theFacts({ policy: aPolicy({ maximumSampleQuantity: 0 }) });
    expect(codesOf(decide(aRegistration('pending'), stamped(inputs.reject, days(4)), facts))).toEqual([]);
  });

  it('is recorded to have wanted anything elsewhere: that has happened', () => {
    const observed = { decision: 'rejected', wanted: { totalRate: 9_999, sampleQuantity: 0 } } as const;
    const adoption = { ...inputs.adopt, observed };
    expect(codesOf(decide(aRegistration('pending'), stamped(adoption, days(4)), theFacts()))).toEqual([]);
  });
});

describe('what a screen tells of the last rejection', () => {
  const short = { field: 'totalRate', wanted: 1500, rejected: 1200, offered: 1200, missing: 300 } as const;
  const few = { field: 'sampleQuantity', wanted: 30, rejected: 5, offered: 5, missing: 25 } as const;

  it.each<readonly [what: string, WantedTerms | undefined, SinceRejection]>([
    ['nothing, where nothing was wanted', undefined, { changes: [], wanted: [] }],
    ['a rate', { totalRate: 1500 }, { changes: [], wanted: [short], meetsWanted: false }],
    ['samples', { sampleQuantity: 30 }, { changes: [], wanted: [few], meetsWanted: false }],
    [
      'both, in a fixed order',
      { sampleQuantity: 30, totalRate: 1500 },
      { changes: [], wanted: [short, few], meetsWanted: false },
    ],
  ])('while it is rejected: %s', (_what, wanted, expected) => {
    expect(sinceRejection(rejectedFor(wanted))).toStrictEqual(expected);
  });

  it.each<readonly [what: string, offered: Partial<Terms>, missing: number, meetsWanted: boolean]>([
    ['a basis point short', { totalRate: 1499 }, 1, false],
    ['met', { totalRate: 1500 }, 0, true],
    ['met by more', { totalRate: 1600 }, 0, true],
    ['further away than before', { totalRate: 1000 }, 500, false],
  ])('of a new try: %s', (_what, offered, missing, meetsWanted) => {
    const totalRate = offered.totalRate ?? 0;
    const again = aRegistration('pending', {
      attempt: 2,
      terms: { ...terms, ...offered },
      lastRejection: rejectionFor({ totalRate: 1500 }),
    });
    expect(sinceRejection(again)).toStrictEqual({
      changes: [{ field: 'totalRate', before: 1200, after: totalRate }],
      wanted: [{ field: 'totalRate', wanted: 1500, rejected: 1200, offered: totalRate, missing }],
      meetsWanted,
    });
  });

  it('is not that the terms meet what was wanted, where they meet half of it', () => {
    const half = (offered: Partial<Terms>) =>
      aRegistration('pending', {
        attempt: 2,
        terms: { ...terms, ...offered },
        lastRejection: rejectionFor({ totalRate: 1500, sampleQuantity: 30 }),
      });
    expect(sinceRejection(half({ totalRate: 1500 }))).toMatchObject({ meetsWanted: false });
    expect(sinceRejection(half({ sampleQuantity: 30 }))).toMatchObject({ meetsWanted: false });
    expect(sinceRejection(half({ totalRate: 1500, sampleQuantity: 30 }))).toMatchObject({
      meetsWanted: true,
    });
  });

  it('counts while the seller tries again, and no longer', () => {
    const lastRejection = rejectionFor({ totalRate: 1500 });
    const shown = (['pending', 'withdrawn', 'approved', 'close_requested', 'closed', 'blocked'] as const).map(
      (decision) => [
        decision,
        sinceRejection(aRegistration(decision, { attempt: 2, lastRejection })) !== null,
      ],
    );
    expect(Object.fromEntries(shown)).toEqual({
      pending: true,
      withdrawn: true,
      approved: false,
      close_requested: false,
      closed: false,
      blocked: false,
    });
    expect(sinceRejection(aRegistration('pending'))).toBeNull();
  });

  it('asks nothing of the reviewer: the same rejection can be approved all the same', () => {
    const pending = aRegistration('pending', {
      attempt: 2,
      lastRejection: rejectionFor({ totalRate: 8000 }),
    });
    const facts = theFacts({ policy: aPolicy({ wantedTerms: 'minimum' }) });
    expect(decide(pending, { ...inputs.approve, at: days(4), actor: agency }, facts)).toMatchObject({
      ok: true,
    });
  });
});

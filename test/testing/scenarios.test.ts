import { hostRule, type RegistrationEvent } from 'partner-campaigns';
import { fixtures, given, givenCampaign, ScenarioError } from 'partner-campaigns/testing';
import { describe, expect, it } from 'vitest';
import { days } from '../support/build.ts';

const { registration, campaign } = fixtures;
const approve = { type: 'approve', seenRevision: 1 } as const;

/** The message of the error that something throws. */
function saidBy(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
  throw new Error('It threw nothing');
}

describe('a scenario of a registration', () => {
  it('is silent when it comes to what is expected, and goes on from there', () => {
    given({ registration: registration.pending })
      .when(approve, { at: days(4) })
      .then({
        events: [{ type: 'registration_approved', at: days(4) }],
        registration: { decision: 'approved', terms: { totalRate: 1200 } },
        status: 'scheduled',
        warnings: [],
      })
      .when({ type: 'request_close' }, { at: days(12) })
      .then({ events: ['close_requested'], status: 'close_requested' })
      .when({ type: 'approve_close', seenRevision: 3 })
      .then({ registration: { decision: 'closed', closure: { because: 'agreed' }, revision: 3 } });
  });

  it('begins before there is anything', () => {
    const { terms, contact } = registration.pending;
    given()
      .when({ type: 'register', productId: 'product-1', terms, contact })
      .then({ events: ['registration_submitted'], status: 'pending' });
  });

  it('begins with what happened', () => {
    const history: RegistrationEvent[] = [];
    const { terms, contact } = registration.pending;
    for (const outcome of [
      given().when({ type: 'register', productId: 'product-1', terms, contact }).outcome,
      given({ registration: registration.pending }).when(approve).outcome,
    ])
      if (outcome.ok) history.push(...outcome.events);
    given({ events: history, contact })
      .when({ type: 'request_close' })
      .then({ registration: { decision: 'close_requested', contact } });
  });

  it('expects every reason, in order', () => {
    given({
      registration: registration.pending,
      campaign: { ...campaign.published, campaignPeriod: { start: days(1), end: days(3) } },
    })
      .when({ type: 'reject', seenRevision: 1, reasons: [] }, { at: days(3) })
      .then({ refused: ['campaign_over', 'reason_required'] })
      .when(approve)
      .then({ refused: [{ code: 'campaign_over', parameters: { overFrom: days(3) } }] });
  });

  it('knows the rules of the host', () => {
    const rule = hostRule({ name: 'acme/never', commands: ['approve'], check: () => ({}) });
    given({ registration: registration.pending, rules: [rule] })
      .when(approve)
      .then({ refused: ['host_rule'] })
      .when(approve)
      .then({ refused: [{ code: 'host_rule', parameters: { rule: 'acme/never' } }] });
  });

  it('passes on what a rule of the host throws', () => {
    const check = () => {
      throw new RangeError('Oops');
    };
    const rule = hostRule({ name: 'acme/broken', commands: ['approve'], check });
    expect(() => given({ registration: registration.pending, rules: [rule] }).when(approve)).toThrow('Oops');
  });

  it.each([
    [
      'what was refused',
      () =>
        given({ registration: registration.blocked })
          .when(approve, { at: days(4) })
          .then({ events: [] }),
      'approve by agency at 2026-03-05T00:00:00.000Z was refused: stale_view\n  it was refused: [{"code":"stale_view"',
    ],
    [
      'what was accepted',
      () =>
        given({ registration: registration.pending })
          .when(approve)
          .then({ refused: ['held'] }),
      'it was accepted, and expected to be refused: ["held"]',
    ],
    [
      'another event',
      () =>
        given({ registration: registration.pending })
          .when(approve)
          .then({ events: ['hold_placed'] }),
      'events[0].type: expected "hold_placed", it is "registration_approved"',
    ],
    [
      'one event more',
      () => given({ registration: registration.pending }).when(approve).then({ events: [] }),
      'events: expected 0 of them, there are 1: [{',
    ],
    [
      'another field',
      () =>
        given({ registration: registration.pending })
          .when(approve)
          .then({ registration: { terms: { totalRate: 7 } } }),
      'registration.terms.totalRate: expected 7, it is 1200',
    ],
    [
      'a field that is missing',
      () =>
        given({ registration: registration.pending })
          .when(approve)
          .then({ registration: { terms: { shopAdsRate: 7 } } }),
      'registration.terms.shopAdsRate: expected 7, it is nothing',
    ],
    [
      'another status',
      () =>
        given({ registration: registration.pending })
          .when(approve, { at: days(10) })
          .then({ status: 'scheduled' }),
      'status: expected "scheduled", it is "live"',
    ],
    [
      'another reason',
      () =>
        given({ registration: registration.pending })
          .when({ type: 'release_hold', holdId: 'h' })
          .then({ refused: ['held'] }),
      'refused[0].code: expected "held", it is "hold_not_found"',
    ],
    [
      'no warning',
      () =>
        given({ registration: registration.pending })
          .when(approve)
          .then({ warnings: ['no_samples'] }),
      'warnings: expected 1 of them, there are 0: []',
    ],
  ])('tells %s', (_what, scenario, line) => {
    expect(saidBy(scenario)).toContain(line);
  });

  it('is not begun with a record and its events at once', () => {
    const events = [{ type: 'registration_withdrawn' }] as unknown as RegistrationEvent[];
    expect(() => given({ registration: registration.pending, events })).toThrow(TypeError);
  });

  it('is not to be awaited', async () => {
    const awaited = async () => given({ registration: registration.pending }).when(approve) as unknown;
    await expect(awaited()).rejects.toThrow('do not await it');
  });

  it('takes no command for an actor whose it is not', () => {
    const actor = { role: 'seller', shopId: 'shop-1' } as const;
    expect(() => given({ registration: registration.pending }).when(approve, { actor })).toThrow(TypeError);
  });
});

describe('a scenario of a campaign', () => {
  it('goes on from what stands', () => {
    givenCampaign({ campaign: campaign.draft })
      .when({ type: 'publish' })
      .then({ events: ['campaign_published'], status: 'upcoming', campaign: { decision: 'published' } })
      .when({ type: 'edit', changes: { name: 'Loy Krathong' } }, { at: days(2) })
      .then({ events: [{ type: 'campaign_edited', changes: { name: 'Loy Krathong' } }] })
      .when({ type: 'announce' }, { at: days(11) })
      .then({ events: ['campaign_started'], status: 'ongoing' })
      .when({ type: 'end_early' }, { at: days(12) })
      .then({ campaign: { endedAt: days(12) }, status: 'closed' })
      .when({ type: 'edit', changes: { name: 'X' } })
      .then({ refused: ['campaign_command_not_accepted'] });
  });

  it('tells every difference', () => {
    const scenario = () =>
      givenCampaign({ campaign: campaign.draft })
        .when({ type: 'publish' })
        .then({ events: ['campaign_edited'], status: 'draft' });
    expect(saidBy(scenario)).toBe(
      [
        'publish by agency at 2026-03-01T00:00:00.000Z was accepted: campaign_published',
        '  events[0].type: expected "campaign_edited", it is "campaign_published"',
        '  status: expected "draft", it is "upcoming"',
      ].join('\n'),
    );
    expect(
      saidBy(() => givenCampaign({ campaign: campaign.draft }).when({ type: 'announce' }).then({})),
    ).toContain('it was refused');
  });

  it('begins before there is one, and with what happened', () => {
    const {
      v: _v,
      id: _i,
      agencyId: _a,
      agencyCountry: _g,
      createdAt: _t,
      changedAt: _c,
      revision: _r,
      decision: _d,
      ...draft
    } = campaign.draft;
    const created = givenCampaign().when({ type: 'create', campaignId: 'c', draft });
    created
      .then({ events: ['campaign_created'], status: 'draft' })
      .when({ type: 'publish' })
      .then({ status: 'upcoming' });
    if (!created.outcome.ok) throw new Error('It is not created');
    givenCampaign({ events: created.outcome.events })
      .when({ type: 'publish' })
      .then({ campaign: { id: 'c', revision: 1 } });
  });
});

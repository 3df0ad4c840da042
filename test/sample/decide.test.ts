import {
  type Actor,
  availableSampleActions,
  canAskForSample,
  canSeeSample,
  decideSample,
  evolveLedger,
  evolveSampleRequest,
  parseSampleCommand,
  type SampleCommandInput,
  type SampleDecision,
  type SampleEvent,
  type SampleFacts,
  type SampleRequest,
  sampleCommandTypes,
  sampleDecisions,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { aCampaign, agency, aPolicy, aRegistration, days, seller, shifted } from '../support/build.ts';
import { actors, roles } from '../support/commands.ts';
import { aLedger, aSample, sampleFacts, sampleInputs, stampedSample } from '../support/samples.ts';
import { owners } from './specification.ts';

function accepted(
  request: SampleRequest | undefined,
  input: SampleCommandInput,
  actor?: Actor,
  facts = sampleFacts(),
) {
  const outcome = decideSample(request, stampedSample(input, days(6), actor), facts);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome;
}

describe('a request', () => {
  it('by a creator is of the creator who acts, and reserves a unit', () => {
    const { request, ledger, events } = accepted(undefined, { type: 'request_sample', skuId: 'red' });
    expect(request).toEqual({
      v: 1,
      id: aSample('agency_review').id,
      registrationId: aRegistration('approved').id,
      campaignId: 'campaign-1',
      agencyId: 'agency-1',
      shopId: 'shop-1',
      productId: 'product-1',
      creatorId: 'creator-1',
      attempt: 1,
      registrationAttempt: 1,
      requestedBy: 'creator',
      skuId: 'red',
      requestedAt: days(6),
      decidedAt: days(6),
      changedAt: days(6),
      revision: 0,
      decision: 'agency_review',
      deadline: { dueAt: days(13), dueOutcome: 'not_reviewed_in_time' },
    });
    expect(ledger).toEqual({ ...aLedger(), reserved: 2, changedAt: days(6) });
    expect(events).toMatchObject([{ type: 'sample_requested', decision: 'agency_review', skuId: 'red' }]);
  });

  it('opens the ledger of its attempt, where there is none', () => {
    const { ledger: _, ...facts } = sampleFacts({ registration: aRegistration('approved', { attempt: 3 }) });
    const { ledger, request } = accepted(undefined, sampleInputs.request_sample, actors.creator, facts);
    expect(request.registrationAttempt).toBe(3);
    expect(ledger).toEqual({
      ...aLedger({ registrationAttempt: 3 }),
      reserved: 1,
      shipped: 0,
      changedAt: days(6),
      revision: 0,
    });
  });

  it('needs no facts of creator and variant, where the creator asks and the host knows nothing', () => {
    const { creator: _, sku: __, ...facts } = sampleFacts();
    expect(accepted(undefined, { type: 'request_sample' }, actors.creator, facts).ok).toBe(true);
    expect(accepted(undefined, { type: 'request_sample', skuId: 'red' }, actors.creator, facts).ok).toBe(
      true,
    );
  });

  it('takes the last unit', () => {
    const facts = sampleFacts({ ledger: aLedger({ reserved: 2, shipped: 2 }) });
    const { ledger } = accepted(undefined, sampleInputs.request_sample, actors.creator, facts);
    expect(ledger).toMatchObject({ reserved: 3, shipped: 2 });
  });

  it('asks before the campaign period as well, and while the close is asked for', () => {
    const upcoming = sampleFacts({
      campaign: aCampaign({ campaignPeriod: { start: days(10), end: days(40) } }),
      registration: aRegistration('close_requested'),
    });
    expect(accepted(undefined, sampleInputs.request_sample, actors.creator, upcoming).ok).toBe(true);
  });

  it('may be made again at once after a withdrawal, and keeps its place and its revision', () => {
    const { request } = accepted(aSample('cancelled', { attempt: 4 }), {
      type: 'request_sample',
      skuId: 'red',
    });
    expect(request).toMatchObject({
      decision: 'agency_review',
      attempt: 5,
      revision: 2,
      requestedAt: days(6),
    });
    expect(request).not.toHaveProperty('cancellation');
  });

  it.each(['not_shipped_in_time', 'unpromotable', 'platform'] as const)(
    'may be made again at once where the creator is not to blame: %s',
    (because) => {
      const before = aSample('cancelled', { cancellation: { because }, shippedAt: days(5) });
      expect(accepted(before, { type: 'request_sample', skuId: 'red' }).ok).toBe(true);
    },
  );

  it('may be made again from the last of the days to wait', () => {
    const before = aSample('cancelled', { cancellation: { because: 'not_reviewed_in_time' } });
    const facts = sampleFacts({ policy: aPolicy({ samples: { reapplyAfterDays: 1 } }) });
    expect(accepted(before, { type: 'request_sample', skuId: 'red' }, actors.creator, facts).ok).toBe(true);
  });
});

describe('a unit', () => {
  it('is used once it is shipped, and free again when the request comes to nothing before', () => {
    const shipped = accepted(aSample('awaiting_shipment'), { type: 'ship_sample' });
    expect(shipped.ledger).toMatchObject({ reserved: 0, shipped: 2, released: 0 });
    const withdrawn = accepted(aSample('seller_review'), { type: 'withdraw_sample' });
    expect(withdrawn.ledger).toMatchObject({ reserved: 0, shipped: 1, released: 1 });
    expect(withdrawn.events).toMatchObject([{ released: true, cancellation: { because: 'withdrawn' } }]);
  });

  it('that was shipped stays used, and the ledger stays the same object', () => {
    const facts = sampleFacts();
    for (const decision of ['shipped', 'content_pending'] as const) {
      const lost = accepted(
        aSample(decision),
        { type: 'cancel_sample', because: 'platform' },
        undefined,
        facts,
      );
      expect(lost.ledger).toBe(facts.ledger);
      expect(lost.events).toMatchObject([{ released: false }]);
      expect(lost.request).toMatchObject({ decision: 'cancelled', shippedAt: aSample(decision).shippedAt });
    }
    const endorsed = accepted(aSample('agency_review'), sampleInputs.approve_sample, undefined, facts);
    expect(endorsed.ledger).toBe(facts.ledger);
  });

  it('cannot be counted in a ledger that is not there, or another one', () => {
    const { events } = accepted(aSample('awaiting_shipment'), { type: 'ship_sample' });
    const [event] = events;
    expect(() => evolveLedger(undefined, event)).toThrow('sample_shipped before there is a ledger');
    expect(() => evolveLedger(aLedger({ registrationAttempt: 2 }), event)).toThrow(TypeError);
    expect(() => evolveSampleRequest(undefined, event)).toThrow(
      'sample_shipped before there is a sample request',
    );
  });

  it('cannot be received before it is shipped, nor give content before it is received', () => {
    const [received] = accepted(aSample('shipped'), { type: 'receive_sample' }).events;
    const [posted] = accepted(aSample('content_pending'), sampleInputs.post_content).events;
    expect(() => evolveSampleRequest(aSample('seller_review'), received)).toThrow(TypeError);
    expect(() => evolveSampleRequest(aSample('shipped'), posted)).toThrow(TypeError);
  });
});

describe('a no', () => {
  it('of a seller carries its reason, one of an agency may', () => {
    const no = { type: 'reject_sample', seenRevision: 2 } as const;
    expect(accepted(aSample('agency_review'), no).request).toMatchObject({
      cancellation: { because: 'rejected_by_agency' },
    });
    expect(
      accepted(aSample('agency_review'), { ...no, reason: 'other', note: 'Later.' }).request,
    ).toMatchObject({
      cancellation: { because: 'rejected_by_agency', reason: 'other', note: 'Later.' },
    });
    expect(accepted(aSample('seller_review'), { ...no, reason: 'offline' }, seller).request).toMatchObject({
      cancellation: { because: 'rejected_by_seller', reason: 'offline' },
    });
  });
});

describe('the content', () => {
  it('counts from the least that the policy asks for, posted at the receipt or now', () => {
    const video = { kind: 'video', contentId: 'v', visibleDays: 3 } as const;
    const live = { kind: 'live', contentId: 'l', minutes: 10 } as const;
    for (const content of [
      { ...video, postedAt: days(5) },
      { ...live, postedAt: days(6) },
    ]) {
      const { request } = accepted(aSample('content_pending'), { type: 'post_content', content });
      const { kind, contentId, postedAt } = content;
      expect(request).toMatchObject({ decision: 'completed', receivedAt: days(5) });
      expect(request.decision === 'completed' && request.content).toEqual({ kind, contentId, postedAt });
    }
  });
});

describe('sight', () => {
  it('of a request is for its own seller, agency and creator, for platform and clock', () => {
    const request = aSample('seller_review');
    for (const role of roles) expect(canSeeSample(actors[role], request)).toBe(true);
    expect(canSeeSample({ role: 'seller', shopId: 'shop-2' }, request)).toBe(false);
    expect(canSeeSample({ role: 'agency', agencyId: 'agency-2' }, request)).toBe(false);
    expect(canSeeSample({ role: 'creator', creatorId: 'creator-2' }, request)).toBe(false);
  });

  it('of a request is for nobody whose role we do not know', () => {
    // Roles come from the host, at times from JavaScript.
    const stranger = { role: 'warehouse', shopId: 'shop-1' } as unknown as Actor;
    expect(canSeeSample(stranger, aSample('seller_review'))).toBe(false);
    expect(availableSampleActions(aSample('seller_review'), stranger, sampleFacts(), days(6))).toEqual([]);
  });

  it('of a product to ask for is for every creator and its own agency', () => {
    const registration = aRegistration('approved');
    expect(canAskForSample({ role: 'creator', creatorId: 'anyone' }, registration)).toBe(true);
    expect(canAskForSample(agency, registration)).toBe(true);
    expect(canAskForSample({ role: 'agency', agencyId: 'agency-2' }, registration)).toBe(false);
    expect(canAskForSample(seller, registration)).toBe(false);
    expect(canAskForSample(actors.platform, registration)).toBe(false);
  });
});

describe('the actions on a screen', () => {
  type Offered = readonly string[];
  // biome-ignore format: one decision a line
  const offered: Readonly<Record<SampleDecision | 'none', Readonly<Record<'creator' | 'agency' | 'seller' | 'platform', Offered>>>> = {
    none:              { creator: ['request_sample'], agency: ['request_sample'], seller: [], platform: [] },
    agency_review:     { creator: ['withdraw_sample'], agency: ['approve_sample', 'reject_sample'], seller: [], platform: ['cancel_sample'] },
    seller_review:     { creator: ['withdraw_sample'], agency: [], seller: ['approve_sample', 'reject_sample'], platform: ['cancel_sample'] },
    awaiting_shipment: { creator: [], agency: [], seller: ['ship_sample'], platform: ['ship_sample', 'cancel_sample'] },
    shipped:           { creator: ['receive_sample'], agency: [], seller: [], platform: ['receive_sample', 'cancel_sample'] },
    content_pending:   { creator: ['post_content'], agency: [], seller: [], platform: ['post_content', 'cancel_sample'] },
    completed:         { creator: [], agency: [], seller: [], platform: [] },
    cancelled:         { creator: ['request_sample'], agency: ['request_sample'], seller: [], platform: [] },
  };

  it.each(['none', ...sampleDecisions] as const)('in %s', (from) => {
    const request = from === 'none' ? undefined : aSample(from);
    for (const role of ['creator', 'agency', 'seller', 'platform'] as const) {
      const actions = availableSampleActions(request, actors[role], sampleFacts(), days(6));
      const open = actions.filter((action) => action.offered).map(({ command }) => command);
      expect({ role, open }).toEqual({ role, open: offered[from][role] });
    }
  });

  it('are those of the role, offered or withheld, in a fixed order', () => {
    for (const role of roles) {
      const listed = (request: SampleRequest | undefined) =>
        availableSampleActions(request, actors[role], sampleFacts(), days(6)).map(({ command }) => command);
      expect(listed(aSample('shipped'))).toEqual(
        sampleCommandTypes.filter((type) => owners[type].includes(role)),
      );
      expect(listed(undefined)).toEqual(owners.request_sample.includes(role) ? ['request_sample'] : []);
    }
  });

  it('say why the rest is withheld', () => {
    const facts = sampleFacts({ ledger: aLedger({ reserved: 5, shipped: 0 }) });
    const [action] = availableSampleActions(undefined, actors.creator, facts, days(6));
    expect(action).toMatchObject({
      command: 'request_sample',
      offered: false,
      refusal: { reasons: [{ code: 'no_sample_quota_left' }] },
    });
  });

  const first = (actor: Actor, facts: SampleFacts) =>
    availableSampleActions(undefined, actor, facts, days(6));

  it('let a creator ask for itself, whomever the facts are about', () => {
    const another = { role: 'creator', creatorId: 'creator-2' } as const;
    expect(first(another, sampleFacts())).toEqual([{ command: 'request_sample', offered: true }]);
  });

  it('let nobody ask for a creator of whom nothing is known', () => {
    const { creator: _, ...facts } = sampleFacts();
    expect(first(agency, facts)).toEqual([
      {
        command: 'request_sample',
        offered: false,
        refusal: { reasons: [{ code: 'creator_not_named', parameters: {} }] },
      },
    ]);
  });

  it('let it be asked for where nothing is known of the variants', () => {
    const { sku: _, ...facts } = sampleFacts();
    expect(first(actors.creator, facts)).toEqual([{ command: 'request_sample', offered: true }]);
  });

  it('let content be posted at once, though the clock of the receipt was ahead', () => {
    const received = shifted(days(6), 5_000);
    const pending = aSample('content_pending', { receivedAt: received, changedAt: received });
    expect(availableSampleActions(pending, actors.creator, sampleFacts(), days(6))).toContainEqual({
      command: 'post_content',
      offered: true,
    });
  });

  it('are none for those who do not see it', () => {
    const stranger = { role: 'creator', creatorId: 'creator-2' } as const;
    expect(availableSampleActions(aSample('shipped'), stranger, sampleFacts(), days(6))).toEqual([]);
  });
});

describe('a command from outside', () => {
  it('is never the clock’s', () => {
    expect(parseSampleCommand({ type: 'meet_sample_deadline' })).toMatchObject({ ok: false });
  });

  it.each(Object.values(sampleInputs).filter(({ type }) => type !== 'meet_sample_deadline'))(
    '$type is read',
    (input) => {
      expect(parseSampleCommand(input)).toEqual({ ok: true, value: input });
      expect(parseSampleCommand({ ...input, at: 1 })).toMatchObject({ ok: false });
    },
  );
});

describe('events', () => {
  it('that are not about the quota leave a ledger that is not there alone', () => {
    const about: readonly SampleEvent[] = [
      ...accepted(aSample('agency_review'), sampleInputs.approve_sample).events,
      ...accepted(aSample('shipped'), sampleInputs.receive_sample).events,
    ];
    for (const event of about) expect(evolveLedger(undefined, event)).toBeUndefined();
  });
});

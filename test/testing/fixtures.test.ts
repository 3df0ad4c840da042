import {
  campaignDecisions,
  campaignStatusAt,
  campaignStatuses,
  decide,
  decideCampaign,
  decideLink,
  decideSample,
  decisions,
  defaultPolicy,
  linkDecisions,
  parseCampaign,
  parseCreatorLink,
  parseRegistration,
  parseSampleLedger,
  parseSampleRequest,
  type Registration,
  type RegistrationCommandInput,
  type SampleCommand,
  type SampleLedger,
  type SampleRequest,
  sampleDecisions,
  statusAt,
  statuses,
} from 'partner-campaigns';
import { campaignStatusFixtures, creatorFixtures, fixtures, statusFixtures } from 'partner-campaigns/testing';
import { describe, expect, it } from 'vitest';
import { agency, days, seller } from '../support/build.ts';
import { stamped } from '../support/commands.ts';

const { campaign, registration, shop, product } = fixtures;
const facts = { campaign: campaign.published, policy: defaultPolicy, shop, product };

describe('fixtures', () => {
  it('are of every decision, whole and frozen', () => {
    expect(Object.keys(registration).toSorted()).toEqual([...decisions].toSorted());
    for (const [decision, record] of Object.entries(registration)) {
      expect(parseRegistration(record)).toEqual({ ok: true, value: record });
      expect(record.decision).toBe(decision);
      expect(Object.isFrozen(record.terms)).toBe(true);
    }
    expect(Object.keys(campaign).toSorted()).toEqual([...campaignDecisions].toSorted());
    for (const [decision, record] of Object.entries(campaign)) {
      expect(parseCampaign(record)).toEqual({ ok: true, value: record });
      expect(record.decision).toBe(decision);
    }
  });

  it('are what commands lead to', () => {
    const put = { terms: registration.pending.terms, contact: registration.pending.contact } as const;
    const approve = { type: 'approve', seenRevision: 1 } as const;
    const ask = { type: 'request_close', note: 'Out of stock soon.' } as const;
    const { reasons, note, wanted } = registration.rejected.lastRejection;
    const ways: Readonly<Record<string, readonly (readonly [number, RegistrationCommandInput])[]>> = {
      pending: [],
      approved: [[3, approve]],
      close_requested: [
        [3, approve],
        [15, ask],
      ],
      rejected: [[3, { type: 'reject', seenRevision: 1, reasons, note: note ?? '', wanted: wanted ?? {} }]],
      blocked: [[3, { type: 'block', seenRevision: 1, reasons: ['product_hard_to_promote'] }]],
      withdrawn: [[3, { type: 'withdraw' }]],
      closed: [
        [3, approve],
        [15, ask],
        [16, { type: 'approve_close', seenRevision: 3 }],
      ],
    };
    for (const decision of decisions) {
      let record: Registration | undefined;
      const first = [2, { type: 'register', productId: 'product-1', ...put }] as const;
      for (const [day, input] of [first, ...(ways[decision] ?? [])]) {
        const outcome = decide(record, stamped(input, days(day)), facts);
        if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
        record = { ...outcome.registration, revision: (record?.revision ?? 0) + 1 };
      }
      expect(record).toEqual(registration[decision]);
    }
  });

  it('are campaigns that commands lead to', () => {
    const {
      v: _v,
      id,
      agencyId,
      agencyCountry,
      createdAt,
      changedAt: _c,
      revision: _r,
      decision: _d,
      ...draft
    } = campaign.draft;
    const created = decideCampaign(
      undefined,
      { type: 'create', campaignId: id, draft, at: createdAt, actor: agency },
      { policy: defaultPolicy, agency: { id: agencyId, name: 'A', homeCountry: agencyCountry } },
    );
    expect(created).toMatchObject({ ok: true, campaign: { ...campaign.draft, revision: 0 } });
  });
});

describe('fixtures of statuses', () => {
  it('are of every status, which they have at their instants', () => {
    expect(Object.keys(statusFixtures).toSorted()).toEqual([...statuses].toSorted());
    for (const [status, fixture] of Object.entries(statusFixtures))
      expect(statusAt(fixture.registration, fixture.campaign, fixture.at)).toBe(status);
  });

  it('are of every status of a campaign', () => {
    expect(Object.keys(campaignStatusFixtures).toSorted()).toEqual([...campaignStatuses].toSorted());
    for (const [status, fixture] of Object.entries(campaignStatusFixtures))
      expect(campaignStatusAt(fixture.campaign, fixture.at)).toBe(status);
  });
});

describe('fixtures of what creators have', () => {
  const { registration: running, link, sample, ledger } = creatorFixtures;
  const under = { registration: running, campaign: campaign.published, policy: defaultPolicy };
  const creator = { role: 'creator', creatorId: 'creator-1' } as const;

  it('are of every decision, whole and frozen', () => {
    expect(Object.keys(link).toSorted()).toEqual([...linkDecisions].toSorted());
    expect(Object.keys(sample).toSorted()).toEqual([...sampleDecisions].toSorted());
    for (const record of Object.values(link))
      expect(parseCreatorLink(record)).toEqual({ ok: true, value: record });
    for (const record of Object.values(sample))
      expect(parseSampleRequest(record)).toEqual({ ok: true, value: record });
    expect(parseSampleLedger(ledger)).toEqual({ ok: true, value: ledger });
    expect(parseRegistration(running)).toEqual({ ok: true, value: running });
    expect(Object.isFrozen(link.added.terms)).toBe(true);
  });

  it('are what commands lead to', () => {
    const add = decideLink(undefined, { type: 'add_link', at: days(5), actor: creator }, under);
    expect(add).toMatchObject({ ok: true, link: { ...link.added, revision: 0 } });
    const remove = decideLink(link.added, { type: 'remove_link', at: days(6), actor: creator }, under);
    expect(remove).toMatchObject({ ok: true, link: { ...link.removed, revision: 1 } });

    const content = { kind: 'video', contentId: 'clip-1', postedAt: days(11), visibleDays: 3 } as const;
    const ways = {
      agency_review: { type: 'request_sample', at: days(5), actor: creator },
      seller_review: { type: 'approve_sample', seenRevision: 1, at: days(6), actor: agency },
      awaiting_shipment: { type: 'approve_sample', seenRevision: 2, at: days(7), actor: seller },
      shipped: { type: 'ship_sample', at: days(8), actor: seller },
      content_pending: { type: 'receive_sample', at: days(9), actor: creator },
      completed: { type: 'post_content', content, at: days(12), actor: creator },
    } as const satisfies Partial<Record<keyof typeof sample, SampleCommand>>;
    let record: SampleRequest | undefined;
    let kept: SampleLedger | undefined;
    for (const [decision, command] of Object.entries(ways)) {
      const outcome = decideSample(record, command, { ...under, ...(kept && { ledger: kept }) });
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
      record = { ...outcome.request, revision: (record?.revision ?? 0) + 1 };
      kept = outcome.ledger && { ...outcome.ledger, revision: (kept?.revision ?? 0) + 1 };
      expect(record).toEqual(sample[decision as keyof typeof ways]);
      if (decision === 'agency_review') expect(kept).toEqual(ledger);
    }
    const no = {
      type: 'reject_sample',
      seenRevision: 1,
      note: 'Next time.',
      at: days(6),
      actor: agency,
    } as const;
    const refused = decideSample(sample.agency_review, no, { ...under, ledger });
    expect(refused).toMatchObject({ ok: true, request: { ...sample.cancelled, revision: 1 } });
  });
});

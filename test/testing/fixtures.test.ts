import {
  campaignDecisions,
  campaignStatusAt,
  campaignStatuses,
  decide,
  decideCampaign,
  decisions,
  defaultPolicy,
  parseCampaign,
  parseRegistration,
  type Registration,
  type RegistrationCommandInput,
  statusAt,
  statuses,
} from 'partner-campaigns';
import { campaignStatusFixtures, fixtures, statusFixtures } from 'partner-campaigns/testing';
import { describe, expect, it } from 'vitest';
import { agency, days } from '../support/build.ts';
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

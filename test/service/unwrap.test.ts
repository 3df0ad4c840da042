import {
  decide,
  decideCampaign,
  formatRefusal,
  parsePolicy,
  RefusalError,
  type RefusalReason,
  type Registration,
  unwrap,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { aCampaign, agency, aRegistration, days, theFacts } from '../support/build.ts';
import { createOpenWorld } from '../support/world.ts';

/** What a call throws, which must be a refusal. */
function thrownBy(call: () => unknown): RefusalError {
  try {
    call();
  } catch (error) {
    if (error instanceof RefusalError) return error;
    throw error;
  }
  throw new Error('Nothing was thrown');
}

const approve = { type: 'approve', seenRevision: 2, at: days(4), actor: agency } as const;

describe('unwrap', () => {
  it('gives the value of an accepted result, whatever it is', () => {
    for (const value of [undefined, null, 0, '', false, [], { ok: false }]) {
      expect(unwrap({ ok: true, value })).toBe(value);
    }
  });

  it('gives the accepted outcome of a decision', () => {
    const registration: Registration = unwrap(
      decide(aRegistration('pending'), approve, theFacts()),
    ).registration;
    expect(registration.decision).toBe('approved');
  });

  it('throws a refusal with all its reasons, and its text', () => {
    const reasons = [
      { code: 'shop_not_invited', parameters: {} },
      { code: 'lost_race', parameters: { attempts: 5 } },
    ] as const satisfies readonly RefusalReason[];
    const error = thrownBy(() => unwrap({ ok: false, refusal: { reasons } }));
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('RefusalError');
    expect(error.code).toBe('partner_campaigns_refused');
    expect(error.refusal).toEqual({ reasons });
    expect(error.message).toBe(
      'The agency invited other shops. Others changed the same records 5 times in a row; nothing was done, try again.',
    );
    expect(String(error)).toBe(`RefusalError: ${formatRefusal({ reasons })}`);
  });

  it('throws what decisions, parsers and the service refuse with', async () => {
    const { service, campaignId } = await createOpenWorld();
    const late = { ...approve, at: days(50) };
    const ended = { type: 'publish', at: days(5), actor: agency } as const;
    const codesOf = (call: () => unknown) => thrownBy(call).refusal.reasons.map(({ code }) => code);
    expect(codesOf(() => unwrap(decide(aRegistration('pending'), late, theFacts())))).toEqual([
      'campaign_over',
    ]);
    expect(codesOf(() => unwrap(decideCampaign(aCampaign(), ended, { policy: theFacts().policy })))).toEqual([
      'campaign_command_not_accepted',
    ]);
    expect(codesOf(() => unwrap(parsePolicy({ totalRate: { minimum: -1 } })))).toEqual(['invalid_input']);
    const answer = await service.campaigns.endEarly({ role: 'agency', agencyId: 'agency-2' }, campaignId);
    expect(codesOf(() => unwrap(answer))).toEqual(['not_found']);
  });
});

import { type Actor, type Audience, handle } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { aCampaign, agency, aRegistration, days, seller, theFacts } from '../support/build.ts';
import { inputs } from '../support/commands.ts';

const at = days(4);
const stranger = { ...seller, shopId: 'shop-2' };
const rival = { ...agency, agencyId: 'agency-2' };

function notFound(kind: 'campaign' | 'registration', id: string) {
  return { ok: false, refusal: { reasons: [{ code: 'not_found', parameters: { kind, id } }] } };
}

describe('another tenant finds nothing', () => {
  it.each<[string, Actor, unknown]>([
    ['another shop', stranger, inputs.withdraw],
    ['another agency', rival, inputs.approve],
    ['another agency, whose command it is not even', rival, inputs.withdraw],
    ['another shop that saw another revision', stranger, { type: 'approve', seenRevision: 0 }],
  ])('%s', (_, actor, input) => {
    const outcome = handle(aRegistration('pending'), input, { at, actor }, theFacts());
    expect(outcome).toEqual(notFound('registration', 'campaign-1:shop-1:product-1'));
  });

  it.each<[string, Actor, Audience, 'draft' | 'published']>([
    ['a seller of a draft', seller, { kind: 'everyone' }, 'draft'],
    ['a seller whom the agency did not name', stranger, { kind: 'shops', shopIds: ['shop-1'] }, 'published'],
    ['another agency', rival, { kind: 'everyone' }, 'published'],
  ])('%s, before anything is registered', (_, actor, audience, decision) => {
    const facts = theFacts({ campaign: aCampaign({ audience, decision }) });
    expect(handle(undefined, inputs.register, { at, actor }, facts)).toEqual(
      notFound('campaign', 'campaign-1'),
    );
  });
});

describe('an input', () => {
  it.each([
    ['an instant', { ...inputs.withdraw, at }],
    ['an actor', { ...inputs.withdraw, actor: agency }],
  ])('may not bring %s of its own', (_, input) => {
    expect(handle(aRegistration('pending'), input, { at, actor: seller }, theFacts())).toMatchObject({
      ok: false,
      refusal: { reasons: [{ code: 'invalid_input' }] },
    });
  });

  it('that cannot be read is told so before anyone learns what exists', () => {
    const outcome = handle(aRegistration('pending'), { type: 'vanish' }, { at, actor: stranger }, theFacts());
    expect(outcome).toMatchObject({ ok: false, refusal: { reasons: [{ code: 'invalid_input' }] } });
  });

  it('is decided with the instant and the actor of the host', () => {
    const actor = { ...agency, userId: 'noi' };
    const outcome = handle(aRegistration('pending'), inputs.approve, { at, actor }, theFacts());
    expect(outcome).toMatchObject({ ok: true, events: [{ at, actor }] });
  });
});

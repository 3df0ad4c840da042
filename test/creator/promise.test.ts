import { type Decision, decisions, promiseAt } from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { aCampaign, aLink, aRegistration, days, shifted } from '../support/build.ts';
import { terms } from './support.ts';

const campaign = aCampaign();
const link = aLink('added', { terms: { totalRate: 900, creatorRate: 700 } });
const approved = aRegistration('approved', { terms });

describe('what a creator is promised now', () => {
  it('is what the link says, whatever the terms of the registration are', () => {
    expect(promiseAt(link, approved, campaign, days(5))).toEqual({ totalRate: 900, creatorRate: 700 });
  });

  const running: readonly Decision[] = ['approved', 'close_requested'];
  it.each(decisions)('ends with the registration: %s', (decision) => {
    const told = promiseAt(link, aRegistration(decision), campaign, days(5));
    expect(told).toEqual(running.includes(decision) ? link.terms : null);
  });

  it('ends with its attempt', () => {
    expect(promiseAt(link, { ...approved, attempt: 2 }, campaign, days(5))).toBeNull();
  });

  it('ends with the link', () => {
    expect(promiseAt(aLink('removed'), approved, campaign, days(5))).toBeNull();
  });

  it('ends with the campaign', () => {
    expect(promiseAt(link, approved, campaign, shifted(days(40), -1))).toEqual(link.terms);
    expect(promiseAt(link, approved, campaign, days(40))).toBeNull();
  });

  it('is told of the present: before the last write, records cannot tell', () => {
    const later = aLink('added', { changedAt: days(4) });
    expect(promiseAt(later, approved, campaign, days(4))).toEqual(later.terms);
    expect(promiseAt(later, approved, campaign, shifted(days(4), -1))).toBeUndefined();
    const changed = { ...approved, changedAt: days(4) };
    expect(promiseAt(link, changed, campaign, days(4))).toEqual(link.terms);
    expect(promiseAt(link, changed, campaign, shifted(days(4), -1))).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { campaignEventOf } from '../../src/campaign/event-of.ts';
import { aCampaign, aPolicy } from '../support/build.ts';
import { accepted, campaignFacts } from './specification.ts';

// The rules let none of this pass: an event of it would be a bug, and never a record.
describe('there is no event', () => {
  it('of a creation without the facts of its agency', () => {
    expect(() =>
      campaignEventOf(undefined, { command: accepted.create, facts: { policy: aPolicy() } }),
    ).toThrow('create was accepted without the facts of the agency');
  });

  it.each(['edit', 'invite_shops', 'uninvite_shops', 'publish', 'end_early', 'announce'] as const)(
    'of %s without a campaign',
    (type) => {
      expect(() => campaignEventOf(undefined, { command: accepted[type], facts: campaignFacts })).toThrow(
        `${type} was accepted without a campaign`,
      );
    },
  );

  it('of an announcement when all has been announced', () => {
    const input = { command: accepted.announce, facts: campaignFacts };
    expect(() => campaignEventOf(aCampaign({ announced: 'end' }), input)).toThrow(
      'announce was accepted with nothing to announce',
    );
  });
});

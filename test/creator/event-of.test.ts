import { describe, expect, it } from 'vitest';
import { linkEventOf } from '../../src/creator/event-of.ts';
import { aLink, aRegistration } from '../support/build.ts';
import { actors } from '../support/commands.ts';
import { linkCommand, linkFacts } from './support.ts';

// The rules let none of this pass: an event of it would be a bug, and never a record.
describe('there is no event', () => {
  it('of a link with nothing to promise', () => {
    const facts = linkFacts({ registration: aRegistration('approved') });
    expect(() => linkEventOf(undefined, { command: linkCommand({ type: 'add_link' }), facts })).toThrow(
      'add_link was accepted with nothing to promise',
    );
  });

  it('of a link of nobody', () => {
    const command = linkCommand({ type: 'add_link' }, { actor: actors.platform });
    expect(() => linkEventOf(undefined, { command, facts: linkFacts() })).toThrow(
      'add_link was accepted without a creator',
    );
  });

  it('of the removal of a link that there is not', () => {
    const command = linkCommand({ type: 'remove_link' });
    expect(() => linkEventOf(undefined, { command, facts: linkFacts() })).toThrow(
      'remove_link was accepted without a link',
    );
    expect(linkEventOf(aLink('added'), { command, facts: linkFacts() })).toMatchObject({
      type: 'link_removed',
    });
  });
});

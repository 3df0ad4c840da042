import fc from 'fast-check';
import {
  type CampaignEvent,
  commandTypes,
  decide,
  defaultPolicy,
  type LoggedCommand,
  loggedCommands,
  parseCommand,
  type RegistrationEvent,
  whatIf,
} from 'partner-campaigns';
import { acceptedCommands, situations } from 'partner-campaigns/testing';
import { describe, expect, it } from 'vitest';
import { cellsOf, froms } from '../registration/specification.ts';
import { agency, aPolicy, aProduct, aShop, days, seller } from '../support/build.ts';
import { campaignEventDocuments, registrationEventDocuments } from '../support/documents.ts';
import { createWorld, platform } from '../support/world.ts';

const facts = { shop: () => aShop(), product: () => aProduct() };

describe('the command behind an event', () => {
  it.each(commandTypes.filter((type) => type !== 'meet_deadline'))(
    'makes the same happen again: %s',
    (type) => {
      const decisions = froms.filter((from) => cellsOf(from, type).length > 0);
      const happened = situations({ decisions }).chain((situation) =>
        (acceptedCommands(situation, { types: [type] }) ?? fc.constant(null)).map((command) => ({
          ...situation,
          command,
        })),
      );
      let repeated = 0;
      fc.assert(
        fc.property(happened, ({ registration, command, facts: known }) => {
          if (command === null) return;
          const outcome = decide(registration, command, known);
          if (!outcome.ok) throw new Error('It is accepted');
          const [event] = outcome.events.slice(-1);
          const [logged] = event === undefined ? [] : loggedCommands([event]);
          if (logged?.kind !== 'registration') throw new Error('It is a command on a registration');
          const { command: again, ...about } = logged;
          const seen = 'seenRevision' in again ? { seenRevision: registration?.revision ?? 0 } : {};
          expect(decide(registration, { ...again, ...seen }, known)).toMatchObject({
            ok: true,
            events: outcome.events,
          });
          expect(about).toMatchObject({
            campaignId: known.campaign.id,
            shopId: 'shop-1',
            productId: 'product-1',
          });
          expect(again.type).toBe(type);
          repeated += 1;
        }),
        { numRuns: 60 },
      );
      expect(repeated).toBeGreaterThan(0);
    },
  );

  it('says everything that was observed elsewhere, and when', () => {
    const adopted = registrationEventDocuments.filter(({ type }) => type === 'registration_adopted');
    const commands = loggedCommands(adopted).map(({ command }) => command);
    const observed = adopted.flatMap((event) => (event.type === 'registration_adopted' ? event.adopted : []));
    expect(commands.map((command) => 'observed' in command && command.observed.decision)).toEqual(
      observed.map(({ decision }) => decision),
    );
    for (const [index, command] of commands.entries()) {
      const event = adopted[index]!;
      const { at, actor, shopId, productId, attempt } = event;
      expect(command).toMatchObject({ type: 'adopt', at, actor, shopId, productId, attempt });
      expect(command).toMatchObject({ registeredAt: days(1), decidedAt: days(2) });
      expect(command).toMatchObject({ terms: { creatorRate: 900 } });
    }
  });

  it.each(['registration_submitted', 'registration_resubmitted'] as const)(
    'gives what the seller offers and no part of the agency’s, whatever %s tells',
    (type) => {
      const offered = { totalRate: 1300, shopAdsRate: 1000, sampleQuantity: 10 };
      const terms = { ...offered, creatorRate: 800, creatorShopAdsRate: 600 };
      const event = registrationEventDocuments.find((document) => document.type === type)!;
      const [logged] = loggedCommands([{ ...event, terms } as RegistrationEvent]);
      expect(logged?.command).toHaveProperty('terms', offered);
      const { at: _at, actor: _actor, ...input } = logged?.command ?? {};
      expect(parseCommand(input).ok).toBe(true);
      const without = { totalRate: 1300, sampleQuantity: 10, creatorShopAdsRate: 600 };
      const [bare] = loggedCommands([{ ...event, terms: without } as RegistrationEvent]);
      expect(bare?.command).toHaveProperty('terms', { totalRate: 1300, sampleQuantity: 10 });
    },
  );

  it('on a campaign is the one that it came of', () => {
    const types = loggedCommands(campaignEventDocuments.filter(({ actor }) => actor.role === 'agency')).map(
      ({ command }) => command.type,
    );
    expect(types).toEqual(['create', 'edit', 'invite_shops', 'uninvite_shops', 'publish', 'end_early']);
  });

  it('that the clock did is left out', () => {
    const event = { ...campaignEventDocuments[0]!, actor: { role: 'clock' } } as CampaignEvent;
    expect(loggedCommands([event])).toEqual([]);
  });

  it.each<readonly [event: object]>([
    [{ type: 'campaign_started', actor: platform }],
    [{ type: 'campaign_published', actor: platform }],
    [{ type: 'registration_approved', registrationId: 'campaign-1:shop-1:product-1', actor: seller }],
  ])('cannot be told where nobody of that role gives it: %j', (event) => {
    const wrong = { v: 1, campaignId: 'campaign-1', agencyId: 'agency-1', at: days(1), ...event };
    expect(() => loggedCommands([wrong as CampaignEvent | RegistrationEvent])).toThrow(TypeError);
  });
});

describe('the feed of a service', () => {
  const rejects = { autoReview: { afterDays: 3, outcome: 'reject' } } as const;

  /** A story in which people and the clock decide. */
  async function told(): Promise<readonly LoggedCommand[]> {
    const world = createWorld({ policy: rejects });
    const campaignId = await world.published();
    world.advanceTo(days(2));
    const [one = '', two = '', three = ''] = await world.submitted(campaignId, [
      'product-1',
      'product-2',
      'product-3',
    ]);
    await world.done(agency, one, { type: 'approve', seenRevision: 1 });
    world.advanceTo(days(3));
    const wanted = { totalRate: 1500 };
    const reasons = ['commission_too_low'] as const;
    await world.done(agency, two, { type: 'reject', seenRevision: 1, reasons, wanted });
    const { contact } = await world.record(two);
    await world.done(seller, two, {
      type: 'reregister',
      terms: { totalRate: 1400, sampleQuantity: 5 },
      contact,
    });
    world.advanceTo(days(9));
    await world.service.deadlines.settle({ role: 'platform' });
    await world.done(seller, three, {
      type: 'reregister',
      terms: { totalRate: 1600, sampleQuantity: 5 },
      contact,
    });
    const events = await world.events();
    expect(events.filter(({ actor }) => actor.role === 'clock')).toHaveLength(2);
    return loggedCommands(events, facts);
  }

  it('is a log that its own policy accepts whole, deadlines and all', async () => {
    const log = await told();
    const policy = aPolicy(rejects);
    expect(whatIf(log, policy, policy)).toEqual({
      differences: [],
      commands: log.length,
      accepted: { a: log.length, b: log.length },
    });
  });

  it('tells what another policy would have changed', async () => {
    const log = await told();
    const { differences } = whatIf(log, aPolicy(rejects), aPolicy({ ...rejects, wantedTerms: 'minimum' }));
    expect(differences.map(({ a, because }) => [a.command.type, because])).toEqual([
      ['reregister', 'policy'],
      ['meet_deadline', 'earlier_difference'],
    ]);
    const without = whatIf(log, aPolicy(rejects), defaultPolicy).differences;
    expect(without.map(({ a, because }) => [a.command.type, because])).toEqual([
      ['meet_deadline', 'policy'],
      ['reregister', 'earlier_difference'],
      ['meet_deadline', 'policy'],
    ]);
  });
});

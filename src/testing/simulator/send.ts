import type { PartnerCampaigns } from '../../service/partner-campaigns.js';
import type { Answer } from '../../service/reasons.js';
import type { Call } from './call.js';
import { isActor } from './is-actor.js';

/** The methods that anything may be sent to. */
export const openMethods = [
  'campaigns.create',
  'campaigns.edit',
  'campaigns.inviteShops',
  'campaigns.publish',
  'campaigns.endEarly',
  'campaigns.get',
  'campaigns.list',
  'marketplace.list',
  'marketplace.open',
  'marketplace.explain',
  'registrations.submit',
  'registrations.execute',
  'registrations.executeAll',
  'registrations.adopt',
  'registrations.get',
  'registrations.list',
  'registrations.inbox',
  'registrations.history',
  'deadlines.due',
  'deadlines.settle',
] as const;

/** Those that a service has whose store keeps links and samples of creators. */
export const openCreatorMethods = [
  'links.execute',
  'links.executeAll',
  'links.list',
  'links.spans',
  'links.termsAt',
  'samples.execute',
  'samples.executeAll',
  'samples.get',
  'samples.list',
  'samples.counts',
  'samples.quota',
  'samples.history',
] as const;

/** Sends what came off the wire as text, whatever it is, to a method. */
export function send(to: string, text: string): Call {
  const parsed: unknown = JSON.parse(text);
  const [actor]: readonly unknown[] = Array.isArray(parsed) ? parsed : [];
  return {
    method: to,
    ...(isActor(actor) ? { actor } : {}),
    asked: parsed,
    keys: [],
    run: (service) => handOn(service, to, text),
  };
}

function handOn(service: PartnerCampaigns, to: string, text: string): Promise<Answer<unknown>> {
  const { campaigns, marketplace, registrations, deadlines } = service;
  // What comes off the wire has no type: the service reads it, and refuses what it cannot read.
  const [actor, first, second, third] = JSON.parse(text);
  switch (to) {
    case 'campaigns.create':
      return campaigns.create(actor, first, second);
    case 'campaigns.edit':
      return campaigns.edit(actor, first, second, third);
    case 'campaigns.inviteShops':
      return campaigns.inviteShops(actor, first, second, third);
    case 'campaigns.publish':
      return campaigns.publish(actor, first, second);
    case 'campaigns.endEarly':
      return campaigns.endEarly(actor, first, second);
    case 'campaigns.get':
      return campaigns.get(actor, first, second);
    case 'campaigns.list':
      return campaigns.list(actor, first, second);
    case 'marketplace.list':
      return marketplace.list(actor, first, second);
    case 'marketplace.open':
      return marketplace.open(actor, first);
    case 'marketplace.explain':
      return marketplace.explain(actor, first, second);
    case 'registrations.submit':
      return registrations.submit(actor, first, second);
    case 'registrations.execute':
      return registrations.execute(actor, first, second);
    case 'registrations.executeAll':
      return registrations.executeAll(actor, first, second);
    case 'registrations.adopt':
      return registrations.adopt(actor, first, second);
    case 'registrations.get':
      return registrations.get(actor, first);
    case 'registrations.list':
      return registrations.list(actor, first, second);
    case 'registrations.inbox':
      return registrations.inbox(actor, first, second);
    case 'registrations.history':
      return registrations.history(actor, first, second);
    case 'deadlines.due':
      return deadlines.due(actor, first, second);
    case 'deadlines.settle':
      return deadlines.settle(actor, first, second);
    default:
      return handToCreators(service, to, text);
  }
}

function handToCreators(
  { links, samples }: PartnerCampaigns,
  to: string,
  text: string,
): Promise<Answer<unknown>> {
  const [actor, first, second] = JSON.parse(text);
  switch (to) {
    case 'links.execute':
      return links.execute(actor, first, second);
    case 'links.executeAll':
      return links.executeAll(actor, first, second);
    case 'links.list':
      return links.list(actor, first, second);
    case 'links.spans':
      return links.spans(actor, first);
    case 'links.termsAt':
      return links.termsAt(actor, first);
    case 'samples.execute':
      return samples.execute(actor, first, second);
    case 'samples.executeAll':
      return samples.executeAll(actor, first, second);
    case 'samples.get':
      return samples.get(actor, first);
    case 'samples.list':
      return samples.list(actor, first, second);
    case 'samples.counts':
      return samples.counts(actor, first);
    case 'samples.quota':
      return samples.quota(actor, first);
    case 'samples.history':
      return samples.history(actor, first, second);
    default:
      throw new TypeError(`There is no method ${to}`);
  }
}

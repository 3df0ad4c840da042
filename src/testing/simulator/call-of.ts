import { idUnder, joinIds } from '../../core/ids.js';
import type { EventfulKey } from '../../ports/save.js';
import { commandKey } from '../../service/receipts.js';
import type { Caller } from '../../service/roles.js';
import type { Call } from './call.js';
import { lookAt } from './look.js';
import { send } from './send.js';
import type { Deed, Step, TriedItem, TriedSample } from './steps.js';

/** What a call is made of besides the deed: what stands when it is made. */
export interface Standing {
  /** How often a record was saved. */
  revisionOf(kind: EventfulKey['kind'], id: string): number;
  /** The call that was made under a command id. */
  sent(commandId: string): Call | undefined;
}

/** Makes the call of a step; none for what is no call to the service, or not to be sent again. */
export function callOf({ deed }: Step, standing: Standing): Call | undefined {
  switch (deed.does) {
    case 'create': {
      const { agencyId, draft, commandId, campaignId } = deed;
      const actor = agency(agencyId);
      const options = withId(commandId);
      return {
        ...call('campaigns.create', actor, deed, commandId),
        newId: campaignId,
        run: ({ campaigns }) => campaigns.create(actor, draft, options),
      };
    }
    case 'edit': {
      const { agencyId, campaignId, changes, behind, commandId } = deed;
      const actor = agency(agencyId);
      const seen =
        behind === undefined
          ? {}
          : { seenRevision: Math.max(0, standing.revisionOf('campaign', campaignId) - behind) };
      const options = { ...withId(commandId), ...seen };
      return {
        ...call('campaigns.edit', actor, deed, commandId),
        run: ({ campaigns }) => campaigns.edit(actor, campaignId, changes, options),
      };
    }
    case 'invite':
    case 'uninvite':
    case 'publish':
    case 'end_early':
      return onCampaign(deed);
    case 'submit': {
      const { shopId, form, atomic = false } = deed;
      const actor = { role: 'seller', shopId } as const;
      const products = form.batches.flatMap((batch) => batch.productIds);
      const itemIds = products.map((productId) => joinIds(form.submissionId ?? '', productId));
      const ids = form.submissionId === undefined ? [] : atomic ? [form.submissionId] : itemIds;
      return {
        ...call('registrations.submit', actor, deed, ...ids),
        run: ({ registrations }) => registrations.submit(actor, form, { atomic }),
      };
    }
    case 'command':
      return commanding(deed, standing);
    case 'link': {
      const { actor, items } = deed;
      const [only] = items;
      const ids = items.map(({ commandId }) => commandId);
      if (only !== undefined && items.length === 1)
        return {
          ...call('links.execute', actor, deed, ...ids),
          run: ({ links }) => links.execute(actor, only),
        };
      return {
        ...call('links.executeAll', actor, deed, ...ids),
        run: ({ links }) => links.executeAll(actor, items),
      };
    }
    case 'sample': {
      const { actor } = deed;
      const items = deed.items.map((item) => sampleItemOf(item, actor, standing));
      const [only] = items;
      const ids = items.map(({ commandId }) => commandId);
      if (only !== undefined && items.length === 1)
        return {
          ...call('samples.execute', actor, deed, ...ids),
          run: ({ samples }) => samples.execute(actor, only),
        };
      return {
        ...call('samples.executeAll', actor, deed, ...ids),
        run: ({ samples }) => samples.executeAll(actor, items),
      };
    }
    case 'adopt': {
      const { items, atomic = false } = deed;
      const actor = { role: 'platform' } as const;
      return {
        ...call('registrations.adopt', actor, deed, ...items.map(({ commandId }) => commandId)),
        run: ({ registrations }) => registrations.adopt(actor, items, { atomic }),
      };
    }
    case 'settle': {
      const actor = { role: 'platform' } as const;
      return {
        ...call('deadlines.settle', actor, deed),
        run: ({ deadlines }) => deadlines.settle(actor, deed.limit),
      };
    }
    case 'look':
      return lookAt(deed);
    case 'again':
      return standing.sent(deed.of);
    case 'send':
      return send(deed.to, deed.text);
    case 'shop':
    case 'product':
      return undefined;
  }
}

function agency(agencyId: string) {
  return { role: 'agency', agencyId } as const;
}

function withId(commandId: string | undefined) {
  return commandId === undefined ? {} : { commandId };
}

function call(
  method: string,
  actor: Caller,
  asked: unknown,
  ...ids: readonly (string | undefined)[]
): Pick<Call, 'method' | 'actor' | 'asked' | 'keys'> {
  const keys = ids.flatMap((id) => (id === undefined ? [] : [commandKey(actor, id)]));
  return { method, actor, asked, keys };
}

function onCampaign(
  deed: Extract<Deed, { readonly does: 'invite' | 'uninvite' | 'publish' | 'end_early' }>,
): Call {
  const { agencyId, campaignId, commandId } = deed;
  const actor = agency(agencyId);
  const options = withId(commandId);
  const about = (method: string) => call(method, actor, deed, commandId);
  switch (deed.does) {
    case 'invite':
      return {
        ...about('campaigns.inviteShops'),
        run: ({ campaigns }) => campaigns.inviteShops(actor, campaignId, deed.shopIds, options),
      };
    case 'uninvite':
      return {
        ...about('campaigns.uninviteShops'),
        run: ({ campaigns }) => campaigns.uninviteShops(actor, campaignId, deed.shopIds, options),
      };
    case 'publish':
      return {
        ...about('campaigns.publish'),
        run: ({ campaigns }) => campaigns.publish(actor, campaignId, options),
      };
    case 'end_early':
      return {
        ...about('campaigns.endEarly'),
        run: ({ campaigns }) => campaigns.endEarly(actor, campaignId, options),
      };
  }
}

function commanding(deed: Extract<Deed, { readonly does: 'command' }>, standing: Standing): Call {
  const { actor, atomic = false, commandId } = deed;
  const items = deed.items.map((item) => itemOf(item, standing));
  const [only] = items;
  const ids = atomic ? [commandId] : items.map((item) => item.commandId);
  if (only !== undefined && items.length === 1 && !atomic)
    return {
      ...call('registrations.execute', actor, deed, ...ids),
      run: ({ registrations }) => registrations.execute(actor, only),
    };
  return {
    ...call('registrations.executeAll', actor, deed, ...ids),
    run: ({ registrations }) => registrations.executeAll(actor, items, { atomic, ...withId(commandId) }),
  };
}

/** A command as it is sent: with the revision that the screen showed. */
function itemOf({ registrationId, command, commandId, behind = 0, seen }: TriedItem, standing: Standing) {
  const shown = seen ?? Math.max(0, standing.revisionOf('registration', registrationId) - behind);
  return {
    registrationId,
    command: 'seenRevision' in command ? { ...command, seenRevision: shown } : command,
    ...withId(commandId),
  };
}

/** The same of a sample request. */
function sampleItemOf(
  { behind = 0, seen, command, ...item }: TriedSample,
  actor: Caller,
  standing: Standing,
) {
  const creatorId = item.creatorId ?? (actor.role === 'creator' ? actor.creatorId : '');
  const id = idUnder(item.registrationId, creatorId);
  const shown = seen ?? Math.max(0, standing.revisionOf('sample_request', id) - behind);
  return { ...item, command: 'seenRevision' in command ? { ...command, seenRevision: shown } : command };
}

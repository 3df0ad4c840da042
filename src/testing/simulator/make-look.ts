import { marketplaceTabs } from '../../eligibility/marketplace.js';
import { tabs } from '../../registration/tabs.js';
import type { Viewer } from '../../service/roles.js';
import { agencies, productIds, shops } from './scenery.js';
import { openMethods } from './send.js';
import type { Deed, Screen } from './steps.js';
import type { View } from './view.js';

/** Makes up what somebody looks at. */
export function lookDeed(view: View): Deed {
  const { random } = view;
  const limit = random.pick([5, 10, 20, 20]);
  const actor = callerOf(view);
  return { does: 'look', actor, screen: screenOf(view, actor), limit };
}

function callerOf({ random }: View): Viewer {
  const role = random.weighted({ seller: 50, agency: 40, platform: 10 });
  if (role === 'seller') return { role, shopId: random.pick(shops).id };
  return role === 'agency' ? { role, agencyId: random.pick(agencies).id } : { role };
}

function screenOf({ random, campaigns, registrations }: View, { role }: Viewer): Screen {
  const campaignId = campaigns.length === 0 ? 'campaign-none' : random.pick(campaigns).id;
  const registrationId = registrations.length === 0 ? 'a:b:c' : random.pick(registrations).id;
  const tab = random.percent(70) ? { tab: random.pick(tabs) } : {};
  const inCampaign = random.percent(40) ? { campaignId } : {};
  const common = ['registrations', 'registrations', 'registration', 'history'] as const;
  const own = {
    seller: ['marketplace', 'my_campaigns', 'view_data', 'open', 'explain'],
    agency: ['inbox', 'campaigns', 'campaign'],
    platform: ['due', 'campaigns', 'campaign'],
  } as const;
  // Now and then somebody asks for a screen of another role's.
  const shows = random.pick([
    ...common,
    ...own[random.percent(97) ? role : random.pick(['seller', 'agency'] as const)],
  ]);
  switch (shows) {
    case 'registrations':
      return { shows, ...tab, ...inCampaign };
    case 'marketplace':
      return { shows, tab: random.pick(marketplaceTabs) };
    case 'registration':
    case 'history':
      return { shows, registrationId };
    case 'explain':
      return { shows, campaignId, productIds: random.some([...productIds, 'p-none'], random.between(0, 4)) };
    case 'campaign':
    case 'view_data':
    case 'open':
      return { shows, campaignId };
    default:
      return { shows };
  }
}

const wrongActors = [
  '{}',
  'null',
  '{"role":"seller"}',
  '{"role":"agency","agencyId":7}',
  '{"role":"clock"}',
  '{"role":"creator","shopId":"shop-1"}',
];

const wrongArguments = [
  '',
  ',null',
  ',{}',
  ',[]',
  ',"",{}',
  ',{"registrationId":"shop-1","command":{"type":"approve"}}',
  ',{"registrationId":"a:b:c","command":{"type":"meet_deadline"}}',
  ',[{"registrationId":"a:b:c","command":{"type":"approve","seenRevision":-1}},7]',
  ',"campaign-none",{"name":""}',
  ',{"campaignId":"campaign-1","contact":{},"batches":[]}',
  ',{"limit":-1,"__proto__":{"shopId":"shop-2"}}',
  ',-1,1e309',
];

/** Makes up something that nobody should send: no actor, no command, or one of another tenant's. */
export function hostileDeed(view: View): Deed {
  const { random, campaigns, registrations } = view;
  const to = random.pick(openMethods);
  const actor = random.percent(60) ? JSON.stringify(callerOf(view)) : random.pick(wrongActors);
  const isForeign = random.percent(50);
  if (isForeign && registrations.length > 0 && campaigns.length > 0) {
    const { id } = random.pick(registrations);
    const campaignId = random.pick(campaigns).id;
    const command = random.pick([
      'withdraw',
      'request_close',
      'disqualify',
      'meet_deadline',
      'cancel_close_request',
    ]);
    const item = { registrationId: id, command: { type: command } };
    const [method, argument] = random.pick([
      ['registrations.execute', item],
      ['registrations.executeAll', [item, item]],
      ['registrations.get', id],
      ['registrations.history', id],
      ['campaigns.get', campaignId],
      ['campaigns.endEarly', campaignId],
      ['marketplace.open', campaignId],
    ] as const);
    return {
      does: 'send',
      to: method,
      text: `[${JSON.stringify(callerOf(view))},${JSON.stringify(argument)}]`,
    };
  }
  return { does: 'send', to, text: `[${actor}${random.pick(wrongArguments)}]` };
}

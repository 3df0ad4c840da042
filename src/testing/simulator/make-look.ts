import { idUnder } from '../../core/ids.js';
import { marketplaceTabs } from '../../eligibility/marketplace.js';
import { tabs } from '../../registration/tabs.js';
import { sampleTabs } from '../../sample/tabs.js';
import type { Caller } from '../../service/roles.js';
import { agencies, creatorIds, productIds, shops } from './scenery.js';
import { openCreatorMethods, openMethods } from './send.js';
import type { Deed, Screen } from './steps.js';
import type { View } from './view.js';

/** Makes up what somebody looks at. */
export function lookDeed(view: View): Deed {
  const { random } = view;
  const limit = random.pick([5, 10, 20, 20]);
  const actor = callerOf(view);
  return { does: 'look', actor, screen: screenOf(view, actor), limit };
}

function callerOf({ random, hasCreators }: View): Caller {
  const role = random.weighted({ seller: 50, agency: 40, creator: hasCreators ? 22 : 0, platform: 10 });
  if (role === 'seller') return { role, shopId: random.pick(shops).id };
  if (role === 'creator') return { role, creatorId: random.pick(creatorIds) };
  return role === 'agency' ? { role, agencyId: random.pick(agencies).id } : { role };
}

const common = ['registrations', 'registrations', 'registration', 'history'] as const;
const own = {
  seller: ['marketplace', 'my_campaigns', 'view_data', 'open', 'explain'],
  agency: ['inbox', 'campaigns', 'campaign'],
  // A creator sees none of these.
  creator: ['campaign', 'open'],
  platform: ['due', 'campaigns', 'campaign'],
} as const;
const ofCreators = [
  'links',
  'links',
  'spans',
  'terms_at',
  'samples',
  'samples',
  'sample_counts',
  'quota',
  'sample',
  'sample_history',
] as const;

function screenOf(view: View, { role }: Caller): Screen {
  const { random, campaigns, registrations, hasCreators } = view;
  const campaignId = campaigns.length === 0 ? 'campaign-none' : random.pick(campaigns).id;
  const registrationId = registrations.length === 0 ? 'a:b:c' : random.pick(registrations).id;
  const tab = random.percent(70) ? { tab: random.pick(tabs) } : {};
  const inCampaign = random.percent(40) ? { campaignId } : {};
  if (hasCreators && (role === 'creator' ? random.percent(97) : random.percent(25)))
    return creatorScreen(view, registrationId);
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

/** A screen about what creators have, mostly of something that is there. */
function creatorScreen({ random, links, samples }: View, anyRegistrationId: string): Screen {
  const known = [...links, ...samples];
  const about = known.length > 0 && random.percent(90) ? random.pick(known) : undefined;
  const registrationId = about?.registrationId ?? anyRegistrationId;
  const creatorId = about?.creatorId ?? random.pick(creatorIds);
  const under = random.percent(35) ? { registrationId } : {};
  const shows = random.pick(ofCreators);
  switch (shows) {
    case 'links':
      return {
        shows,
        ...under,
        ...(random.percent(40) ? { decision: random.pick(['added', 'removed'] as const) } : {}),
      };
    case 'samples':
      return { shows, ...under, ...(random.percent(60) ? { tab: random.pick(sampleTabs) } : {}) };
    case 'spans':
    case 'terms_at':
      return { shows, registrationId, creatorId };
    case 'quota':
      return { shows, registrationId };
    case 'sample':
    case 'sample_history':
      return { shows, sampleRequestId: idUnder(registrationId, creatorId) };
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
  '{"role":"creator","creatorId":""}',
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
  ',{"registrationId":"a:b:c","creatorId":"creator-1","command":{"type":"meet_sample_deadline"}}',
  ',{"registrationId":"a:b:c","command":{"type":"add_link","creatorId":7}}',
  ',{"tab":"to_review","creatorId":["creator-1"]}',
];

/** Makes up something that nobody should send: no actor, no command, or one of another tenant's. */
export function hostileDeed(view: View): Deed {
  const { random, campaigns, registrations } = view;
  const to = random.pick(view.hasCreators ? [...openMethods, ...openCreatorMethods] : openMethods);
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
    if (view.hasCreators && random.percent(30)) return foreignCreatorDeed(view, id);
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

/** Something of what creators have, sent by whoever it may be. */
function foreignCreatorDeed(view: View, anyRegistrationId: string): Deed {
  const { random, links, samples } = view;
  const known = [...links, ...samples];
  const { registrationId, creatorId } =
    known.length > 0 && random.percent(90)
      ? random.pick(known)
      : { registrationId: anyRegistrationId, creatorId: random.pick(creatorIds) };
  const sampleRequestId = idUnder(registrationId, creatorId);
  const key = { registrationId, creatorId };
  const type = random.pick(['withdraw_sample', 'ship_sample', 'receive_sample', 'meet_sample_deadline']);
  const sample = { ...key, command: { type } };
  const link = { ...key, command: { type: random.pick(['add_link', 'remove_link']) } };
  const [to, argument] = random.pick([
    ['samples.execute', sample],
    ['samples.executeAll', [sample, sample]],
    ['links.execute', link],
    ['links.spans', key],
    ['links.termsAt', { ...key, at: view.now }],
    ['samples.get', sampleRequestId],
    ['samples.history', sampleRequestId],
    ['samples.quota', registrationId],
  ] as const);
  return { does: 'send', to, text: `[${JSON.stringify(callerOf(view))},${JSON.stringify(argument)}]` };
}

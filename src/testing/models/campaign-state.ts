import type { Campaign } from '../../campaign/campaign.js';
import type { CampaignCommandInput } from '../../campaign/commands.js';
import { decideCampaign } from '../../campaign/decide.js';
import { campaignStatusAt } from '../../campaign/status.js';
import { given } from '../../core/given.js';
import type { AgencyId } from '../../core/ids.js';
import type { Instant } from '../../core/instant.js';
import { saved } from '../../ports/save.js';
import { refusedFor, refusedWith } from './answers.js';
import type { ModelWorld } from './host.js';
import type { Foretold } from './orders.js';
import { announced } from './registration-state.js';

/** What stands, as the pure core says. Campaigns go by numbers of their own: their ids, the host chooses. */
export interface CampaignsState {
  readonly now: Instant;
  readonly campaigns: ReadonlyMap<string, Campaign>;
}

/** What an agency asks of a host: something of a campaign, by its number. */
export interface CampaignRequest {
  readonly agencyId: AgencyId;
  readonly number: string;
  readonly input: Exclude<CampaignCommandInput, { readonly type: 'announce' }>;
}

/** Says what must come of a request. */
export function foretellCampaign(
  { policy, agencies }: ModelWorld,
  state: CampaignsState,
  { agencyId, number, input }: CampaignRequest,
): Foretold<CampaignsState> {
  const campaign = input.type === 'create' ? undefined : state.campaigns.get(number);
  const isTheirs = input.type === 'create' || campaign?.agencyId === agencyId;
  if (!isTheirs) return { answers: [refusedFor('not_found')], state };
  const ongoingCampaigns = [...state.campaigns.values()].filter((one) => {
    const status = campaignStatusAt(one, state.now);
    return one.agencyId === agencyId && (status === 'upcoming' || status === 'ongoing');
  }).length;
  const agency = agencies.find(({ id }) => id === agencyId);
  const command = {
    ...(input.type === 'create' ? { ...input, campaignId: number } : input),
    at: state.now,
    actor: { role: 'agency', agencyId },
  } as const;
  const outcome = decideCampaign(campaign, command, { policy, ongoingCampaigns, ...given({ agency }) });
  if (!outcome.ok) return { answers: [refusedWith(outcome.refusal)], state };
  const standing = saved(outcome.campaign);
  const { decision, revision } = standing;
  return {
    answers: [{ done: { decision, revision } }],
    state: { ...state, campaigns: new Map(state.campaigns).set(number, standing) },
  };
}

/** What stands once consumers are told all that there is to tell by now. */
export function campaignsSettled({ policy }: ModelWorld, state: CampaignsState): CampaignsState {
  const told = [...state.campaigns].map(([number, campaign]) => {
    return [number, announced(campaign, state.now, policy)] as const;
  });
  return { ...state, campaigns: new Map(told) };
}

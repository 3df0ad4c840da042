import type { CampaignBody } from 'partner-campaigns/tiktok-shop';

/** A campaign as a double of the platform keeps it: what was sent, as the details show it. */
export type StoredCampaign = Readonly<Record<string, unknown>>;

/** The details of a campaign after its creation, by a double of the platform. */
export function created(body: CampaignBody, region: string): StoredCampaign {
  return edited({ id: '7400000000000000001', status: 'READY', region }, body);
}

/** The details after an edit: what it has stands, the rest stays. */
export function edited(before: StoredCampaign, body: CampaignBody): StoredCampaign {
  const { target_shop_codes, ...rest } = JSON.parse(JSON.stringify(body)) as CampaignBody;
  const shops = target_shop_codes && { target_shops: target_shop_codes.map((code) => ({ code })) };
  return { ...before, ...rest, ...shops };
}

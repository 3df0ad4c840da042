import { createPartnerCampaigns } from 'partner-campaigns';
import { createMemoryDirectories, createMemoryStore } from 'partner-campaigns/memory';
import { reconcile } from 'partner-campaigns/tiktok-shop';
import { describe, expect, it } from 'vitest';
import { aDraft, agency, aShop, days } from '../../support/build.ts';

describe('several changes of one product', () => {
  it('are taken over in one call, in their order', async () => {
    let now = days(0);
    const directories = createMemoryDirectories();
    directories.add({ agencies: [{ id: 'agency-1', name: 'Agency', homeCountry: 'TH' }], shops: [aShop()] });
    const clock = { now: () => now };
    const store = createMemoryStore();
    const service = createPartnerCampaigns({ store, directories, clock, newId: () => 'campaign-1' });
    await service.campaigns.create(agency, aDraft());
    await service.campaigns.publish(agency, 'campaign-1');
    now = days(9);
    const at = (day: number, reviewStatus: 'PENDING' | 'REJECTED' | 'APPROVED') => ({
      ...{ shopId: 'shop-1', productId: 'product-1', seenAt: days(day), reviewStatus },
      ...{ totalRate: 1_000, sampleQuantity: 5 },
    });
    const sightings = [at(8, 'APPROVED'), at(5, 'PENDING'), at(7, 'PENDING'), at(6, 'REJECTED')];
    const { adoptions } = reconcile([], { campaignId: 'campaign-1', sightings });
    expect(adoptions.length).toBe(4);
    const adopted = await service.registrations.adopt({ role: 'platform' }, adoptions);
    expect(adopted).toMatchObject({ ok: true, value: { accepted: 4 } });
    const [stands] = await store.registrations.find(['campaign-1:shop-1:product-1']);
    expect(stands).toMatchObject({ decision: 'approved', attempt: 2, revision: 4, decidedAt: days(8) });
  });
});

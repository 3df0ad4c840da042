import { type Campaign, createPartnerCampaigns, type Instant, instant } from 'partner-campaigns';
import { createMemoryDirectories, createMemoryStore } from 'partner-campaigns/memory';
import { decodeReply, pollOf, type SentReview } from 'partner-campaigns/tiktok-shop';
import { describe, expect, it } from 'vitest';
import { MOST_ATTEMPTS, send } from '../../examples/tiktok-shop-sync/connection.ts';
import { readPages } from '../../examples/tiktok-shop-sync/pages.ts';
import {
  lookAt,
  readCampaign,
  readCampaigns,
  readCreators,
} from '../../examples/tiktok-shop-sync/reading.ts';
import { makeLinks, sendEdit, sendReview } from '../../examples/tiktok-shop-sync/sending.ts';
import { sync } from '../../examples/tiktok-shop-sync/sync.ts';
import { aCampaign, aDraft, agency, aProduct, aShop, days } from '../support/build.ts';
import { type Asked, pageOf, type Reply, withPlatform } from './platform-server.ts';
import { rawCampaign, rawCreatorPerformance, rawProduct, rawSummary } from './samples.ts';

const campaignId = rawCampaign.id;
const of = { campaignId, shopId: 'shop-1', productId: rawProduct.id };
const shopIdOf = (name: string) => (name === 'Sun and Sea' ? 'shop-1' : undefined);
const anything = (reply: unknown) => decodeReply(reply, (data) => ({ ok: true, value: data }));

/** Answers one after the other, the last of them for ever. */
function inTurn(...replies: readonly Reply[]): () => Reply {
  let turn = 0;
  return () => {
    const reply = replies[Math.min(turn, replies.length - 1)];
    turn += 1;
    if (reply === undefined) throw new Error('There is no answer');
    return reply;
  };
}

function products(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    ...rawProduct,
    id: String(1_731_000_000_000_000_000n + BigInt(index)),
  }));
}

describe('a call', () => {
  it('is signed, and says for which category it is', () =>
    withPlatform(inTurn({ data: { id: campaignId } }), async ({ connection, asked, pauses }) => {
      const answer = await readCampaign(connection, campaignId);
      expect(answer).toMatchObject({ ok: true, value: { id: campaignId } });
      const path = `/affiliate_partner/202405/campaigns/${campaignId}`;
      expect(asked).toEqual([
        { method: 'GET', path, query: { category_asset_cipher: 'GCP_example' }, sign: '1', body: undefined },
      ]);
      expect(pauses).toEqual([]);
    }));

  it.each([
    ['too many requests', { code: 36009002 }],
    ['an error inside', { code: 36009003 }],
    ['a call that took too long', { code: 36009007 }],
    ['too many requests, told by a gateway', { status: 429 }],
    ['overload', { status: 503 }],
  ] as const)('that reads is sent again after %s, signed anew', (_, failure) =>
    withPlatform(inTurn(failure, failure, { data: 7 }), async ({ connection, asked, pauses }) => {
      expect(await send(connection, { path: '/a' }, anything)).toEqual({ ok: true, value: 7 });
      expect(asked.map(({ sign }) => sign)).toEqual(['1', '2', '3']);
      expect(pauses).toEqual([1_000, 2_000]);
    }),
  );

  it.each([16032005, 16032009, 36009004, 101000, 105002, 106001, 16032006, 1])(
    'is not sent again after %s',
    (code) =>
      withPlatform(inTurn({ code, message: 'no' }, { data: 7 }), async ({ connection, asked, pauses }) => {
        const answer = await send(connection, { path: '/a' }, anything);
        expect(answer).toMatchObject({
          refusal: {
            reasons: [{ code: 'platform_error', parameters: { platformCode: code, message: 'no' } }],
          },
        });
        expect([asked.length, pauses]).toEqual([1, []]);
      }),
  );

  it('that writes is sent again only where it surely did not count', async () => {
    const call = { path: '/a', body: { b: 1 } };
    for (const failure of [{ code: 36009002 }, { status: 429 }])
      await withPlatform(inTurn(failure, { data: 7 }), async ({ connection, asked }) => {
        expect(await send(connection, call, anything)).toEqual({ ok: true, value: 7 });
        expect(asked.map(({ method, body }) => [method, body])).toEqual([
          ['POST', { b: 1 }],
          ['POST', { b: 1 }],
        ]);
      });
    for (const failure of [{ code: 36009003 }, { code: 36009007 }, { status: 503 }])
      await withPlatform(inTurn(failure, { data: 7 }), async ({ connection, asked }) => {
        expect((await send(connection, call, anything)).ok).toBe(false);
        expect(asked.length).toBe(1);
      });
  });

  it('is given up after some attempts, each a little later', () =>
    withPlatform(inTurn({ code: 36009002 }), async ({ connection, asked, pauses }) => {
      expect((await send(connection, { path: '/a' }, anything)).ok).toBe(false);
      expect(asked.length).toBe(MOST_ATTEMPTS);
      expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000]);
    }));

  it('waits up to half of it less by chance', () =>
    withPlatform(inTurn({ code: 36009002 }, { data: 7 }), async ({ connection, pauses }) => {
      await send({ ...connection, random: () => 0.5 }, { path: '/a' }, anything);
      expect(pauses).toEqual([750]);
    }));

  it('throws what is no answer of the platform', () =>
    withPlatform(inTurn({ status: 502, text: '<html>' }), async ({ connection }) => {
      await expect(send(connection, { path: '/a' }, anything)).rejects.toThrow(SyntaxError);
    }));
});

describe('a list', () => {
  it('is read up to its last page', () => {
    const all = products(250);
    const answer = ({ query }: Asked) => pageOf('products', all, Number(query['page_size']), query);
    return withPlatform(answer, async ({ connection, asked }) => {
      const { look, stoppedBy } = await lookAt(connection, campaignId, shopIdOf);
      expect(stoppedBy).toBeNull();
      expect(look.pages.map(({ items }) => items.length)).toEqual([100, 100, 50]);
      expect(look.pages.flatMap(({ items }) => items.map(({ productId }) => productId))).toEqual(
        all.map(({ id }) => id),
      );
      expect(asked.map(({ query }) => query['page_token'])).toEqual([undefined, 'at-100', 'at-200']);
      // Each product was seen when its own page was asked for.
      const seenAt = look.pages.map(({ items: [first] }) => first?.seenAt);
      expect(new Set(seenAt).size).toBe(3);
      expect(seenAt[0]).toBeGreaterThanOrEqual(look.beganAt);
    });
  });

  it.each(['', '0', undefined])('ends with the token %j', (token) =>
    withPlatform(inTurn({ data: { next_page_token: token } }), async ({ connection, asked }) => {
      expect((await readCampaigns(connection)).stoppedBy).toBeNull();
      expect(asked.length).toBe(1);
    }),
  );

  it('goes on after a pause where a page was one call too many', () => {
    const all = products(150);
    const turn = inTurn({ data: null }, { code: 36009002 }, { data: null });
    const answer = ({ query }: Asked) => {
      const reply = turn();
      return 'data' in reply ? pageOf('products', all, 100, query) : reply;
    };
    return withPlatform(answer, async ({ connection, asked, pauses }) => {
      const { look } = await lookAt(connection, campaignId, shopIdOf);
      expect(look.pages.map(({ items }) => items.length)).toEqual([100, 50]);
      expect(asked.map(({ query }) => query['page_token'])).toEqual([undefined, 'at-100', 'at-100']);
      expect(pauses).toEqual([1_000]);
    });
  });

  it('that breaks off keeps what it has, and nothing counts as gone', () => {
    const all = products(150);
    const answer = ({ query }: Asked) =>
      query['page_token'] === undefined ? pageOf('products', all, 100, query) : { code: 105002 };
    return withPlatform(answer, async ({ connection }) => {
      const { look, stoppedBy } = await lookAt(connection, campaignId, shopIdOf);
      expect(look.pages.map(({ items }) => items.length)).toEqual([100]);
      expect(pollOf(look).wholeSince).toBeUndefined();
      expect(stoppedBy?.reasons).toMatchObject([{ parameters: { reason: 'token_expired' } }]);
    });
  });

  it('that leads back to one of its pages is a mistake', () =>
    withPlatform(inTurn({ data: { next_page_token: 'a' } }), async ({ connection }) => {
      const list = { path: '/a', name: 'campaigns', pageSize: 10 } as const;
      await expect(readPages(connection, list, () => ({ ok: true, value: 1 }))).rejects.toThrow(
        'after itself',
      );
    }));

  it('of campaigns and of creators is read too', () => {
    const answer = ({ path, query }: Asked) =>
      path.endsWith('performance')
        ? pageOf('promotion_creators', [rawCreatorPerformance], 50, query)
        : pageOf('campaigns', [rawSummary], 100, query);
    return withPlatform(answer, async ({ connection, asked }) => {
      expect((await readCampaigns(connection)).pages).toMatchObject([
        { items: [{ id: campaignId, status: 'upcoming' }] },
      ]);
      expect((await readCreators(connection, campaignId, rawProduct.id)).pages).toMatchObject([
        { items: [{ sample: { kind: 'request', decision: 'content_pending' } }] },
      ]);
      expect(asked.map(({ path, query }) => [path, query['page_size']])).toEqual([
        ['/affiliate_partner/202405/campaigns', '100'],
        [`/affiliate_partner/202508/campaigns/${campaignId}/products/${rawProduct.id}/performance`, '50'],
      ]);
    });
  });
});

describe('what is sent', () => {
  it('of a review is its result and the reasons that the platform knows', () =>
    withPlatform(inTurn({ data: {} }), async ({ connection, asked }) => {
      const note = '15 %, please.';
      const decision = { type: 'reject', reasons: ['commission_too_low'], note } as const;
      const sent = await sendReview(connection, of, decision);
      expect(asked).toMatchObject([
        {
          method: 'POST',
          path: `/affiliate_partner/202405/campaigns/${campaignId}/products/${rawProduct.id}/review`,
          body: { review_result: 'REJECT', reject_reasons: ['COMMISSION_TOO_LOW'] },
        },
      ]);
      const rest = { reasons: ['commission_too_low'], note };
      expect(sent).toMatchObject({ ok: true, value: { ...of, result: 'REJECT', ...rest } });
    }));

  it('of a review is looked for where it may have counted, and is not where it has not', async () => {
    for (const code of [36009003, 36009007])
      await withPlatform(inTurn({ code }), async ({ connection, asked }) => {
        expect(await sendReview(connection, of, { type: 'approve' })).toMatchObject({
          ok: true,
          value: { result: 'APPROVE' },
        });
        expect(asked.length).toBe(1);
      });
    await withPlatform(inTurn({ code: 16032009 }), async ({ connection }) => {
      expect(await sendReview(connection, of, { type: 'approve' })).toMatchObject({
        refusal: { reasons: [{ parameters: { reason: 'campaign_not_online' } }] },
      });
    });
  });

  it('of an edit is what changes, and nothing where the platform has no place for it', () =>
    withPlatform(inTurn({ data: {} }), async ({ connection, asked }) => {
      const before: Campaign = aCampaign({ id: campaignId });
      const noShops = () => undefined;
      const longer = { name: 'Songkran, longer' };
      expect(await sendEdit(connection, before, longer, noShops)).toEqual({ ok: true, value: [] });
      expect(asked).toMatchObject([
        { path: `/affiliate_partner/202405/campaigns/${campaignId}/partial_edit`, body: longer },
      ]);
      const message = { message: 'Come in.' };
      expect(await sendEdit(connection, before, message, noShops)).toMatchObject({
        ok: true,
        value: [{ path: 'message', why: 'no_field' }],
      });
      expect(asked.length).toBe(1);
    }));

  it('for links is fifty products a call, each answered for itself', () => {
    const ids = products(120).map(({ id }) => id);
    const turn = inTurn({ data: null }, { code: 16032008 }, { data: null });
    const answer = ({ body }: Asked): Reply => {
      const reply = turn();
      if (!('data' in reply)) return reply;
      const { product_ids: asked } = body as { readonly product_ids: readonly string[] };
      const made = asked.map((id) => ({ product_id: id, link: `https://links.example/${id}` }));
      return { data: { product_promotion_links: made.slice(1), failed_product_ids: asked.slice(0, 1) } };
    };
    return withPlatform(answer, async ({ connection }) => {
      const made = await makeLinks(connection, campaignId, ids);
      if (!made.ok) throw new Error('It was refused');
      const { links, failed, unanswered, problems } = made.value;
      expect([links.length, failed, unanswered.length]).toEqual([68, [ids[0], ids[100]], 50]);
      expect(problems).toMatchObject([{ call: 1 }]);
    });
  });
});

describe('the way of a review', () => {
  it('goes there, is looked for, and comes back as a block', async () => {
    // The platform: three products that wait, and a review that shows a look later.
    const listed = new Map(products(3).map((product) => [product.id, product]));
    const late: (() => void)[] = [];
    const answer = ({ method, path, query, body }: Asked): Reply => {
      if (method === 'GET') {
        const page = pageOf('products', [...listed.values()], 2, query);
        if (query['page_token'] !== undefined) for (const apply of late.splice(0)) apply();
        return page;
      }
      const [, productId = ''] = /products\/(\d+)\/review/.exec(path) ?? [];
      const { review_result } = body as { readonly review_result: string };
      const product = listed.get(productId);
      if (product === undefined) return { code: 16032010 };
      const review_status = review_result === 'APPROVE' ? 'APPROVED' : 'REJECTED';
      late.push(() => listed.set(productId, { ...product, review_status }));
      return { data: {} };
    };
    await withPlatform(answer, async ({ connection }) => {
      let now: Instant = days(1);
      const directories = createMemoryDirectories();
      directories.add({
        agencies: [{ id: 'agency-1', name: 'Agency', homeCountry: 'TH' }],
        shops: [aShop()],
        products: [aProduct()],
      });
      const store = createMemoryStore();
      const clock = { now: () => now };
      const service = createPartnerCampaigns({ store, directories, clock, newId: () => campaignId });
      now = days(0);
      await service.campaigns.create(agency, aDraft());
      await service.campaigns.publish(agency, campaignId);

      let sent: readonly SentReview[] = [];
      const kinds = async () => {
        const { look } = await lookAt(connection, campaignId, shopIdOf);
        now = instant(connection.now());
        const { findings, awaited, refused } = await sync(service.registrations, look, sent);
        expect(refused).toEqual([]);
        sent = awaited;
        return findings.map(({ kind }) => kind);
      };
      expect(await kinds()).toEqual(['appeared', 'appeared', 'appeared']);
      const [first = '', second = ''] = [...listed.keys()];
      const block = await sendReview(connection, { ...of, productId: first }, { type: 'block' });
      const approval = await sendReview(connection, { ...of, productId: second }, { type: 'approve' });
      if (!block.ok || !approval.ok) throw new Error('A review was refused');
      sent = [block.value, approval.value];

      expect(await kinds()).toEqual(['awaiting_confirmation', 'awaiting_confirmation']);
      expect(sent.length).toBe(2);
      expect(await kinds()).toEqual(['confirmed', 'rejected', 'confirmed', 'approved', 'rate_changed']);
      expect(sent).toEqual([]);
      expect(await kinds()).toEqual([]);
      const platform = { role: 'platform' } as const;
      const stands = await service.registrations.list(platform, { campaignId });
      if (!stands.ok) throw new Error('They could not be listed');
      const decisions = new Map(
        stands.value.rows.map(({ registration }) => [registration.productId, registration.decision]),
      );
      expect([...listed.keys()].map((id) => decisions.get(id))).toEqual(['blocked', 'approved', 'pending']);
    });
  });
});

import fc from 'fast-check';
import { instant, type Registration } from 'partner-campaigns';
import {
  type Finding,
  type Poll,
  type ReviewResult,
  type ReviewStatus,
  reconcile,
  type SentReview,
} from 'partner-campaigns/tiktok-shop';
import { describe, expect, it } from 'vitest';
import { days } from '../../support/build.ts';
import { takenOver } from './taken-over.ts';

/** What happens to the products of a campaign: there, by us, or a look at all of them. */
type Happening =
  | { readonly what: 'look' }
  | { readonly what: 'send'; readonly product: number; readonly result: ReviewResult }
  | { readonly what: keyof typeof moves; readonly product: number };

/** What sellers and our colleagues do, without our knowing. */
const moves = {
  register: { from: [undefined, 'REJECTED', 'CLOSED'], to: 'PENDING' },
  approve: { from: ['PENDING'], to: 'APPROVED' },
  reject: { from: ['PENDING'], to: 'REJECTED' },
  ask: { from: ['APPROVED'], to: 'PENDING_CLOSED' },
  decline: { from: ['PENDING_CLOSED'], to: 'APPROVED' },
  close: { from: ['PENDING_CLOSED'], to: 'CLOSED' },
} as const satisfies Record<
  string,
  { readonly from: readonly (ReviewStatus | undefined)[]; readonly to: ReviewStatus }
>;

const product = fc.integer({ min: 1, max: 2 });
const happenings: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constant({ what: 'look' as const }) },
    { weight: 2, arbitrary: fc.record({ what: fc.constant('register' as const), product }) },
    {
      weight: 3,
      arbitrary: fc.record({
        what: fc.constant('send' as const),
        product,
        result: fc.constantFrom('APPROVE', 'REJECT', 'REJECT_FOREVER'),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        what: fc.constantFrom('approve', 'reject', 'ask', 'decline', 'close'),
        product,
      }),
    },
  ),
  { minLength: 5, maxLength: 50 },
);

/** A platform with its products as they are; lists show them as they were `lag` happenings ago. */
function aPlatform(lag: number) {
  const past: ReadonlyMap<number, ReviewStatus>[] = [];
  const products = new Map<number, ReviewStatus>();
  const barred = new Set<number>();
  let now = days(5);
  return {
    products,
    barred,
    now: () => now,
    /** An hour passes. */
    pass(): void {
      past.push(new Map(products));
      now = instant(now + 3_600_000);
    },
    move(what: keyof typeof moves, of: number): void {
      const from: readonly (ReviewStatus | undefined)[] = moves[what].from;
      if (!barred.has(of) && from.includes(products.get(of))) products.set(of, moves[what].to);
    },
    /** A review counts at once where the product waits, and is refused where it does not. */
    review(of: number, result: ReviewResult): boolean {
      if (products.get(of) !== 'PENDING') return false;
      products.set(of, result === 'APPROVE' ? 'APPROVED' : 'REJECTED');
      if (result === 'REJECT_FOREVER') barred.add(of);
      return true;
    },
    look(): Poll {
      const shown = past.at(-1 - lag) ?? new Map<number, ReviewStatus>();
      const sightings = [...shown].map(([of, reviewStatus]) => ({
        ...{ shopId: 'shop-1', productId: `product-${of}`, seenAt: now, reviewStatus },
        ...{ totalRate: 1_000, sampleQuantity: 5 },
      }));
      return { campaignId: 'campaign-1', sightings, wholeSince: now };
    },
  };
}

/** Our side: what stands here, and what was sent and not seen yet. */
function aHost(platform: ReturnType<typeof aPlatform>) {
  let known: readonly Registration[] = [];
  let sent: readonly SentReview[] = [];
  const of = (one: number) => known.find(({ productId }) => productId === `product-${one}`);
  return {
    of,
    known: () => known,
    sent: () => sent,
    send(one: number, result: ReviewResult): void {
      const ids = { campaignId: 'campaign-1', shopId: 'shop-1', productId: `product-${one}` };
      const isOpen = sent.some(({ productId }) => productId === ids.productId);
      if (isOpen || of(one)?.decision !== 'pending' || !platform.review(one, result)) return;
      sent = [...sent, { ...ids, result, sentAt: platform.now() }];
    },
    take(poll: Poll): readonly Finding[] {
      const { findings, adoptions } = reconcile(known, poll, sent);
      known = takenOver(known, adoptions, instant(platform.now() + 60_000));
      const done = findings.filter(({ kind }) => kind === 'confirmed' || kind === 'overruled');
      sent = sent.filter(({ productId }) => !done.some((one) => one.productId === productId));
      return findings;
    },
  };
}

type Host = ReturnType<typeof aHost>;

/** Lets everything happen, and looks on until the platform shows how it is. */
function played(all: readonly Happening[], lag: number, each: (host: Host, poll: Poll) => void = () => {}) {
  const platform = aPlatform(lag);
  const host = aHost(platform);
  let findings: readonly Finding[] = [];
  const rest = Array.from({ length: lag + 2 }, () => ({ what: 'look' }) as const);
  for (const happening of [...all, ...rest]) {
    platform.pass();
    if (happening.what === 'look') {
      const poll = platform.look();
      findings = host.take(poll);
      each(host, poll);
    } else if (happening.what === 'send') host.send(happening.product, happening.result);
    else platform.move(happening.what, happening.product);
  }
  return { platform, host, findings };
}

const lag = fc.integer({ min: 0, max: 3 });

describe('whatever was sent', () => {
  it('only what we barred is blocked here, and all of it', () => {
    let blocks = 0;
    fc.assert(
      fc.property(happenings, lag, (all, hidden) => {
        const { platform, host } = played(all, hidden);
        for (const one of platform.products.keys()) {
          expect(host.of(one)?.decision === 'blocked').toBe(platform.barred.has(one));
          if (platform.barred.has(one)) blocks += 1;
        }
      }),
      { numRuns: 500 },
    );
    expect(blocks).toBeGreaterThan(30);
  });

  it('what stands here is what is there in the end, or it is told why not', () => {
    const shown: Partial<Record<string, ReviewStatus>> = {
      ...{ pending: 'PENDING', approved: 'APPROVED', rejected: 'REJECTED', blocked: 'REJECTED' },
      ...{ close_requested: 'PENDING_CLOSED', closed: 'CLOSED' },
    };
    fc.assert(
      fc.property(happenings, lag, (all, hidden) => {
        const { platform, host, findings } = played(all, hidden);
        for (const [one, status] of platform.products) {
          const told = findings.some(
            ({ kind, productId }) =>
              productId === `product-${one}` && (kind === 'impossible' || kind === 'awaiting_confirmation'),
          );
          if (!told) expect(shown[host.of(one)?.decision ?? '']).toBe(status);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('the same look again changes nothing', () => {
    fc.assert(
      fc.property(happenings, lag, (all, hidden) => {
        played(all, hidden, (host, poll) => {
          const again = reconcile(host.known(), poll, host.sent());
          expect(again.adoptions).toEqual([]);
          const notices = ['outdated', 'awaiting_confirmation', 'impossible', 'vanished'];
          expect(again.findings.filter(({ kind }) => !notices.includes(kind))).toEqual([]);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('the order of products on a page does not matter', () => {
    fc.assert(
      fc.property(happenings, lag, (all, hidden) => {
        played(all, hidden, (host, poll) => {
          const turned = { ...poll, sightings: poll.sightings.toReversed() };
          expect(reconcile(host.known(), turned, host.sent().toReversed())).toEqual(
            reconcile(host.known(), poll, host.sent()),
          );
        });
      }),
      { numRuns: 100 },
    );
  });
});

import { type Campaign, type Country, type Instant, instant, type Period } from 'partner-campaigns';
import { days } from '../../support/build.ts';
import { randomFrom } from '../random.ts';
import { agencyIdOf, SHOPS, shopIdOf, theShop } from './people.ts';

/** The instant at which everything is asked. */
export const NOW = days(0);

const DAY = 86_400_000;
const HISTORY = 240 * DAY;
const MARKETS: readonly Country[] = ['VN', 'MY', 'PH', 'SG', 'ID', 'US', 'GB', 'MX'];
const COUNTRIES: readonly Country[] = ['TH', 'TH', 'TH', 'VN', 'SG', 'CN', 'HK', 'US', 'GB'];
const SEASONS = ['Songkran', 'Summer', 'Payday', 'Ramadan', 'Double day', 'Back to school', 'Year end'];
const WARES = ['beauty', 'kitchen', 'fashion', 'toys', 'sun care', 'phones', 'pets', 'garden', 'snacks'];

/**
 * A campaign of a big marketplace, the same for the same place in it: eight months of campaigns, the oldest first, of which
 * one in nine can still be registered for. A third is in the market of {@link theShop}, and every twelfth names it.
 */
export function campaignAt(index: number, of: number): Campaign {
  const random = randomFrom(index + 1);
  const below = (bound: number) => Math.floor(random() * bound);
  const oneOf = <Item>(items: readonly Item[]): Item => items[below(items.length)]!;
  const between = (least: number, most: number) => (least + below(most - least)) * DAY;

  const createdAt = instant(Math.floor(NOW - HISTORY * (1 - index / of)));
  const publishedAt = earlier(later(createdAt, below(DAY / 2)), NOW);
  const opensAt = later(publishedAt, between(0, 14));
  const startsAt = later(opensAt, between(5, 25));
  const campaignPeriod: Period = { start: startsAt, end: later(startsAt, between(7, 60)) };
  const named = random() < 0.08;
  const market = named || random() < 0.3 ? theShop.market : oneOf(MARKETS);
  const agency = below(300);
  const [season, ware] = [oneOf(SEASONS), oneOf(WARES)];
  const base = {
    v: 1,
    id: `7496${String(index).padStart(15, '0')}`,
    agencyId: agencyIdOf(agency),
    agencyCountry: COUNTRIES[agency % COUNTRIES.length]!,
    market,
    timeZone: 'Asia/Bangkok',
    name: `${season} ${ware} ${below(10_000)}`,
    description: `Creators show ${ware} to those who buy for ${season.toLowerCase()}: short videos first, then live rooms in the evenings.`,
    message: `We choose products with stock for ${5 + below(60)} days. Samples help.`,
    registrationPeriod: { start: opensAt, end: later(opensAt, between(7, 35)) },
    campaignPeriod,
    proposedRate: 500 + 50 * below(51),
    contact: { email: `agency${agency}@partners.example`, phone: '+6621234567', line: `@agency${agency}` },
    audience: named ? shops([theShop.id], below) : audience(random, below),
    createdAt,
    changedAt: publishedAt,
    revision: 0,
  } as const;
  if (random() < (NOW - createdAt < 30 * DAY ? 0.25 : 0.05)) return { ...base, decision: 'draft' };
  const endedAt = later(startsAt, between(1, 7));
  if (random() < 0.05 && endedAt <= NOW)
    return { ...base, publishedAt, ...announced(startsAt, endedAt), decision: 'ended_early', endedAt };
  return { ...base, publishedAt, ...announced(startsAt, campaignPeriod.end), decision: 'published' };
}

function audience(random: () => number, below: (bound: number) => number): Campaign['audience'] {
  const kind = random();
  if (kind < 0.6) return { kind: 'everyone' };
  if (kind < 0.8) {
    const without = below(3);
    const sellerTypes = (['local', 'cross_border'] as const).filter((_, index) => index !== without);
    return { kind: 'seller_types', sellerTypes };
  }
  return shops([], below);
}

function shops(those: readonly string[], below: (bound: number) => number): Campaign['audience'] {
  const others = Array.from({ length: 1 + below(9) }, () => shopIdOf(below(SHOPS)));
  return { kind: 'shops', shopIds: [...new Set([...those, ...others])] };
}

/** What a job has told by now. */
function announced(startsAt: Instant, overFrom: Instant): { readonly announced?: 'start' | 'end' } {
  if (overFrom <= NOW) return { announced: 'end' };
  return startsAt <= NOW ? { announced: 'start' } : {};
}

function later(at: Instant, milliseconds: number): Instant {
  return instant(at + milliseconds);
}

function earlier(one: Instant, other: Instant): Instant {
  return one < other ? one : other;
}

import type { Campaign } from '../../campaign/campaign.js';
import { campaignStatuses } from '../../campaign/status.js';
import { instant } from '../../core/instant.js';
import { marketplaceTabs } from '../../eligibility/marketplace.js';
import { campaignMatcher, registrationMatcher } from '../../ports/criteria.js';
import type { CampaignFilter, RegistrationFilter } from '../../ports/queries.js';
import type { Store } from '../../ports/store.js';
import type { Registration } from '../../registration/registration.js';
import { statuses } from '../../registration/status.js';
import {
  aCampaign,
  announced,
  aRegistration,
  aShop,
  type CampaignLife,
  type CampaignStep,
  days,
  endedEarly,
  published,
  type RegistrationLife,
  type RegistrationStep,
  shifted,
  steps,
} from '../records.js';
import { expectCampaigns, expectProducts } from './ask.js';
import { keep, promised, type StoreCaseGroup } from './case.js';
import { campaignFilter, registrationFilter } from './promises.js';

/** Draws from what it is given, the same each time: a linear congruential generator. */
export type Draw = <Item>(from: readonly [Item, ...Item[]]) => Item;

export function drawing(seed: number): Draw {
  let state = seed;
  return ([first, ...others]) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const index = Math.floor((state / 2 ** 32) * (others.length + 1));
    return index === 0 ? first : (others[index - 1] ?? first);
  };
}

export const FILTERS = 150;
/** Instants at which something changes in what is drawn, and their neighbours. */
export const moments = [1, 3, 5, 8, 10, 12, 15, 20, 30, 40].map((day) => days(day));

/** A store full of what hosts have, and what is in it. */
async function filled(
  store: Store,
  draw: Draw,
): Promise<{ readonly campaigns: readonly Campaign[]; readonly registrations: readonly Registration[] }> {
  const campaigns: CampaignLife[] = [];
  const registrations: RegistrationLife[] = [];
  for (let index = 0; index < 24; index += 1) {
    const start = {
      agencyId: draw(['agency-1', 'agency-2', 'agency-3']),
      agencyCountry: draw(['TH', 'US']),
      createdAt: shifted(days(0), draw([0, 1, 2])),
      draft: {
        name: draw(['Sun cream', 'SUN 50%', 'Lantern_night', 'Été']),
        market: draw(['TH', 'TH', 'VN']),
        proposedRate: draw([900, 1_000, 1_001]),
        audience: { kind: 'everyone' },
        registrationPeriod: { start: days(1), end: draw([days(15), days(20)]) },
        campaignPeriod: { start: draw([days(1), days(10)]), end: draw([days(30), days(40)]) },
      },
    } as const;
    const id = `c${index}`;
    const open = aCampaign(id, start);
    const ends: readonly [readonly CampaignStep[], ...(readonly CampaignStep[])[]] = [
      [published(start.createdAt)],
      [published(start.createdAt), announced(days(10))],
      [published(start.createdAt), endedEarly(days(12))],
      [published(start.createdAt), endedEarly(days(5))],
    ];
    campaigns.push(
      index % 12 === 7
        ? aCampaign(id, { ...start, later: [] })
        : aCampaign(id, { ...start, later: draw(ends) }),
    );
    if (index % 12 === 7) continue;
    for (let product = 0; product < 5; product += 1)
      registrations.push(drawn(open.record, `${index}-${product}`, draw));
  }
  await keep(store, campaigns, registrations);
  return {
    campaigns: campaigns.map(({ record }) => record),
    registrations: registrations.map(({ record }) => record),
  };
}

function drawn(campaign: Campaign, productId: string, draw: Draw): RegistrationLife {
  const approve = steps.approve(days(3));
  const later = draw<readonly RegistrationStep[]>([
    [],
    [],
    [approve],
    [approve, steps.requestClose(days(4))],
    [steps.reject(days(3))],
    [steps.block(days(3))],
    [steps.withdraw(days(3))],
    [steps.hold(days(3))],
    [approve, steps.raiseSamples(days(4), 99)],
  ]);
  return aRegistration(campaign, {
    shopId: draw(['shop-1', 'shop-2', 'shop-3']),
    productId,
    at: shifted(days(2), draw([-1, 0, 1])),
    terms: { totalRate: draw([900, 1_000, 1_001]), sampleQuantity: draw([0, 1, 10]) },
    deadlines: {
      autoReview: draw([null, { afterDays: 3, outcome: 'approve' }, { afterDays: 10, outcome: 'reject' }]),
    },
    later,
  });
}

/** Each condition with one chance in three. */
export function some<Filter extends object>(draw: Draw, conditions: Filter): Partial<Filter>;
export function some(draw: Draw, conditions: object): object {
  return Object.fromEntries(Object.entries(conditions).filter(() => draw([true, false, false])));
}

const range = (draw: Draw) => ({ minimum: draw([0, 900, 901, 1_000]), maximum: draw([900, 1_000, 1_001]) });

/** What several conditions mean together, against the criterion that each filter stands for. */
export const combinationCases: StoreCaseGroup = {
  group: 'combined filters',
  cases: [
    promised(
      campaignFilter,
      `${FILTERS} filters of campaigns mean what their criteria say`,
      async (store) => {
        const draw = drawing(42);
        const { campaigns, registrations } = await filled(store, draw);
        const [first = days(1), ...others] = moments;
        const moment = () => instant(draw([first, ...others]) + draw([-1, 0, 1]));
        for (let turn = 0; turn < FILTERS; turn += 1) {
          const shop = aShop({ id: draw(['shop-1', 'shop-2']), market: draw(['TH', 'VN']) });
          const filter: CampaignFilter = {
            at: moment(),
            ...some(draw, {
              agencyId: draw(['agency-1', 'agency-2']),
              joinedBy: draw(['shop-1', 'shop-2']),
              marketplace: { tab: draw([...marketplaceTabs]), shop },
              statuses: campaignStatuses.filter(() => draw([true, false])),
              text: draw(['sun', 'SUN', '%', '_', 'é', 'n']),
              market: draw(['TH', 'VN']),
              proposedRate: range(draw),
              during: { start: moment(), end: days(99) },
              registrationClosesBy: moment(),
              milestoneBy: moment(),
            }),
          };
          const matches = campaignMatcher(filter);
          const joined = (id: string) =>
            new Set(registrations.filter(({ campaignId }) => campaignId === id).map(({ shopId }) => shopId));
          const meant = campaigns.filter((campaign) => matches(campaign, joined(campaign.id)));
          await expectCampaigns(
            store,
            filter,
            meant.map(({ id }) => id),
          );
        }
      },
    ),

    promised(
      registrationFilter,
      `${FILTERS} filters of registrations mean what their criteria say`,
      async (store) => {
        const draw = drawing(1_848);
        const { campaigns, registrations } = await filled(store, draw);
        const byId = new Map(campaigns.map((campaign) => [campaign.id, campaign]));
        const [first = days(1), ...others] = moments;
        const moment = () => instant(draw([first, ...others]) + draw([-1, 0, 1]));
        for (let turn = 0; turn < FILTERS; turn += 1) {
          const filter: RegistrationFilter = {
            at: moment(),
            ...some(draw, {
              campaignIds: campaigns.map(({ id }) => id).filter(() => draw([true, false])),
              agencyId: draw(['agency-1', 'agency-2']),
              shopId: draw(['shop-1', 'shop-2']),
              productIds: registrations.map(({ productId }) => productId).filter(() => draw([true, false])),
              statuses: statuses.filter(() => draw([true, false])),
              totalRate: range(draw),
              samplesAtLeast: draw([0, 1, 10, 99]),
              dueBy: moment(),
              registeredSince: shifted(days(2), draw([-1, 0, 1, 2])),
            }),
          };
          const matches = registrationMatcher(filter);
          const meant = registrations.filter((registration) => {
            const campaign = byId.get(registration.campaignId);
            return campaign !== undefined && matches(registration, campaign);
          });
          await expectProducts(
            store,
            filter,
            meant.map(({ productId }) => productId),
          );
        }
      },
    ),
  ],
};

import { overFrom } from '../../campaign/status.js';
import { settlesAt } from '../../registration/advance.js';
import { statusAt } from '../../registration/status.js';
import { tabOf, tabs } from '../../registration/tabs.js';
import { unwrap } from '../../service/unwrap.js';
import { mustBe } from './answers.js';
import { modelShops, type TestedHost } from './host.js';
import type { ModelState } from './registration-state.js';

/** Holds what the host has of every registration against what must stand. */
export async function mustHold(
  { registrations, campaign, now }: ModelState,
  real: TestedHost,
): Promise<void> {
  for (const registration of registrations.values()) {
    const row = unwrap(await real.service.registrations.get({ role: 'platform' }, registration.id));
    mustBe(registration, row.registration, `registration ${registration.id}`);
    mustBe(statusAt(registration, campaign, now), row.status, `status of ${registration.id}`);
  }
}

/** Holds lists, counts and histories against what must stand. */
export async function mustShow(state: ModelState, real: TestedHost): Promise<void> {
  await mustHold(state, real);
  const { registrations, campaign, now, events } = state;
  const { service } = real;
  const all = [...registrations.values()].map((registration) => {
    return { ...registration, status: statusAt(registration, campaign, now) };
  });
  for (const shopId of modelShops) {
    for (const tab of tabs) {
      const listed = unwrap(await service.registrations.list({ role: 'seller', shopId }, { tab }, PAGE)).rows;
      const meant = all.filter((one) => one.shopId === shopId && tabOf(one.status) === tab);
      mustBe(idsOf(meant), idsOf(listed.map(({ registration }) => registration)), `tab ${tab} of ${shopId}`);
    }
  }
  const agency = { role: 'agency', agencyId: campaign.agencyId } as const;
  const waiting = unwrap(await service.registrations.inbox(agency, {}, PAGE)).rows;
  const meant = all.filter(({ status }) => status === 'pending' || status === 'close_requested');
  mustBe(idsOf(meant), idsOf(waiting.map(({ registration }) => registration)), 'inbox');
  const view = unwrap(await service.campaigns.get(agency, campaign.id));
  mustBe(campaign, view.campaign, 'campaign');
  for (const status of new Set(all.map((one) => one.status))) {
    const count = all.filter((one) => one.status === status).length;
    mustBe(count, view.counts.byStatus[status], `count of ${status}`);
  }
  for (const [id, happened] of events) {
    const history = unwrap(await service.registrations.history({ role: 'platform' }, id, PAGE)).rows;
    mustBe(happened, history, `history of ${id}`);
  }
}

/** Holds what is still due against what must be: what a rule of the host will not let settle. */
export async function mustBeDue(
  { registrations, campaign, now }: ModelState,
  real: TestedHost,
): Promise<void> {
  const meant = [...registrations.values()].filter((registration) => {
    const at = settlesAt(registration);
    return at !== null && at <= now && at < overFrom(campaign);
  });
  const due = unwrap(await real.service.deadlines.due({ role: 'platform' }, now));
  mustBe(idsOf(meant), idsOf(due), 'still due');
}

const PAGE = { limit: 100 };

function idsOf(rows: readonly { readonly id: string }[]): readonly string[] {
  return rows.map(({ id }) => id).toSorted();
}

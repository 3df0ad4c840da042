import { deepStrictEqual } from 'node:assert/strict';
import { type Campaign, type Instant, type Registration, type Status, statusAt } from 'partner-campaigns';
import { days } from '../support/build.ts';
import { compare, type Row } from './compare.ts';
import { manyRegistrations } from './many-registrations.ts';

const COUNT = 1_000_000;

/** The status by hand. */
function handStatus({ decision }: Registration, campaign: Campaign, at: Instant): Status {
  if (decision !== 'pending' && decision !== 'approved' && decision !== 'close_requested') return decision;
  const over = campaign.decision === 'ended_early' ? campaign.endedAt : campaign.campaignPeriod.end;
  if (at >= over) return decision === 'pending' ? 'lapsed' : 'ended';
  if (decision !== 'approved') return decision;
  return at < campaign.campaignPeriod.start ? 'scheduled' : 'live';
}

/** What the status of a million registrations costs beside a loop that is written by hand. */
export async function rows(): Promise<readonly Row[]> {
  const listed = manyRegistrations(2026, COUNT);
  const at = days(365);
  const count = (statusOf: typeof statusAt) => () => {
    const counts = new Map<Status, number>();
    for (const { registration, campaign } of listed) {
      const status = statusOf(registration, campaign, at);
      counts.set(status, (counts.get(status) ?? 0) + 1);
    }
    return counts;
  };
  deepStrictEqual(count(statusAt)(), count(handStatus)());
  if (count(statusAt)().size < 10) throw new Error('Not every status is there');
  // Without the counting, which costs more than the status does.
  const live = (statusOf: typeof statusAt) => () => {
    let found = 0;
    for (const { registration, campaign } of listed) {
      if (statusOf(registration, campaign, at) === 'live') found += 1;
    }
    return found;
  };
  deepStrictEqual(live(statusAt)(), live(handStatus)());
  return [
    await compare({
      name: 'statusAt, 1,000,000 registrations / a hand-written loop',
      ours: { name: 'statusAt', run: live(statusAt) },
      peer: { name: 'hand-written loop', run: live(handStatus) },
      pieces: COUNT,
      rounds: 20,
      target: 2,
    }),
  ];
}

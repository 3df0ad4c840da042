import {
  type CampaignId,
  type PartnerCampaigns,
  type RefusalReason,
  type Registration,
  registrationIdOf,
  unwrap,
} from 'partner-campaigns';
import { type Finding, type Look, pollOf, reconcile, type SentReview } from 'partner-campaigns/tiktok-shop';

type Registrations = PartnerCampaigns['registrations'];

/** What a look has come to here. */
export interface Synced {
  readonly findings: readonly Finding[];
  /** How many changes were taken over. */
  readonly adopted: number;
  /** What was not taken over, because something else happened here meanwhile: the next look finds it again. */
  readonly refused: readonly RefusalReason[];
  /** The reviews that were sent, and have to be looked for in the next look too. */
  readonly awaited: readonly SentReview[];
}

const platform = { role: 'platform' } as const;

/** Compares a look with what stands here, and takes over what has changed. */
export async function sync(
  registrations: Registrations,
  look: Look,
  sent: readonly SentReview[],
): Promise<Synced> {
  const known = await registrationsOf(registrations, look.campaignId);
  const { findings, adoptions } = reconcile(known, pollOf(look), sent);
  const answers = adoptions.length === 0 ? [] : unwrap(await registrations.adopt(platform, adoptions)).items;
  const refused = answers.flatMap((answer) => (answer.ok ? [] : answer.refusal.reasons));

  // What we sent is done with once it is seen there, and what it came to stands here.
  const open = new Set(adoptions.filter((_, index) => answers[index]?.ok === false).map(registrationIdOf));
  const seen = new Set(findings.filter(isSettled).map(({ registrationId }) => registrationId));
  const awaited = sent.filter((review) => {
    const id = registrationIdOf(review);
    return open.has(id) || !seen.has(id);
  });
  return { findings, adopted: answers.filter(({ ok }) => ok).length, refused, awaited };
}

function isSettled({ kind }: Finding): boolean {
  return kind === 'confirmed' || kind === 'overruled';
}

/** Everything that stands here of a campaign. */
async function registrationsOf(
  registrations: Registrations,
  campaignId: CampaignId,
): Promise<readonly Registration[]> {
  const known: Registration[] = [];
  let cursor: string | null | undefined;
  do {
    const paging = { limit: 100, ...(cursor && { cursor }) };
    const { rows, nextCursor } = unwrap(await registrations.list(platform, { campaignId }, paging));
    known.push(...rows.map(({ registration }) => registration));
    cursor = nextCursor;
  } while (cursor);
  return known;
}

import type { Instant, Refusal, Result } from 'partner-campaigns';
import type { TikTokShopReason } from 'partner-campaigns/tiktok-shop';

/** How the platform is reached. Signing and tokens, the time and chance are the host's. */
export interface Connection {
  /** Signs and sends. Each attempt is signed anew, because the platform takes a time stamp for some minutes only. */
  readonly fetch: (url: URL, request: RequestInit) => Promise<Response>;
  readonly baseUrl: string;
  /** Which authorised category and market the calls are for. */
  readonly categoryAssetCipher: string;
  readonly now: () => Instant;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** From 0, below 1. */
  readonly random: () => number;
}

/** What is asked of the platform: with a body something is written, without one it is read. */
export interface Call {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** How often one call is sent at most. */
export const MOST_ATTEMPTS = 6;

/** Sends a call and reads the answer; again, a little later each time, where the error table says that it may succeed. */
export async function send<Value>(
  connection: Connection,
  call: Call,
  read: (reply: unknown) => Result<Value, TikTokShopReason>,
): Promise<Result<Value, TikTokShopReason>> {
  for (let attempt = 1; ; attempt += 1) {
    const result = read(await replyTo(connection, call));
    if (result.ok || attempt === MOST_ATTEMPTS || !mayBeSentAgain(call, result.refusal)) return result;
    await connection.sleep(pauseAfter(attempt, connection.random()));
  }
}

/** What failed or timed out while it was written may have counted; what was one call too many has not. */
function mayBeSentAgain({ body }: Call, { reasons }: Refusal<TikTokShopReason>): boolean {
  return reasons.some(({ code, parameters }) => {
    if (code !== 'platform_error') return false;
    return body === undefined ? parameters.retryable : parameters.reason === 'too_many_requests';
  });
}

/** A second, doubled each time up to a minute, and up to half of it less by chance: so not all come back at once. */
function pauseAfter(attempt: number, random: number): number {
  const longest = Math.min(60_000, 1_000 * 2 ** (attempt - 1));
  return Math.round(longest * (1 - random / 2));
}

/** What the platform answers, as JSON. What is no JSON throws, as a lost connection does. */
async function replyTo(connection: Connection, { path, query = {}, body }: Call): Promise<unknown> {
  const url = new URL(path, connection.baseUrl);
  const asked = { ...query, category_asset_cipher: connection.categoryAssetCipher };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  const headers = { 'content-type': 'application/json' };
  const response = await connection.fetch(
    url,
    body === undefined ? { method: 'GET', headers } : { method: 'POST', headers, body: JSON.stringify(body) },
  );
  const code = codesOfStatuses[response.status];
  if (code === undefined) return response.json();
  await response.body?.cancel();
  return { code, message: `HTTP ${response.status}` };
}

/** Gateways may answer before the platform does: too many calls, and overload. */
const codesOfStatuses: Readonly<Record<number, number>> = { 429: 36009002, 503: 36009003 };

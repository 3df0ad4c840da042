import { createServer, type IncomingMessage } from 'node:http';
import { instant } from 'partner-campaigns';
import type { Connection } from '../../examples/tiktok-shop-sync/connection.ts';
import { days } from '../support/build.ts';

/** What the server was asked. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** The signature of the attempt. */
  readonly sign: string;
  readonly body: unknown;
}

/** What the server answers: data of a success, an error of the platform's, or what a gateway says before it. */
export type Reply =
  | { readonly data: unknown }
  | { readonly code: number; readonly message?: string }
  | { readonly status: number; readonly text?: string };

/** A platform to be asked, with everything that it was asked and all the pauses that were taken. */
export interface Served {
  readonly connection: Connection;
  readonly asked: readonly Asked[];
  /** In milliseconds. Nobody waits for them: they only move the clock. */
  readonly pauses: readonly number[];
}

/** Runs a server that speaks in the platform's envelopes on this machine, for as long as it is used. */
export async function withPlatform(
  answer: (asked: Asked) => Reply,
  use: (served: Served) => Promise<void>,
): Promise<void> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    askedBy(request).then((one) => {
      asked.push(one);
      const { status, text } = written(answer(one));
      response.writeHead(status, { 'content-type': 'application/json' }).end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  const pauses: number[] = [];
  let now = days(5);
  let signatures = 0;
  const connection: Connection = {
    baseUrl: `http://127.0.0.1:${address.port}`,
    categoryAssetCipher: 'GCP_example',
    // A host signs here; this one only counts.
    fetch: (url, request) => {
      signatures += 1;
      url.searchParams.set('sign', String(signatures));
      return fetch(url, request);
    },
    now: () => {
      now = instant(now + 1_000);
      return now;
    },
    sleep: (milliseconds) => {
      pauses.push(milliseconds);
      now = instant(now + milliseconds);
      return Promise.resolve();
    },
    random: () => 0,
  };
  try {
    await use({ connection, asked, pauses });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function askedBy(request: IncomingMessage): Promise<Asked> {
  const chunks: string[] = [];
  for await (const chunk of request) chunks.push(String(chunk));
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
  const { sign = '', ...query } = Object.fromEntries(searchParams);
  const text = chunks.join('');
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  return { method: request.method ?? '', path: pathname, query, sign, body };
}

function written(reply: Reply): { readonly status: number; readonly text: string } {
  if ('status' in reply) return { status: reply.status, text: reply.text ?? 'Busy' };
  const envelope =
    'data' in reply ? { code: 0, message: 'Success', ...reply } : { message: 'Refused', ...reply, data: {} };
  return { status: 200, text: JSON.stringify({ ...envelope, request_id: 'r-1' }) };
}

/** A page of a list, as the platform cuts it: `token` is where it starts, from 0. */
export function pageOf(
  name: string,
  items: readonly unknown[],
  size: number,
  { page_token: token = '0' }: Readonly<Record<string, string>>,
): Reply {
  const start = Number(token.replace('at-', ''));
  const next = start + size;
  return {
    data: {
      [name]: items.slice(start, next),
      total_count: items.length,
      next_page_token: next < items.length ? `at-${next}` : '',
    },
  };
}

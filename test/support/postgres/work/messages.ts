import type { Job } from './jobs.ts';

/** What a client process is asked to do. */
export interface Order {
  readonly url: string;
  readonly schema: string;
  readonly job: Job;
}

/** What a client process tells. */
export type Told =
  | { readonly tells: 'ready' }
  | { readonly tells: 'answered'; readonly answer: unknown }
  /** The storage did not answer. */
  | { readonly tells: 'failed'; readonly error: string };

/** What it writes at once, byte by byte, of its saves: a process that is killed has written it all. */
export const marks = { saving: 's', saved: 'e', failed: 'f' } as const;

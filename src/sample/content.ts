import type { Instant } from '../core/instant.js';

/** What a creator posted for a sample (R90): a video, visible for days, or a LIVE of some minutes. */
export interface SampleContent {
  /** What it is. */
  readonly kind: 'video' | 'live';
  /** The host's id of the content. */
  readonly contentId: string;
  /** When it was first to be seen. */
  readonly postedAt: Instant;
}

/** Content as it is reported: what it is, and how long it is to be seen. */
export type PostedContent = PostedVideo | PostedLive;

/** A short video. */
export interface PostedVideo extends SampleContent {
  readonly kind: 'video';
  /**
   * For how many days it was to be seen, or is set to be (R90). Where only days gone by count, the policy's
   * `contentDays` has to leave room for them.
   */
  readonly visibleDays: number;
}

/** A LIVE in which the product was shown. */
export interface PostedLive extends SampleContent {
  readonly kind: 'live';
  /** How many minutes it lasted (R90). */
  readonly minutes: number;
}

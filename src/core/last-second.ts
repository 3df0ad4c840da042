import { type Instant, instant } from './instant.js';

const ONE_SECOND = 1000;

/** The half-open end of a period whose last second is inclusive: 23:59:59 becomes 00:00:00 of the next day (R6). */
export function endAfterLastSecond(lastSecond: Instant): Instant {
  return instant(Math.floor(lastSecond / ONE_SECOND) * ONE_SECOND + ONE_SECOND);
}

/** The inclusive last second of a period with this half-open end: the inverse of {@link endAfterLastSecond}. */
export function lastSecondBefore(end: Instant): Instant {
  return instant(Math.ceil(end / ONE_SECOND) * ONE_SECOND - ONE_SECOND);
}

import type fc from 'fast-check';
import type { RegistrationEvent } from '../../registration/events.js';
import { type Decision, decisions, type Registration } from '../../registration/registration.js';
import { type SituationOptions, situations } from './situations.js';

/** What a test may pin of registrations. */
export type RegistrationOptions<D extends Decision = Decision> = Pick<
  SituationOptions<D>,
  'decisions' | 'from' | 'market' | 'policy' | 'places' | 'shops' | 'products'
>;

/**
 * Registrations as a store has them, of every decision: whatever they are, people and the clock made them so by commands
 * that were accepted, under one policy or another. With the campaign and the facts that go with one, they are
 * {@link situations}.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { parseRegistration } from 'partner-campaigns';
 * import { registrations } from 'partner-campaigns/testing';
 *
 * fc.assert(fc.property(registrations({ decisions: ['approved'] }), (record) => parseRegistration(record).ok));
 * ```
 */
export function registrations<D extends Decision = Decision>(
  options?: RegistrationOptions<D>,
): fc.Arbitrary<Extract<Registration, { readonly decision: D }>>;
export function registrations(options: RegistrationOptions = {}): fc.Arbitrary<Registration> {
  return lived(options).map(({ registration }) => registration);
}

/** Everything that happened to a registration, oldest first: applied in order, it gives the record but its contact. */
export function registrationHistories(
  options: RegistrationOptions = {},
): fc.Arbitrary<readonly RegistrationEvent[]> {
  return lived(options).map(({ history }) => history);
}

function lived(options: RegistrationOptions) {
  const { decisions: among = decisions } = options;
  return situations<Decision>({ ...options, decisions: among });
}

import type { Country } from '../core/country.js';
import type { AgencyId } from '../core/ids.js';

/** What a host's directory knows of an agency. */
export interface AgencyFacts {
  readonly id: AgencyId;
  readonly name: string;
  readonly homeCountry: Country;
}

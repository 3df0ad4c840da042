import type { AgencyId } from '../core/ids.js';
import type { Country } from './campaign.js';

/** What a host's directory knows of an agency. */
export interface AgencyFacts {
  readonly id: AgencyId;
  readonly name: string;
  readonly homeCountry: Country;
}

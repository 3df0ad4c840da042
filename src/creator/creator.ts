import type { AgencyId, CreatorId } from '../core/ids.js';

/** What a host knows of a creator. What is left out is not known. */
export interface CreatorFacts {
  readonly creatorId: CreatorId;
  /**
   * The agencies that may ask for samples in the creator's name (R82): each was authorised once, with the address that
   * samples go to, and stays so for later campaigns.
   */
  readonly authorisedAgencies?: readonly AgencyId[];
}

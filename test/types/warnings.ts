// A new code of a warning does not compile here until it has a case.

import type { Warning } from 'partner-campaigns';

/** What a host shows for a warning: a key of its own, and what is filled in, typed by the code. */
export function hintOf(warning: Warning): readonly [key: string, ...filledIn: number[]] {
  switch (warning.code) {
    case 'no_samples':
      return ['samples'];
    case 'below_proposed_rate':
      return ['proposed', warning.parameters.rate, warning.parameters.proposedRate];
    case 'below_wanted_rate':
      return ['wanted', warning.parameters.rate, warning.parameters.wantedRate];
    case 'below_wanted_samples':
      return ['wanted samples', warning.parameters.sampleQuantity, warning.parameters.wantedQuantity];
    case 'below_open_collaboration_rate':
      return ['open', warning.parameters.rate, warning.parameters.openRate];
    case 'below_open_shop_ads_rate':
      return ['open ads', warning.parameters.rate, warning.parameters.openRate];
    case 'creator_below_open_collaboration_rate':
      return ['creators', warning.parameters.rate, warning.parameters.openRate];
    case 'samples_above_stock':
      return ['stock', warning.parameters.sampleQuantity, warning.parameters.stock];
  }
}

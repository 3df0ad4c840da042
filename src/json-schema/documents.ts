import { campaignCommandSchema, campaignEventSchema, campaignSchema } from '../campaign/schema.js';
import { criteriaSchema } from '../criteria/schema.js';
import { commandSchema } from '../registration/command-schema.js';
import { registrationEventSchema } from '../registration/event-schema.js';
import { submissionFormSchema } from '../registration/parse-submission.js';
import { registrationSchema } from '../registration/record-schema.js';
import { describe, describeEach, type JsonSchema, type JsonSchemas } from './describe.js';

/**
 * The registration commands that are read from outside, by their names.
 *
 * @example
 * ```ts
 * import { registrationCommandJsonSchemas } from 'partner-campaigns/json-schema';
 *
 * const anyCommand = { oneOf: Object.values(registrationCommandJsonSchemas()) };
 * ```
 */
export function registrationCommandJsonSchemas(): JsonSchemas {
  return describeEach(commandSchema, 'type', {
    family: 'registration-command',
    description: 'A registration command. Instant and actor are not in it: the host vouches for them.',
  });
}

/** The campaign commands that are read from outside, by their names. */
export function campaignCommandJsonSchemas(): JsonSchemas {
  return describeEach(campaignCommandSchema, 'type', {
    family: 'campaign-command',
    description: 'A campaign command. Instant and actor are not in it: the host vouches for them.',
  });
}

/** The form by which a seller registers products. */
export function submissionFormJsonSchema(): JsonSchema {
  return describe(submissionFormSchema, {
    family: 'submission-form',
    description:
      'Products that a seller registers in a campaign, in batches with their own terms; 10,000 in all.',
  });
}

/** The stored registration, by its decision. */
export function registrationJsonSchemas(): JsonSchemas {
  return describeEach(registrationSchema, 'decision', {
    family: 'registration',
    description: 'A stored registration. Its id is that of its campaign, shop and product.',
  });
}

/** The stored campaign, by its decision. */
export function campaignJsonSchemas(): JsonSchemas {
  return describeEach(campaignSchema, 'decision', {
    family: 'campaign',
    description: 'A stored campaign.',
  });
}

/** The events of registrations, by their types. */
export function registrationEventJsonSchemas(): JsonSchemas {
  return describeEach(registrationEventSchema, 'type', {
    family: 'registration-event',
    description: 'Something that happened to a registration.',
  });
}

/** The events of campaigns, by their types. */
export function campaignEventJsonSchemas(): JsonSchemas {
  return describeEach(campaignEventSchema, 'type', {
    family: 'campaign-event',
    description: 'Something that happened to a campaign.',
  });
}

/** Criteria, whatever the fields: which there are, and what each takes, is told by the parser. */
export function criteriaJsonSchema(): JsonSchema {
  return describe(criteriaSchema, {
    family: 'criteria',
    description: 'A condition on named fields. It may be nested 10 levels, and hold 1,000 criteria in all.',
  });
}

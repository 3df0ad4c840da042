import { campaignCommandSchema, campaignEventSchema, campaignSchema } from '../campaign/schema.js';
import { creatorLinkEventSchema, creatorLinkSchema, linkCommandSchema } from '../creator/schema.js';
import { criteriaSchema } from '../criteria/schema.js';
import { commandSchema } from '../registration/command-schema.js';
import { registrationEventSchema } from '../registration/event-schema.js';
import { submissionFormSchema } from '../registration/parse-submission.js';
import { registrationSchema } from '../registration/record-schema.js';
import { sampleCommandSchema } from '../sample/command-schema.js';
import { sampleEventSchema } from '../sample/event-schema.js';
import { sampleLedgerSchema } from '../sample/ledger-schema.js';
import { sampleRequestSchema } from '../sample/record-schema.js';
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

/** The commands on creators' links that are read from outside, by their names. */
export function linkCommandJsonSchemas(): JsonSchemas {
  return describeEach(linkCommandSchema, 'type', {
    family: 'link-command',
    description: "A command on a creator's link. Instant and actor are not in it: the host vouches for them.",
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

/** The stored link of a creator, by its decision. */
export function creatorLinkJsonSchemas(): JsonSchemas {
  return describeEach(creatorLinkSchema, 'decision', {
    family: 'creator-link',
    description: 'A stored link of a creator. Its id is that of its campaign, shop, product and creator.',
  });
}

/** The events of creators' links, by their types. */
export function creatorLinkEventJsonSchemas(): JsonSchemas {
  return describeEach(creatorLinkEventSchema, 'type', {
    family: 'creator-link-event',
    description: "Something that happened to a creator's link.",
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

/** The commands on sample requests that are read from outside, by their names. */
export function sampleCommandJsonSchemas(): JsonSchemas {
  return describeEach(sampleCommandSchema, 'type', {
    family: 'sample-command',
    description: 'A command on a sample request. Instant and actor are not in it: the host vouches for them.',
  });
}

/** The stored sample request, by its decision. */
export function sampleRequestJsonSchemas(): JsonSchemas {
  return describeEach(sampleRequestSchema, 'decision', {
    family: 'sample-request',
    description: 'A stored sample request. Its id is that of its campaign, shop, product and creator.',
  });
}

/** The stored sample ledger. */
export function sampleLedgerJsonSchema(): JsonSchema {
  return describe(sampleLedgerSchema, {
    family: 'sample-ledger',
    description: 'How the sample quota of an attempt of a registration is used.',
  });
}

/** The events of sample requests, by their types. */
export function sampleEventJsonSchemas(): JsonSchemas {
  return describeEach(sampleEventSchema, 'type', {
    family: 'sample-event',
    description: 'Something that happened to a sample request.',
  });
}

/** Criteria, whatever the fields: which there are, and what each takes, is told by the parser. */
export function criteriaJsonSchema(): JsonSchema {
  return describe(criteriaSchema, {
    family: 'criteria',
    description: 'A condition on named fields. It may be nested 10 levels, and hold 1,000 criteria in all.',
  });
}

// Entry `partner-campaigns/json-schema`: what commands, records and events look like, for those who do not run
// JavaScript: gateways, queues, documents.

export type { JsonSchema, JsonSchemas } from './describe.js';
export {
  campaignCommandJsonSchemas,
  campaignEventJsonSchemas,
  campaignJsonSchemas,
  creatorLinkEventJsonSchemas,
  creatorLinkJsonSchemas,
  criteriaJsonSchema,
  linkCommandJsonSchemas,
  registrationCommandJsonSchemas,
  registrationEventJsonSchemas,
  registrationJsonSchemas,
  sampleCommandJsonSchemas,
  sampleEventJsonSchemas,
  sampleLedgerJsonSchema,
  sampleRequestJsonSchemas,
  submissionFormJsonSchema,
} from './documents.js';

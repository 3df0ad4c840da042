// Entry `partner-campaigns/json-schema`: what commands, records and events look like, for those who do not run
// JavaScript: gateways, queues, documents.

export type { JsonSchema, JsonSchemas } from './describe.js';
export {
  campaignCommandJsonSchemas,
  campaignEventJsonSchemas,
  campaignJsonSchemas,
  criteriaJsonSchema,
  registrationCommandJsonSchemas,
  registrationEventJsonSchemas,
  registrationJsonSchemas,
  submissionFormJsonSchema,
} from './documents.js';

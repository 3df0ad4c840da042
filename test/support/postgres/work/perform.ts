import type { PartnerCampaigns } from 'partner-campaigns';
import type { Call } from './jobs.ts';

/** Makes the call that a job is. */
export function perform<Context>(
  { campaigns, registrations, links, samples }: PartnerCampaigns<Context>,
  call: Call,
) {
  switch (call.method) {
    case 'create':
      return campaigns.create(call.actor, call.draft, { commandId: call.commandId });
    case 'publish':
      return campaigns.publish(call.actor, call.campaignId, { commandId: call.commandId });
    case 'edit':
      return campaigns.edit(call.actor, call.campaignId, call.changes, { commandId: call.commandId });
    case 'submit':
      return registrations.submit(call.actor, call.form, { atomic: call.atomic });
    case 'executeAll':
      return registrations.executeAll(
        call.actor,
        call.items,
        call.atomic === undefined ? {} : { atomic: true, commandId: call.atomic },
      );
    case 'links':
      return links.executeAll(call.actor, call.items);
    case 'samples':
      return samples.executeAll(call.actor, call.items);
  }
}

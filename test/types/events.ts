// A new event does not compile here until it has a case: so it will be for consumers of the feed.

import {
  type CampaignEvent,
  type DomainEvent,
  isCampaignEvent,
  isRegistrationEvent,
  type RegistrationEvent,
} from 'partner-campaigns';

/** What a consumer reads of an event of a registration. */
export function newsOfRegistration(event: RegistrationEvent): readonly (string | number)[] {
  switch (event.type) {
    case 'registration_submitted':
    case 'registration_resubmitted':
      return [event.attempt, event.terms.totalRate, event.deadline?.dueOutcome ?? 'no deadline'];
    case 'registration_approved':
      return [event.registrationId];
    case 'registration_rejected':
      return [...event.reasons, event.note ?? '', event.wanted?.totalRate ?? 0];
    case 'registration_blocked':
      return [...event.reasons, event.note ?? ''];
    case 'registration_withdrawn':
      return [event.registrationId];
    case 'close_requested':
      return [event.note ?? '', event.deadline?.dueAt ?? 0];
    case 'close_request_cancelled':
      return [event.registrationId];
    case 'registration_closed':
      return [event.because];
    case 'close_declined':
      return [event.note ?? ''];
    case 'sample_quantity_raised':
      return [event.previous, event.sampleQuantity];
    case 'shop_ads_rate_set':
      return [event.shopAdsRate];
    case 'total_rate_changed':
      return [event.previous, event.totalRate];
    case 'total_rate_decrease_scheduled':
      return [event.current, event.totalRate, event.dueAt];
    case 'creator_rate_set':
      return [event.creatorRate];
    case 'hold_placed':
      return [event.holdId, ...event.commands, event.note ?? ''];
    case 'hold_released':
      return [event.holdId];
    case 'registration_disqualified':
      return [event.reason, event.note ?? ''];
    case 'registration_adopted':
      return [event.adopted.decision, event.terms.totalRate, event.decidedAt];
  }
}

/** What a consumer reads of an event of a campaign. */
export function newsOfCampaign(event: CampaignEvent): readonly string[] {
  switch (event.type) {
    case 'campaign_created':
      return [event.draft.name, event.agencyCountry];
    case 'campaign_edited':
      return Object.keys(event.changes);
    case 'shops_invited':
    case 'shops_uninvited':
      return event.shopIds;
    case 'campaign_published':
    case 'campaign_ended_early':
    case 'campaign_started':
    case 'campaign_ended':
      return [event.campaignId];
  }
}

/** What a consumer of the feed tells apart first. */
export function newsOf(event: DomainEvent): readonly (string | number)[] {
  if (isCampaignEvent(event)) return newsOfCampaign(event);
  return isRegistrationEvent(event) ? newsOfRegistration(event) : [event.creatorId];
}

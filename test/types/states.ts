// A new decision, status, command or role does not compile here until it has a case.

import type {
  Campaign,
  CampaignCommandInput,
  CampaignStatus,
  Registration,
  RegistrationCommandInput,
  Role,
  SampleCommandInput,
  SampleRequest,
  SampleStatus,
  Status,
} from 'partner-campaigns';

/** What only the records of one decision hold. */
export function kept(registration: Registration): readonly (string | number)[] {
  switch (registration.decision) {
    case 'pending':
      return [registration.deadline?.dueOutcome ?? ''];
    case 'approved':
      return [];
    case 'close_requested':
      return [registration.closeNote ?? '', registration.deadline?.dueAt ?? 0];
    case 'rejected':
      return registration.lastRejection.reasons;
    case 'blocked':
      return registration.block.reasons;
    case 'withdrawn':
      return [];
    case 'closed':
      return [registration.closure.because];
  }
}

export function keptOfCampaign(campaign: Campaign): readonly number[] {
  switch (campaign.decision) {
    case 'draft':
      return [campaign.createdAt];
    case 'published':
      return [campaign.publishedAt];
    case 'ended_early':
      return [campaign.publishedAt, campaign.endedAt];
  }
}

export function colourOf(status: Status): 'grey' | 'amber' | 'green' | 'red' {
  switch (status) {
    case 'pending':
    case 'close_requested':
      return 'amber';
    case 'scheduled':
    case 'live':
      return 'green';
    case 'rejected':
    case 'blocked':
      return 'red';
    case 'lapsed':
    case 'ended':
    case 'withdrawn':
    case 'closed':
      return 'grey';
  }
}

export function colourOfCampaign(status: CampaignStatus): 'grey' | 'amber' | 'green' {
  switch (status) {
    case 'draft':
    case 'upcoming':
      return 'amber';
    case 'ongoing':
      return 'green';
    case 'closed':
      return 'grey';
  }
}

export function labelOf(command: RegistrationCommandInput): string {
  switch (command.type) {
    case 'register':
      return `Register ${command.productId}`;
    case 'approve':
    case 'approve_close':
      return `Approve revision ${command.seenRevision}`;
    case 'reject':
      return `Reject: ${command.reasons.join()}`;
    case 'block':
      return `Block: ${command.reasons?.join() ?? 'no reason'}`;
    case 'withdraw':
      return 'Withdraw';
    case 'reregister':
      return `Register again at ${command.terms.totalRate}`;
    case 'request_close':
    case 'decline_close':
      return command.note ?? 'No note';
    case 'cancel_close_request':
      return 'Keep';
    case 'raise_sample_quantity':
      return `${command.sampleQuantity} samples`;
    case 'set_shop_ads_rate':
      return `Ads ${command.shopAdsRate}`;
    case 'change_total_rate':
      return `Total ${command.totalRate}`;
    case 'set_creator_rate':
      return `Creators ${command.creatorRate}`;
    case 'place_hold':
      return `Hold ${command.commands.join()}`;
    case 'release_hold':
      return `Release ${command.holdId}`;
    case 'disqualify':
      return `Out: ${command.reason}`;
    case 'adopt':
      return `Observed: ${command.observed.decision}`;
    case 'meet_deadline':
      return 'Time is up';
  }
}

export function labelOfCampaign(command: CampaignCommandInput): string {
  switch (command.type) {
    case 'create':
      return command.draft.name;
    case 'edit':
      return Object.keys(command.changes).join();
    case 'invite_shops':
      return `Invite ${command.shopIds.length}`;
    case 'uninvite_shops':
      return `Uninvite ${command.shopIds.length}`;
    case 'publish':
      return 'Publish';
    case 'end_early':
      return 'End';
    case 'announce':
      return 'Announce';
  }
}

export function keptOfSample(request: SampleRequest): readonly (string | number | boolean)[] {
  switch (request.decision) {
    case 'agency_review':
    case 'seller_review':
    case 'awaiting_shipment':
      return [request.deadline?.dueOutcome ?? ''];
    case 'shipped':
      return [request.shippedAt];
    case 'content_pending':
      return [request.receivedAt, request.extended];
    case 'completed':
      return [request.content.contentId];
    case 'cancelled':
      return [request.cancellation.because, request.shippedAt ?? 0];
  }
}

export function colourOfSample(status: SampleStatus): 'grey' | 'amber' | 'green' {
  switch (status) {
    case 'agency_review':
    case 'seller_review':
    case 'awaiting_shipment':
    case 'content_pending':
      return 'amber';
    case 'shipped':
    case 'completed':
      return 'green';
    case 'cancelled':
      return 'grey';
  }
}

export function labelOfSample(command: SampleCommandInput): string {
  switch (command.type) {
    case 'request_sample':
      return `Ask for ${command.creatorId ?? 'me'}`;
    case 'approve_sample':
      return `Agree to revision ${command.seenRevision}`;
    case 'reject_sample':
      return `Say no: ${command.reason ?? ''}`;
    case 'withdraw_sample':
      return 'Withdraw';
    case 'ship_sample':
      return 'Ship';
    case 'receive_sample':
      return 'Receive';
    case 'post_content':
      return command.content.kind === 'video'
        ? `${command.content.visibleDays} days`
        : `${command.content.minutes} minutes`;
    case 'extend_content_duty':
      return 'Longer';
    case 'cancel_sample':
      return `End: ${command.because}`;
    case 'meet_sample_deadline':
      return 'Time is up';
  }
}

export function sideOf(role: Role): string {
  switch (role) {
    case 'seller':
    case 'agency':
    case 'creator':
      return 'tenant';
    case 'platform':
    case 'clock':
      return 'house';
  }
}

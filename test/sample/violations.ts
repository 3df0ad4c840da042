import type {
  Campaign,
  CreatorFacts,
  Instant,
  SampleFacts,
  SampleReason,
  SampleRequest,
  SkuFacts,
} from 'partner-campaigns';
import type { SampleRuleName } from '../../src/sample/rules.js';
import { aCampaign, aRegistration, days, shifted } from '../support/build.ts';
import { aLedger, aSample } from '../support/samples.ts';
import { now, policyOf, type Scene } from './scenes.ts';
import type { Cell } from './specification.ts';

/** A way to break one rule and no other, with the reason that must be given for it. */
export interface Violation {
  readonly rule: SampleRuleName;
  /** What is wrong. */
  readonly because: string;
  readonly break: (scene: Scene) => Scene;
  readonly reason: SampleReason | ((scene: Scene) => SampleReason);
  /** Where it can be broken, if not in every cell that has the rule. */
  readonly in?: (cell: Cell) => boolean;
}

/** Tells whether a cell has the rule, and it can be broken there. */
export function isIn({ rule, in: applies = () => true }: Violation, cell: Cell): boolean {
  return cell.rules.includes(rule) && applies(cell);
}

/** The reason a violation must give in a scene. */
export function reasonIn(scene: Scene, { reason }: Violation): SampleReason {
  return typeof reason === 'function' ? reason(scene) : reason;
}

const byAgency = ({ role }: Cell) => role === 'agency';

/** The violations of each rule: one at least. */
export const violations: readonly Violation[] = [
  {
    rule: 'campaign_not_over',
    because: 'the campaign period ends at this very instant',
    break: (scene) => withCampaign(scene, { campaignPeriod: { start: days(2), end: now } }),
    reason: { code: 'campaign_over', parameters: { overFrom: now } },
  },
  {
    rule: 'campaign_not_over',
    because: 'the agency ended the campaign at this very instant',
    break: (scene) => withCampaign(scene, { decision: 'ended_early', endedAt: now }),
    reason: { code: 'campaign_over', parameters: { overFrom: now } },
  },
  {
    rule: 'registration_runs',
    because: 'the agency agreed to close the product at this very instant',
    break: ({ facts, ...scene }) => {
      const { attempt } = facts.registration;
      const registration = aRegistration('closed', { attempt, decidedAt: now, changedAt: now });
      return { ...scene, facts: { ...facts, registration } };
    },
    reason: { code: 'registration_not_running', parameters: { decision: 'closed', since: now } },
  },
  {
    rule: 'registration_runs',
    because: 'the product waits for its review',
    break: ({ facts, ...scene }) => {
      const { attempt } = facts.registration;
      return { ...scene, facts: { ...facts, registration: aRegistration('pending', { attempt }) } };
    },
    reason: { code: 'registration_not_running', parameters: { decision: 'pending', since: days(3) } },
  },
  {
    rule: 'registration_runs',
    because: 'the product was registered again, and approved',
    break: ({ facts, ...scene }) => {
      const registration = aRegistration('approved', { attempt: 2 });
      return { ...scene, facts: { ...facts, registration, ledger: aLedger({ registrationAttempt: 2 }) } };
    },
    reason: { code: 'earlier_registration_attempt', parameters: { registrationAttempt: 1, current: 2 } },
    in: ({ command }) => command !== 'request_sample',
  },
  {
    rule: 'creator_named',
    because: 'the agency does not say for whom it asks',
    break: (scene) => ({ ...scene, input: { type: 'request_sample', skuId: 'red' } }),
    reason: { code: 'creator_not_named', parameters: {} },
    in: byAgency,
  },
  {
    rule: 'creator_named',
    because: 'the creator asks for another',
    break: (scene) => ({
      ...scene,
      input: { type: 'request_sample', creatorId: 'creator-2', skuId: 'red' },
    }),
    reason: { code: 'another_creator', parameters: { creatorId: 'creator-1' } },
    in: ({ role }) => role === 'creator',
  },
  {
    rule: 'creator_named',
    because: 'another creator asks for the one of the request',
    break: (scene) => ({
      ...scene,
      input: { type: 'request_sample', creatorId: 'creator-1', skuId: 'red' },
      actor: { role: 'creator', creatorId: 'creator-2' },
    }),
    reason: { code: 'another_creator', parameters: { creatorId: 'creator-1' } },
    in: ({ role, from }) => role === 'creator' && from !== 'none',
  },
  {
    rule: 'creator_named',
    because: 'another creator asks for itself on the request of this one',
    break: (scene) => ({
      ...scene,
      input: { type: 'request_sample', skuId: 'red' },
      actor: { role: 'creator', creatorId: 'creator-2' },
    }),
    reason: { code: 'another_creator', parameters: { creatorId: 'creator-1' } },
    in: ({ role, from }) => role === 'creator' && from !== 'none',
  },
  {
    rule: 'creator_named',
    because: 'the agency asks for another creator than the one of the request',
    break: (scene) => ({
      ...withFacts(scene, { creator: { creatorId: 'creator-2', authorisedAgencies: ['agency-1'] } }),
      input: { type: 'request_sample', creatorId: 'creator-2', skuId: 'red' },
    }),
    reason: { code: 'another_creator', parameters: { creatorId: 'creator-1' } },
    in: (cell) => byAgency(cell) && cell.from !== 'none',
  },
  {
    rule: 'creator_authorised',
    because: 'the creator authorised another agency',
    break: (scene) => withCreator(scene, { authorisedAgencies: ['agency-2'] }),
    reason: {
      code: 'agency_not_authorised',
      parameters: { agencyId: 'agency-1', creatorId: 'creator-1' },
    },
    in: byAgency,
  },
  {
    rule: 'creator_authorised',
    because: 'nothing is known of the creator',
    break: ({ facts: { creator: _, ...facts }, ...scene }) => ({ ...scene, facts }),
    reason: { code: 'fact_missing', parameters: { fact: 'creator.authorisedAgencies' } },
    in: byAgency,
  },
  {
    rule: 'creator_authorised',
    because: 'it is not known whom the creator authorised',
    break: (scene) => withFacts(scene, { creator: { creatorId: 'creator-1' } }),
    reason: { code: 'fact_missing', parameters: { fact: 'creator.authorisedAgencies' } },
    in: byAgency,
  },
  {
    rule: 'creator_authorised',
    because: 'the facts are those of another creator',
    break: (scene) => withCreator(scene, { creatorId: 'creator-2' }),
    reason: { code: 'fact_missing', parameters: { fact: 'creator.authorisedAgencies' } },
    in: byAgency,
  },
  ...(
    [
      ['pre_order', { preOrder: true }],
      ['gift', { gift: true }],
      ['sold_out', { soldOut: true }],
      ['over_price_threshold', { overPriceThreshold: true }],
    ] as const
  ).map(
    ([obstacle, sku]): Violation => ({
      rule: 'sku_samplable',
      because: `the variant is in the way: ${obstacle}`,
      break: (scene) => withSku(scene, sku),
      reason: { code: 'sku_not_samplable', parameters: { skuId: 'red', because: [obstacle] } },
    }),
  ),
  {
    rule: 'sku_samplable',
    because: 'everything is in the way of the variant',
    break: (scene) => withSku(scene, { preOrder: true, gift: true, soldOut: true, overPriceThreshold: true }),
    reason: {
      code: 'sku_not_samplable',
      parameters: { skuId: 'red', because: ['pre_order', 'gift', 'sold_out', 'over_price_threshold'] },
    },
  },
  {
    rule: 'sku_samplable',
    because: 'the facts are those of another variant',
    break: (scene) => withSku(scene, { skuId: 'blue' }),
    reason: { code: 'fact_missing', parameters: { fact: 'sku' } },
  },
  {
    rule: 'quota_left',
    because: 'every unit is asked for or shipped',
    break: ({ facts, ...scene }) => {
      const { attempt: registrationAttempt } = facts.registration;
      return {
        ...scene,
        facts: { ...facts, ledger: aLedger({ registrationAttempt, reserved: 3, shipped: 2, released: 9 }) },
      };
    },
    reason: { code: 'no_sample_quota_left', parameters: { granted: 5, reserved: 3, shipped: 2 } },
  },
  {
    rule: 'quota_left',
    because: 'the seller grants none',
    break: ({ facts: { ledger: _, registration, ...facts }, ...scene }) => ({
      ...scene,
      facts: {
        ...facts,
        registration: { ...registration, terms: { ...registration.terms, sampleQuantity: 0 } },
      },
    }),
    reason: { code: 'no_sample_quota_left', parameters: { granted: 0, reserved: 0, shipped: 0 } },
  },
  {
    rule: 'no_open_request',
    because: 'the registration is still in the attempt in which it was asked for',
    break: ({ facts, ...scene }) => ({
      ...scene,
      facts: { ...facts, registration: { ...facts.registration, attempt: 1 }, ledger: aLedger() },
    }),
    reason: ({ request }) => ({
      code: 'sample_already_requested',
      parameters: { decision: request?.decision ?? 'cancelled', requestedAt: days(4) },
    }),
  },
  {
    rule: 'none_received',
    because: 'the creator received one, and posted nothing',
    break: (scene) =>
      withRequest(
        scene,
        aSample('cancelled', {
          cancellation: { because: 'no_content_in_time' },
          shippedAt: days(4),
          receivedAt: shifted(days(4), 1),
        }),
      ),
    reason: { code: 'sample_already_received', parameters: { receivedAt: shifted(days(4), 1) } },
  },
  ...(
    [
      { because: 'rejected_by_agency' },
      { because: 'rejected_by_seller', reason: 'offline' },
      { because: 'not_reviewed_in_time' },
    ] as const
  ).map(
    (cancellation): Violation => ({
      rule: 'reapply_waited',
      because: `the last request came to nothing a millisecond too late: ${cancellation.because}`,
      break: (scene) =>
        withRequest(
          {
            ...scene,
            facts: {
              ...scene.facts,
              policy: policyOf({ ...scene.facts.policy.samples, reapplyAfterDays: 1 }),
            },
          },
          aSample('cancelled', {
            cancellation,
            decidedAt: shifted(days(5), 1),
            changedAt: shifted(days(5), 1),
          }),
        ),
      reason: { code: 'reapply_too_early', parameters: { opensAt: shifted(now, 1) } },
    }),
  ),
  {
    rule: 'reviewers_turn',
    because: 'the seller reviews before the agency has',
    break: (scene) => ({ ...scene, actor: { role: 'seller', shopId: 'shop-1' } }),
    reason: { code: 'another_reviewer', parameters: { reviewer: 'agency' } },
    in: ({ from }) => from === 'agency_review',
  },
  {
    rule: 'reviewers_turn',
    because: 'the agency reviews a second time',
    break: (scene) => ({ ...scene, actor: { role: 'agency', agencyId: 'agency-1' } }),
    reason: { code: 'another_reviewer', parameters: { reviewer: 'seller' } },
    in: ({ from }) => from === 'seller_review',
  },
  {
    rule: 'seller_reason_given',
    because: 'the seller gives none',
    break: (scene) => ({ ...scene, input: { type: 'reject_sample', seenRevision: 2, note: 'No.' } }),
    reason: { code: 'reason_required', parameters: {} },
    in: ({ from }) => from === 'seller_review',
  },
  {
    rule: 'withdrawer_asked',
    because: 'the creator asked, and the agency withdraws',
    break: (scene) => ({
      ...scene,
      request: scene.request && { ...scene.request, requestedBy: 'creator' },
      actor: { role: 'agency', agencyId: 'agency-1' },
    }),
    reason: { code: 'request_not_yours', parameters: { requestedBy: 'creator' } },
  },
  {
    rule: 'withdrawal_in_time',
    because: 'the policy ends the time to withdraw with the last approval',
    break: (scene) => withFacts(scene, { policy: policyOf({ withdrawBeforeShipment: false }) }),
    reason: { code: 'withdrawal_too_late', parameters: { since: days(5) } },
  },
  {
    rule: 'content_long_enough',
    because: 'the video is to be seen for a day less',
    break: (scene) => ({
      ...scene,
      input: {
        type: 'post_content',
        content: { kind: 'video', contentId: 'video-1', postedAt: days(5), visibleDays: 2 },
      },
    }),
    reason: { code: 'content_too_short', parameters: { kind: 'video', length: 2, minimum: 3 } },
  },
  {
    rule: 'content_long_enough',
    because: 'the LIVE was a minute shorter',
    break: (scene) => ({
      ...scene,
      input: {
        type: 'post_content',
        content: { kind: 'live', contentId: 'live-1', postedAt: days(5), minutes: 9 },
      },
    }),
    reason: { code: 'content_too_short', parameters: { kind: 'live', length: 9, minimum: 10 } },
  },
  {
    rule: 'content_in_time',
    because: 'it was posted a millisecond before the receipt',
    break: (scene) => postedAt(scene, shifted(days(5), -1)),
    reason: {
      code: 'content_out_of_time',
      parameters: { postedAt: shifted(days(5), -1), receivedAt: days(5), at: now },
    },
  },
  {
    rule: 'content_in_time',
    because: 'it is to be posted in a millisecond',
    break: (scene) => postedAt(scene, shifted(now, 1)),
    reason: {
      code: 'content_out_of_time',
      parameters: { postedAt: shifted(now, 1), receivedAt: days(5), at: now },
    },
  },
  {
    rule: 'extension_offered',
    because: 'the policy gives none',
    break: (scene) => withFacts(scene, { policy: policyOf({ extensionDays: null }) }),
    reason: { code: 'extension_not_offered', parameters: {} },
  },
  {
    rule: 'content_has_deadline',
    because: 'the content is never due',
    break: (scene) => withRequest(scene, aSample('content_pending')),
    reason: { code: 'not_due', parameters: { dueAt: null } },
  },
  {
    rule: 'not_extended_before',
    because: 'it was extended before',
    break: (scene) =>
      withRequest(
        scene,
        aSample('content_pending', {
          extended: true,
          deadline: { dueAt: days(12), dueOutcome: 'no_content_in_time' },
        }),
      ),
    reason: { code: 'already_extended', parameters: { dueAt: days(12) } },
  },
  {
    rule: 'deadline_due',
    because: 'the deadline is a millisecond ahead',
    break: ({ request, ...scene }) => {
      if (request === undefined || !('deadline' in request) || request.deadline === undefined)
        throw new TypeError('A deadline that is met must be stamped');
      const deadline = { ...request.deadline, dueAt: shifted(now, 1) };
      return { ...scene, request: { ...request, deadline } as SampleRequest };
    },
    reason: { code: 'not_due', parameters: { dueAt: shifted(now, 1) } },
  },
  {
    rule: 'deadline_due',
    because: 'there is no deadline',
    break: ({ request, ...scene }) => {
      const { deadline: _, ...open } = { deadline: undefined, ...request };
      return { ...scene, request: open as SampleRequest };
    },
    reason: { code: 'not_due', parameters: { dueAt: null } },
  },
];

function withFacts(scene: Scene, facts: Partial<SampleFacts>): Scene {
  return { ...scene, facts: { ...scene.facts, ...facts } };
}

function withCampaign(scene: Scene, overrides: Partial<Campaign>): Scene {
  return withFacts(scene, { campaign: aCampaign(overrides) });
}

function withCreator(scene: Scene, overrides: Partial<CreatorFacts>): Scene {
  return withFacts(scene, {
    creator: { creatorId: 'creator-1', authorisedAgencies: ['agency-1'], ...overrides },
  });
}

function withSku(scene: Scene, overrides: Partial<SkuFacts>): Scene {
  return withFacts(scene, { sku: { skuId: 'red', ...overrides } });
}

function withRequest(scene: Scene, request: SampleRequest): Scene {
  return { ...scene, request };
}

function postedAt(scene: Scene, at: Instant): Scene {
  if (scene.input.type !== 'post_content') throw new TypeError('Nothing is posted');
  return { ...scene, input: { ...scene.input, content: { ...scene.input.content, postedAt: at } } };
}

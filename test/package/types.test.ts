import type {
  Actor,
  ApprovedRegistration,
  Campaign,
  CampaignCommand,
  CampaignCommandInput,
  CampaignDecision,
  CampaignEvent,
  CampaignReason,
  CampaignStatus,
  Closure,
  CommandOf,
  CommandType,
  Decision,
  DomainEvent,
  InputReason,
  Instant,
  PendingRegistration,
  RefusalReason,
  Registration,
  RegistrationApproved,
  RegistrationCommand,
  RegistrationCommandInput,
  RegistrationEvent,
  RegistrationOutcome,
  RegistrationReason,
  Rejection,
  RejectReason,
  Role,
  SampleCommandInput,
  SampleRequest,
  SellerActor,
  Status,
  Warning,
} from 'partner-campaigns';
import {
  campaignDecisions,
  campaignStatuses,
  decide,
  decisions,
  instant,
  sampleDecisions,
  statuses,
} from 'partner-campaigns';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { agency, aRegistration, days, theFacts } from '../support/build.ts';
import { newsOf, newsOfCampaign, newsOfRegistration } from '../types/events.ts';
import { textOf } from '../types/refusals.ts';
import {
  colourOf,
  colourOfCampaign,
  colourOfSample,
  kept,
  keptOfCampaign,
  keptOfSample,
  labelOf,
  labelOfCampaign,
  labelOfSample,
  sideOf,
} from '../types/states.ts';
import { hintOf } from '../types/warnings.ts';

// What is asked here, the compiler answers: `npm run types`. The switches without `default` are in `test/types`.

const at = instant(0);
const seller = { role: 'seller', shopId: 's' } as const;
const approve = { type: 'approve', seenRevision: 2, at: days(4), actor: agency } as const;

describe('what does not exist does not compile', () => {
  it('an event, a code, a warning', () => {
    // @ts-expect-error no such event
    const event: RegistrationEvent['type'] = 'registration_aproved';
    // @ts-expect-error an event of registrations
    const other: CampaignEvent['type'] = 'registration_approved';
    // @ts-expect-error no such code
    const code: RefusalReason['code'] = 'campaign_is_over';
    // @ts-expect-error a code of registrations
    const campaignCode: CampaignReason['code'] = 'not_accepted';
    // @ts-expect-error a refusal, not a warning
    const warning: Warning['code'] = 'campaign_over';
    expect([event, other, code, campaignCode, warning]).toHaveLength(5);
  });

  it('a decision, a status', () => {
    // @ts-expect-error a status: nobody decides that a product is live
    const decision: Decision = 'live';
    // @ts-expect-error a decision that shows as scheduled, live or ended
    const status: Status = 'approved';
    // @ts-expect-error a status of campaigns
    const campaignDecision: CampaignDecision = 'ongoing';
    // @ts-expect-error a decision of campaigns
    const campaignStatus: CampaignStatus = 'published';
    expect([decision, status, campaignDecision, campaignStatus]).toHaveLength(4);
  });

  it('a command, a role', () => {
    // @ts-expect-error no such command
    const command: RegistrationCommandInput = { type: 'aprove', seenRevision: 1 };
    // @ts-expect-error no such role
    const role: Role = 'partner';
    expect([command, role]).toHaveLength(2);
  });
});

describe('a command is whole, and of its role', () => {
  it('with the fields it needs and no others', () => {
    // @ts-expect-error nobody approves what they did not see
    const unseen: RegistrationCommandInput = { type: 'approve' };
    // @ts-expect-error a rejection has reasons
    const silent: RegistrationCommandInput = { type: 'reject', seenRevision: 1 };
    // @ts-expect-error left out is left out, never undefined
    const undefinedNote: RegistrationCommandInput = { type: 'request_close', note: undefined };
    // @ts-expect-error a withdrawal has no note
    const noted: RegistrationCommandInput = { type: 'withdraw', note: '' };
    expect([unseen, silent, undefinedNote, noted]).toHaveLength(4);
  });

  it('with an actor who may issue it', () => {
    const withdraw: RegistrationCommand = { type: 'withdraw', at, actor: seller };
    // @ts-expect-error sellers do not approve
    const approve: RegistrationCommand = { type: 'approve', seenRevision: 1, at, actor: seller };
    // @ts-expect-error agencies run campaigns
    const publish: CampaignCommand = { type: 'publish', at, actor: seller };
    // @ts-expect-error a seller acts for a shop
    const nobody: Actor = { role: 'seller' };
    expect([withdraw, approve, publish, nobody]).toHaveLength(4);
    expectTypeOf<CommandOf<'withdraw'>['actor']>().toEqualTypeOf<SellerActor>();
    expectTypeOf<CommandOf<'meet_deadline'>['actor']['role']>().toEqualTypeOf<'clock'>();
  });

  it('at an instant, not at any number', () => {
    // @ts-expect-error seconds and milliseconds are confused too easily
    const withdraw: RegistrationCommand = { type: 'withdraw', at: 0, actor: seller };
    expect(withdraw.at).toBe(0);
  });
});

describe('a code narrows its parameters', () => {
  it('of a refusal and of a warning', () => {
    type ParametersOf<Code extends RefusalReason['code']> = Extract<
      RefusalReason,
      { code: Code }
    >['parameters'];
    expectTypeOf<ParametersOf<'registration_not_open'>['opensAt']>().toEqualTypeOf<Instant>();
    expectTypeOf<ParametersOf<'rate_out_of_bounds'>['minimum']>().toEqualTypeOf<number>();
    expectTypeOf<ParametersOf<'not_accepted'>['decision']>().toEqualTypeOf<Decision | null>();
    expectTypeOf<ParametersOf<'product_blocked'>['reasons']>().toEqualTypeOf<readonly RejectReason[]>();
    expectTypeOf<Extract<Warning, { code: 'samples_above_stock' }>['parameters']['stock']>().toBeNumber();
    const [, problem] = textOf({ code: 'invalid_input', parameters: { path: 'note', problem: 'Too big' } });
    expect(problem).toBe('note');
    // @ts-expect-error a code has its own parameters
    expect(textOf({ code: 'invalid_input', parameters: { opensAt: at } })).toHaveLength(3);
  });

  it('and every part of the library refuses with codes of the one catalogue', () => {
    expectTypeOf<RegistrationReason>().toExtend<RefusalReason>();
    expectTypeOf<CampaignReason>().toExtend<RefusalReason>();
    expectTypeOf<InputReason>().toExtend<RefusalReason>();
  });
});

describe('decide', () => {
  type Decided<Type extends CommandType> = Extract<
    ReturnType<typeof decide<CommandOf<Type>>>,
    { readonly ok: true }
  >;

  it('tells by its type what a command leads to', () => {
    expectTypeOf<Decided<'register'>['registration']>().toEqualTypeOf<PendingRegistration>();
    expectTypeOf<Decided<'approve'>['registration']>().toEqualTypeOf<ApprovedRegistration>();
    expectTypeOf<Decided<'reject'>['registration']['lastRejection']>().toEqualTypeOf<Rejection>();
    expectTypeOf<Decided<'disqualify'>['registration']['closure']>().toEqualTypeOf<Closure>();
    expectTypeOf<Decided<'raise_sample_quantity'>['registration']['decision']>().toEqualTypeOf<
      'approved' | 'close_requested'
    >();
    expectTypeOf<Decided<'adopt'>['registration']>().toEqualTypeOf<Registration>();
  });

  it('tells by its type which event comes last', () => {
    const outcome = decide(aRegistration('pending'), approve, theFacts());
    if (!outcome.ok) throw new TypeError('It was refused');
    const { registration, events } = outcome;
    expectTypeOf(registration.decision).toEqualTypeOf<'approved'>();
    expectTypeOf(events).toEqualTypeOf<readonly [...RegistrationEvent[], RegistrationApproved]>();
    // @ts-expect-error what was approved has no block
    expect(registration.block).toBeUndefined();
    // @ts-expect-error nobody was blocked
    expect(registration.decision === 'blocked').toBe(false);
  });

  it('of any command leads to any registration', () => {
    const outcome = decide(aRegistration('pending'), approve as RegistrationCommand, theFacts());
    expectTypeOf(outcome).toEqualTypeOf<RegistrationOutcome>();
    expect(outcome.ok).toBe(true);
  });

  it('refuses with codes of the catalogue, whatever the command', () => {
    const outcome = decide(undefined, approve, theFacts());
    if (outcome.ok) throw new TypeError('It was accepted');
    const [reason] = outcome.refusal.reasons;
    expectTypeOf(reason).toEqualTypeOf<RegistrationReason>();
    // @ts-expect-error no such code
    expect(reason.code === 'not_acceptable').toBe(false);
  });
});

describe('a switch over all there is needs no default', () => {
  it('of codes', () => {
    expectTypeOf(textOf).parameter(0).toEqualTypeOf<RefusalReason>();
    expectTypeOf(hintOf).parameter(0).toEqualTypeOf<Warning>();
    expect(hintOf({ code: 'no_samples', parameters: {} })).toEqual(['samples']);
  });

  it('of events', () => {
    expectTypeOf(newsOfRegistration).parameter(0).toEqualTypeOf<RegistrationEvent>();
    expectTypeOf(newsOfCampaign).parameter(0).toEqualTypeOf<CampaignEvent>();
    expectTypeOf(newsOf).parameter(0).toEqualTypeOf<DomainEvent>();
  });

  it('of decisions, statuses, commands and roles', () => {
    expectTypeOf(kept).parameter(0).toEqualTypeOf<Registration>();
    expectTypeOf(keptOfCampaign).parameter(0).toEqualTypeOf<Campaign>();
    expectTypeOf(labelOf).parameter(0).toEqualTypeOf<RegistrationCommandInput>();
    expectTypeOf(labelOfCampaign).parameter(0).toEqualTypeOf<CampaignCommandInput>();
    expectTypeOf(keptOfSample).parameter(0).toEqualTypeOf<SampleRequest>();
    expectTypeOf(labelOfSample).parameter(0).toEqualTypeOf<SampleCommandInput>();
    expectTypeOf(sideOf).parameter(0).toEqualTypeOf<Role>();
    expect([
      ...statuses.map(colourOf),
      ...campaignStatuses.map(colourOfCampaign),
      ...sampleDecisions.map(colourOfSample),
    ]).not.toContain(undefined);
  });
});

describe('a list and its type say the same', () => {
  it('of decisions and statuses', () => {
    expectTypeOf<(typeof decisions)[number]>().toEqualTypeOf<Decision>();
    expectTypeOf<(typeof statuses)[number]>().toEqualTypeOf<Status>();
    expectTypeOf<(typeof campaignDecisions)[number]>().toEqualTypeOf<CampaignDecision>();
    expectTypeOf<(typeof campaignStatuses)[number]>().toEqualTypeOf<CampaignStatus>();
    expect([decisions, statuses, campaignDecisions, campaignStatuses].every(({ length }) => length > 0)).toBe(
      true,
    );
  });
});

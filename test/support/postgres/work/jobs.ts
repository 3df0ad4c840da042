import {
  type AgencyActor,
  type CampaignChanges,
  type CampaignDraft,
  type CampaignId,
  type CommandId,
  type CommandItem,
  type CommandKey,
  type CreatorActor,
  type CreatorItem,
  creatorLinkIdOf,
  type DomainEvent,
  type EventfulKey,
  type Instant,
  type LinkCommandInput,
  type RegistrationCommandInput,
  registrationIdOf,
  type SampleCommandInput,
  type SellerActor,
  type SubmissionForm,
  sampleRequestIdOf,
} from 'partner-campaigns';
import { aDraft, days, shifted } from '../../build.ts';
import { drawsOf } from '../../hostile-documents.ts';

/** A call of the service, as data: whoever sends it again sends the same. */
export type Call =
  | {
      readonly method: 'create';
      readonly actor: AgencyActor;
      readonly campaignId: CampaignId;
      readonly draft: CampaignDraft;
      readonly commandId: CommandId;
    }
  | {
      readonly method: 'publish';
      readonly actor: AgencyActor;
      readonly campaignId: CampaignId;
      readonly commandId: CommandId;
    }
  | {
      readonly method: 'edit';
      readonly actor: AgencyActor;
      readonly campaignId: CampaignId;
      readonly changes: CampaignChanges;
      readonly commandId: CommandId;
    }
  | {
      readonly method: 'submit';
      readonly actor: SellerActor;
      readonly form: SubmissionForm;
      readonly atomic: boolean;
    }
  | {
      readonly method: 'executeAll';
      readonly actor: SellerActor | AgencyActor;
      readonly items: readonly CommandItem[];
      /** All or nothing, under this id. */
      readonly atomic?: CommandId;
    }
  | {
      readonly method: 'links';
      readonly actor: CreatorActor;
      readonly items: readonly CreatorItem<LinkCommandInput>[];
    }
  | {
      readonly method: 'samples';
      readonly actor: CreatorActor;
      readonly items: readonly CreatorItem<SampleCommandInput>[];
    };

/** A call, and what must come of it: nothing stands in its way, so all of it is accepted. */
export interface Job {
  /** Unlike that of any other job. */
  readonly name: string;
  readonly at: Instant;
  readonly call: Call;
  /** All of it is one group: it stands whole, or not at all. */
  readonly isOneGroup: boolean;
  readonly effects: readonly Effect[];
}

/** What one command of a job does. */
export interface Effect {
  readonly of: EventfulKey;
  readonly event: DomainEvent['type'];
  /** Under which its receipt is kept. */
  readonly receipt: CommandKey;
}

/** A product of a lane, and what is derived from it. */
interface Entry {
  readonly productId: string;
  readonly registrationId: string;
}

/**
 * The jobs of one lane, without end: an agency's campaign, in which a shop registers products by the batch, and what the
 * agency, the shop and a creator do with them: a third of `mostProducts` or more at once. Each builds on those before it.
 * Lanes have nothing in common but the agency of every other one.
 */
export function* jobsOf(lane: number, seed: number, mostProducts: number): Generator<Job, never> {
  const draw = drawsOf(seed * 1_000 + lane);
  const agency: AgencyActor = { role: 'agency', agencyId: `agency-${lane % 2}` };
  const seller: SellerActor = { role: 'seller', shopId: `shop-${lane}` };
  const creator: CreatorActor = { role: 'creator', creatorId: `creator-${lane}` };
  const campaignId = `campaign-${lane}`;
  const tenants = {
    agency: `agency:${agency.agencyId}`,
    seller: `shop:${seller.shopId}`,
    creator: `creator:${creator.creatorId}`,
  };
  let count = 0;

  /** The next job, a second after the one before. */
  const job = (call: Call, effects: readonly Effect[], isOneGroup: boolean): Job => {
    count += 1;
    const name = `lane ${lane}, job ${count}, ${call.method}`;
    return { name, at: shifted(days(2), count * 1_000), call, isOneGroup, effects };
  };

  const campaignJob = (
    call: Extract<Call, { readonly commandId: CommandId }>,
    event: Effect['event'],
  ): Job => {
    const receipt = { tenant: tenants.agency, id: call.commandId };
    return job(call, [{ of: { kind: 'campaign', id: campaignId }, event, receipt }], true);
  };

  /** A job of commands on registrations, one for each entry. */
  const bulk = (
    by: 'agency' | 'seller',
    id: string,
    atomic: boolean,
    each: readonly {
      readonly entry: Entry;
      readonly command: RegistrationCommandInput;
      readonly event: Effect['event'];
    }[],
  ): Job => {
    const items = each.map(({ entry, command }) => ({
      registrationId: entry.registrationId,
      command,
      ...(atomic ? {} : { commandId: `${id}-${entry.productId}` }),
    }));
    const effects = each.map(({ entry, event }) => ({
      of: { kind: 'registration', id: entry.registrationId } as const,
      event,
      receipt: { tenant: tenants[by], id: atomic ? id : `${id}-${entry.productId}` },
    }));
    const actor = by === 'agency' ? agency : seller;
    const all = atomic ? { atomic: id } : {};
    return job({ method: 'executeAll', actor, items, ...all }, effects, atomic);
  };

  const draft = aDraft({
    name: `Lane ${lane}`,
    registrationPeriod: { start: days(1), end: days(20) },
    campaignPeriod: { start: days(10), end: days(40) },
  });
  const withId = (what: string) => ({ actor: agency, campaignId, commandId: `${what}-${lane}` });
  yield campaignJob({ method: 'create', draft, ...withId('create') }, 'campaign_created');
  yield campaignJob({ method: 'publish', ...withId('publish') }, 'campaign_published');

  for (let batch = 1; ; batch += 1) {
    const products = Math.ceil(mostProducts / 3) + draw(Math.ceil((mostProducts * 2) / 3));
    const atomic = () => draw(2) === 0;
    const entries = Array.from({ length: products }, (_, index): Entry => {
      const productId = `product-${batch}-${index}`;
      return {
        productId,
        registrationId: registrationIdOf({ campaignId, shopId: seller.shopId, productId }),
      };
    });
    const third = (which: number) => entries.filter((_, index) => index % 3 === which);
    const [kept, left, again] = [third(0), third(1), third(2)];

    const isOneForm = atomic();
    const submissionId = `form-${lane}-${batch}`;
    const form: SubmissionForm = {
      campaignId,
      submissionId,
      contact: { email: `seller-${lane}@shop.example`, whatsapp: '+66812345678' },
      batches: [
        { productIds: entries.map(({ productId }) => productId), totalRate: 1_300, sampleQuantity: 5 },
      ],
    };
    const submitted = entries.map(({ productId, registrationId }) => ({
      of: { kind: 'registration', id: registrationId } as const,
      event: 'registration_submitted' as const,
      receipt: { tenant: tenants.seller, id: isOneForm ? submissionId : `${submissionId}:${productId}` },
    }));
    yield job({ method: 'submit', actor: seller, form, atomic: isOneForm }, submitted, isOneForm);

    yield bulk('agency', `review-${lane}-${batch}`, atomic(), [
      ...[...kept, ...left].map((entry) => ({
        entry,
        command: { type: 'approve', seenRevision: 1 } as const,
        event: 'registration_approved' as const,
      })),
      ...again.map((entry) => ({
        entry,
        command: { type: 'reject', seenRevision: 1, reasons: ['commission_too_low'] } as const,
        event: 'registration_rejected' as const,
      })),
    ]);

    yield bulk('seller', `change-${lane}-${batch}`, atomic(), [
      ...kept.map((entry) => ({
        entry,
        command: { type: 'raise_sample_quantity', sampleQuantity: 9 } as const,
        event: 'sample_quantity_raised' as const,
      })),
      ...left.map((entry) => ({
        entry,
        command: { type: 'request_close', note: `Batch ${batch}` } as const,
        event: 'close_requested' as const,
      })),
      ...again.map((entry) => ({
        entry,
        command: {
          type: 'reregister',
          terms: { totalRate: 1_500, sampleQuantity: 7 },
          contact: { email: `again-${batch}@shop.example`, whatsapp: '+66812345678' },
        } as const,
        event: 'registration_resubmitted' as const,
      })),
    ]);

    yield bulk('agency', `answer-${lane}-${batch}`, atomic(), [
      ...kept.map((entry) => ({
        entry,
        command: { type: 'set_creator_rate', creatorRate: 900 } as const,
        event: 'creator_rate_set' as const,
      })),
      ...left.map((entry) => ({
        entry,
        command: { type: 'approve_close', seenRevision: 3 } as const,
        event: 'registration_closed' as const,
      })),
      ...again.map((entry) => ({
        entry,
        command: { type: 'approve', seenRevision: 3 } as const,
        event: 'registration_approved' as const,
      })),
    ]);

    const idsOf = ({ productId }: Entry) => ({
      campaignId,
      shopId: seller.shopId,
      productId,
      creatorId: creator.creatorId,
    });
    const ofCreator = (what: string) => ({
      items: kept.map(({ productId, registrationId }) => ({
        registrationId,
        commandId: `${what}-${lane}-${productId}`,
      })),
      receiptOf: ({ productId }: Entry) => ({
        tenant: tenants.creator,
        id: `${what}-${lane}-${productId}`,
      }),
    });
    const linking = ofCreator('link');
    yield job(
      {
        method: 'links',
        actor: creator,
        items: linking.items.map((item) => ({ ...item, command: { type: 'add_link' } })),
      },
      kept.map((entry) => ({
        of: { kind: 'creator_link', id: creatorLinkIdOf(idsOf(entry)) } as const,
        event: 'link_added',
        receipt: linking.receiptOf(entry),
      })),
      false,
    );
    const asking = ofCreator('sample');
    yield job(
      {
        method: 'samples',
        actor: creator,
        items: asking.items.map((item) => ({ ...item, command: { type: 'request_sample' } })),
      },
      kept.map((entry) => ({
        of: { kind: 'sample_request', id: sampleRequestIdOf(idsOf(entry)) } as const,
        event: 'sample_requested',
        receipt: asking.receiptOf(entry),
      })),
      false,
    );

    const changes = { message: `After batch ${batch}.` };
    const edit = { actor: agency, campaignId, changes, commandId: `edit-${lane}-${batch}` };
    yield campaignJob({ method: 'edit', ...edit }, 'campaign_edited');
  }
}

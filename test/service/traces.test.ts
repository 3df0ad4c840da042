import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Context,
  type ContextManager,
  context,
  ROOT_CONTEXT,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import type { Observer } from 'partner-campaigns';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agency, days, seller, shifted } from '../support/build.ts';
import { breakingAfter, interleaved } from '../support/interleaved.ts';
import { aForm, createOpenWorld, type World } from '../support/world.ts';

/** Keeps the active span of OpenTelemetry across promises, as its own manager for Node does. */
class AsyncContexts implements ContextManager {
  readonly #storage = new AsyncLocalStorage<Context>();
  active = () => this.#storage.getStore() ?? ROOT_CONTEXT;
  with: ContextManager['with'] = (given, run, self, ...rest) =>
    this.#storage.run(given, () => run.call(self, ...rest));
  bind: ContextManager['bind'] = (_, target) => target;
  enable = () => this;
  disable = () => this;
}

const exporter = new InMemorySpanExporter();
const tracer = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).getTracer(
  'test',
);

/** A span for each command, of nothing but what the observation says. */
function tracing(by: Tracer): Observer {
  return {
    command: ({ command, kind, startedAt, endedAt, duration: _, actor, outcome, ...rest }) => {
      const { kind: became, ...details } = outcome;
      const attributes = { ...rest, ...actor, became, ...('error' in details ? {} : details) };
      const span = by.startSpan(`${kind}.${command}`, { startTime: new Date(startedAt), attributes });
      if (outcome.kind === 'failed')
        span.setStatus({ code: SpanStatusCode.ERROR, message: String(outcome.error) });
      span.end(new Date(endedAt));
    },
  };
}

/** What a span says, with its times as milliseconds after day 2. */
function told({ name, attributes, startTime, endTime, status }: ReadableSpan) {
  const since = ([seconds, nanoseconds]: ReadableSpan['startTime']) =>
    seconds * 1_000 + nanoseconds / 1_000_000 - days(2);
  return { name, attributes, from: since(startTime), to: since(endTime), status };
}

let world: World & { readonly campaignId: string };
beforeAll(() => {
  context.setGlobalContextManager(new AsyncContexts());
});
afterAll(() => context.disable());
beforeEach(async () => {
  exporter.reset();
  world = await createOpenWorld();
});

const batches = [{ productIds: ['product-1', 'sold-out'], totalRate: 1300, sampleQuantity: 0 }];
const common = { campaignId: 'campaign-1', role: 'seller', tenant: 'shop-1', attempts: 1 };

describe('spans of OpenTelemetry', () => {
  it('are made of observations: name, start, end and attributes', async () => {
    const slow = interleaved(world.store, async () => world.advanceTo(shifted(world.now(), 250)));
    const { registrations } = world.serviceObserved(tracing(tracer), slow);
    await registrations.submit(seller, aForm(world.campaignId, { batches, submissionId: 'form' }));
    expect(exporter.getFinishedSpans().map(told)).toEqual([
      {
        name: 'registration.register',
        attributes: {
          ...common,
          id: 'campaign-1:shop-1:product-1',
          commandId: 'form:product-1',
          became: 'accepted',
          events: ['registration_submitted'],
          warnings: ['no_samples'],
        },
        from: 0,
        to: 250,
        status: { code: SpanStatusCode.UNSET },
      },
      {
        name: 'registration.register',
        attributes: {
          ...common,
          id: 'campaign-1:shop-1:sold-out',
          commandId: 'form:sold-out',
          became: 'refused',
          codes: ['product_not_promotable'],
        },
        from: 0,
        to: 250,
        status: { code: SpanStatusCode.UNSET },
      },
    ]);
  });

  it('of a failure are errors', async () => {
    const failing = breakingAfter(world.store, 0, new Error('The connection broke'));
    const { campaigns } = world.serviceObserved(tracing(tracer), failing);
    await expect(campaigns.endEarly(agency, world.campaignId)).rejects.toThrow('The connection broke');
    expect(exporter.getFinishedSpans().map(told)).toMatchObject([
      {
        name: 'campaign.end_early',
        attributes: { became: 'failed' },
        status: { code: SpanStatusCode.ERROR, message: 'Error: The connection broke' },
      },
    ]);
  });

  it('are children of the request that is being served, also when two are served at once', async () => {
    const { registrations } = world.serviceObserved(tracing(tracer));
    const serve = (name: string, productId: string) =>
      tracer.startActiveSpan(name, async (request) => {
        const form = aForm(world.campaignId, { batches: [{ productIds: [productId], totalRate: 1300 }] });
        await registrations.submit(seller, form);
        request.end();
        return [productId, request.spanContext()] as const;
      });
    const requests = await Promise.all([serve('one', 'product-1'), serve('other', 'product-2')]);
    const commands = exporter.getFinishedSpans().filter(({ name }) => name === 'registration.register');
    expect(commands).toHaveLength(2);
    for (const [productId, request] of requests) {
      const command = commands.find(({ attributes }) => String(attributes['id']).endsWith(productId));
      expect(command?.parentSpanContext?.spanId).toBe(request.spanId);
      expect(command?.spanContext().traceId).toBe(request.traceId);
    }
    expect(trace.getActiveSpan()).toBeUndefined();
  });
});

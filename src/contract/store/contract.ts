import type { Store } from '../../ports/store.js';
import { type ContractCase, contractCase } from '../case.js';
import { type StoreCapabilities, type StoreCapability, whatCapabilitiesMean } from './capabilities.js';
import type { StoreCase, StoreCaseGroup } from './case.js';
import { storeCases } from './cases.js';

/** A store to be tried, and what it can do. */
export interface StoreContractOptions<Context = unknown> {
  /** Gives an empty store. It is asked once for each case, so that no case sees what another has left. */
  readonly createStore: () => Store<Context> | Promise<Store<Context>>;
  /** Puts a store away after its case, whether that passed or not; a store that was re-opened, the last one. */
  readonly disposeStore?: (store: Store<Context>) => void | Promise<void>;
  /** What it can do beyond what every store must. */
  readonly capabilities?: StoreCapabilities<Context>;
}

/**
 * What {@link Store} promises, as cases: run each as a test of its own, or all with {@link runContract}. A store that
 * passes them does for the service what the memory store does.
 *
 * @example
 * ```ts
 * import { formatContractReport, runContract, storeContract } from 'partner-campaigns/contract';
 * import { createMemoryStore } from 'partner-campaigns/memory';
 *
 * const cases = storeContract({ createStore: createMemoryStore, capabilities: { exactQueries: true, creators: true } });
 * const report = await runContract(cases);
 * if (report.failed > 0) throw new Error(formatContractReport(report));
 * ```
 */
export function storeContract<Context>(options: StoreContractOptions<Context>): readonly ContractCase[] {
  return storeCases.flatMap(({ group, cases }) => cases.map((one) => bound(group, one, options)));
}

function bound<Context>(
  group: StoreCaseGroup['group'],
  { name, promise, needs, check }: StoreCase,
  { createStore, disposeStore, capabilities = {} }: StoreContractOptions<Context>,
): ContractCase {
  const missing = needs.filter((capability) => capabilities[capability] === undefined);
  const about = {
    group,
    name,
    promise,
    ...(needs.length === 0 ? {} : { capabilities: needs }),
    ...(missing.length === 0 ? {} : { skip: missing.map(notDeclared).join('; ') }),
  };
  return contractCase(about, async () => {
    let store = await createStore();
    const { reopen } = capabilities;
    const reopening: StoreCapabilities<Context> =
      reopen === undefined
        ? {}
        : {
            reopen: async (closing) => {
              store = await reopen(closing);
              return store;
            },
          };
    try {
      await check(store, { ...capabilities, ...reopening });
    } finally {
      await disposeStore?.(store);
    }
  });
}

function notDeclared(capability: StoreCapability): string {
  return `The capability ${capability} is not declared: ${whatCapabilitiesMean[capability]}`;
}

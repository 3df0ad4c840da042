import { frozenCopy } from '../core/frozen.js';
import { given } from '../core/given.js';
import { instant } from '../core/instant.js';
import type { Eligibility } from '../eligibility/eligibility.js';
import { eligibilityRules } from '../eligibility/rules.js';
import { defaultPolicy, type Policy } from '../policy/policy.js';
import type { Clock, NewId } from '../ports/clock.js';
import type { Directories } from '../ports/directories.js';
import type { Store } from '../ports/store.js';
import type { HostRule } from '../registration/host-rule.js';
import { bindHostRules, type HostRuleFailure } from '../registration/host-rules.js';
import { type CampaignService, campaignService } from './campaigns.js';
import { type DeadlineService, deadlineService } from './deadlines.js';
import { type LinkService, linkService } from './links.js';
import { type MarketplaceService, marketplaceService } from './marketplace.js';
import { type Observer, tell } from './observe.js';
import { type RegistrationService, registrationService } from './registrations.js';
import { type SampleService, sampleService } from './samples.js';

/** What a host gives to embed partner campaigns. */
export interface PartnerCampaignsOptions<Context = unknown> {
  readonly store: Store<Context>;
  readonly directories: Directories;
  readonly clock: Clock;
  readonly newId: NewId;
  /** From {@link parsePolicy}; {@link defaultPolicy} when left out. */
  readonly policy?: Policy;
  /** The host's own rules: each may veto the commands that it is bound to. */
  readonly rules?: readonly HostRule[];
  /** What is asked of shops and products besides our rules, from {@link defineEligibility}; nothing when left out. */
  readonly eligibility?: Eligibility;
  /** Is told of every command that is run; nobody when left out. */
  readonly observe?: Observer;
}

/**
 * Partner campaigns over a host's store. Every method takes the actor that the host vouches for, and answers with a
 * value or a refusal with all its reasons. To an actor, what is another tenant's is not found.
 */
export interface PartnerCampaigns<Context = unknown> {
  readonly campaigns: CampaignService<Context>;
  readonly marketplace: MarketplaceService;
  readonly registrations: RegistrationService<Context>;
  /** For a store that keeps what creators have; else its methods throw. */
  readonly links: LinkService<Context>;
  /** For a store that keeps what creators have; else its methods throw. */
  readonly samples: SampleService<Context>;
  readonly deadlines: DeadlineService<Context>;
}

/**
 * Makes the service.
 *
 * @example
 * ```ts
 * import { createPartnerCampaigns, instant } from 'partner-campaigns';
 * import { createMemoryDirectories, createMemoryStore } from 'partner-campaigns/memory';
 *
 * const service = createPartnerCampaigns({
 *   store: createMemoryStore(),
 *   directories: createMemoryDirectories(),
 *   clock: { now: () => instant(Date.now()) },
 *   newId: () => crypto.randomUUID(),
 * });
 * ```
 */
export function createPartnerCampaigns<Context = unknown>(
  options: PartnerCampaignsOptions<Context>,
): PartnerCampaigns<Context> {
  const { store, directories, clock, newId, rules = [], eligibility, observe } = options;
  // The host's object may change; the policy of this service does not.
  const policy = frozenCopy(options.policy ?? defaultPolicy);
  const report = (failure: HostRuleFailure) => tell(() => observe?.hostRuleFailed?.(failure));
  mustBeRules(Object.keys(policy.unknownFacts), eligibility);
  const hostRules = rules.length === 0 ? undefined : bindHostRules(rules, report);
  const standards = { policy, ...given({ hostRules, eligibility }) };
  // A clock that is no clock (fractions, seconds as text) is a bug of the host: it throws here, and gets into no record.
  const rightClock = { now: () => instant(clock.now()) };
  const dependencies = { store, directories, clock: rightClock, newId, standards, ...given({ observe }) };
  return {
    campaigns: campaignService(dependencies),
    marketplace: marketplaceService(dependencies),
    registrations: registrationService(dependencies),
    links: linkService(dependencies),
    samples: sampleService(dependencies),
    deadlines: deadlineService(dependencies),
  };
}

/** A policy for a rule that there is not is a mistake that would otherwise go unseen: it throws. */
function mustBeRules(names: readonly string[], eligibility: Eligibility | undefined): void {
  const rules = new Set([
    ...Object.keys(eligibilityRules),
    ...(eligibility?.rules ?? []).map(({ name }) => name),
  ]);
  const unknown = names.filter((name) => !rules.has(name));
  if (unknown.length > 0)
    throw new TypeError(`The policy names rules that there are not: ${unknown.join(', ')}`);
}

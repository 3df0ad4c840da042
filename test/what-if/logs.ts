import type {
  Actor,
  AgencyFacts,
  CampaignCommandInput,
  DecisionDifference,
  Instant,
  LoggedCampaignCommand,
  LoggedRegistrationCommand,
  RegistrationCommandInput,
  WhatIf,
} from 'partner-campaigns';
import { agency, aProduct, aShop } from '../support/build.ts';
import { stamped } from '../support/commands.ts';

const facts = { shop: aShop(), product: aProduct() };
const blueLotus: AgencyFacts = { id: 'agency-1', name: 'Blue Lotus', homeCountry: 'TH' };

/** A command on product-1 of shop-1 in campaign-1, by whose it is, with all the facts. */
export function said(
  at: Instant,
  input: RegistrationCommandInput,
  overrides: Partial<LoggedRegistrationCommand> = {},
  actor?: Actor,
): LoggedRegistrationCommand {
  const command = actor === undefined ? stamped(input, at) : stamped(input, at, actor);
  const place = { campaignId: 'campaign-1', shopId: 'shop-1', productId: 'product-1' };
  return { kind: 'registration', ...place, command, facts, ...overrides };
}

/** A command of agency-1 on a campaign, on campaign-1 unless another is given. */
export function saidOfCampaign(
  at: Instant,
  input: Exclude<CampaignCommandInput, { type: 'announce' }>,
  campaignId = 'campaign-1',
): LoggedCampaignCommand {
  return {
    kind: 'campaign',
    campaignId,
    command: { ...input, at, actor: agency },
    facts: { agency: blueLotus },
  };
}

/** One difference, told shortly: where it stands, what it is, the answers in both worlds, and why. */
export type Told = readonly [
  entry: number | 'deadline',
  command: string,
  a: string,
  b: string,
  because: DecisionDifference['because'],
];

/** Everything that differs, told shortly: an accepted command by its last event, a refused one by its codes. */
export function told({ differences }: WhatIf): readonly Told[] {
  return differences.map(({ entry, a, b, because }): Told => {
    return [entry ?? 'deadline', a.command.type, answer(a.outcome), answer(b.outcome), because];
  });
}

function answer(outcome: DecisionDifference['a']['outcome']): string {
  if (!outcome.ok) return outcome.refusal.reasons.map(({ code }) => code).join(' ');
  const { type } = outcome.events[outcome.events.length - 1] ?? { type: 'nothing' };
  return type;
}

/** The same differences, seen from the other side. */
export function exchanged(differences: readonly DecisionDifference[]): readonly DecisionDifference[] {
  return differences.map((difference) =>
    difference.kind === 'campaign'
      ? { ...difference, a: difference.b, b: difference.a }
      : { ...difference, a: difference.b, b: difference.a },
  );
}

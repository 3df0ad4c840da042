import type { CampaignId } from '../core/ids.js';
import type { LoggedCommand, LoggedRegistrationCommand } from './log.js';
import type { WhatStands } from './world.js';

/** Throws a `TypeError` for a log of which nothing sensible could come: it would look as if nothing differed. */
export function mustBeWhole(
  log: readonly LoggedCommand[],
  { campaigns = [], registrations = [] }: WhatStands,
): void {
  const known = new Set<CampaignId>(campaigns.map(({ id }) => id));
  for (const [entry, logged] of log.entries()) {
    const problem = logged.kind === 'campaign' ? notItsCampaign(logged) : notItsSubject(logged);
    if (problem !== null) throw new TypeError(`Entry ${entry} of the log ${problem}`);
    const { campaignId } = logged;
    const isKnown =
      logged.kind === 'campaign' ? logged.command.type === 'create' : logged.facts.campaign !== undefined;
    if (isKnown) known.add(campaignId);
    if (!known.has(campaignId))
      throw new TypeError(
        `Entry ${entry} of the log is about campaign ${campaignId}, which nobody gave or created`,
      );
  }
  for (const { id, campaignId } of registrations) {
    if (!known.has(campaignId))
      throw new TypeError(`Registration ${id} is in campaign ${campaignId}, which nobody gave or created`);
  }
}

function notItsCampaign({
  campaignId,
  command,
}: Extract<LoggedCommand, { kind: 'campaign' }>): string | null {
  const isOther = command.type === 'create' && command.campaignId !== campaignId;
  return isOther ? `creates another campaign than ${campaignId}` : null;
}

function notItsSubject({
  campaignId,
  shopId,
  productId,
  command,
  facts,
}: LoggedRegistrationCommand): string | null {
  if (facts.campaign !== undefined && facts.campaign.id !== campaignId)
    return `gives another campaign than ${campaignId}`;
  const named = command.type === 'register' ? { ...command, shopId: command.actor.shopId } : command;
  if (named.type !== 'register' && named.type !== 'adopt') return null;
  const isIts = named.shopId === shopId && named.productId === productId;
  return isIts ? null : `is about another product than ${productId} of shop ${shopId}`;
}

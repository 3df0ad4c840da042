import { formatRate, type HostRule, hostRule, type Rate } from 'partner-campaigns';

/** Our agency approves nothing that offers less: neither by hand, nor by a deadline that nobody looked at. */
export function neverBelow(least: Rate): HostRule {
  return hostRule({
    name: 'lotus/never-below',
    commands: ['approve'],
    check: ({ registration }) =>
      registration.terms.totalRate < least
        ? { parameters: { least }, message: `We approve nothing below ${formatRate(least)}.` }
        : null,
  });
}

/** What is easily written instead: it asks who acts, and so the deadline gets past it. */
export function neverBelowByHand(least: Rate): HostRule {
  const rule = neverBelow(least);
  return {
    ...rule,
    check: (input) => (input.command.actor.role === 'agency' ? rule.check(input) : null),
  };
}

// The rules of the platform that a documentation comment names in brackets.

const rule = /[RQ]\d+(?: to [RQ]\d+)?|seed steps? \d+(?: (?:and|to) \d+)?/;
const everyRule = new RegExp(`\\b(?:${rule.source})\\b`, 'g');
const brackets = new RegExp(` \\((?:${rule.source})(?:, (?:${rule.source}))*\\)`, 'g');

/** A comment without them, and they by themselves: a table shows them in a column of their own. */
export function splitSource(doc: string): { readonly meaning: string; readonly source: string } {
  const source = [...doc.matchAll(everyRule)].map(([text]) => text).join(', ');
  return { meaning: doc.replaceAll(brackets, ''), source };
}

import { given } from '../core/given.js';
import { isInstant } from '../core/instant.js';
import type { VendorName } from '../core/vendor-name.js';
import type { FieldContent, FieldKind } from '../criteria/field.js';
import type { AddedField } from './eligibility.js';
import type { EligibilitySubject } from './fields.js';

/** A field that a host adds to those of shops and products, for its rules and filters. */
export interface HostField {
  readonly name: VendorName;
  readonly of: 'shop' | 'product';
  readonly kind: FieldKind;
  /** The closed set of a `choice`, or of the items of `choices`: those kinds need it, and no other takes it. */
  readonly choices?: readonly string[];
  /**
   * Who may choose rows of lists by it, besides the platform; nobody when left out. Rules may name it either way, and
   * whoever is refused by one is told of the field.
   */
  readonly visibleTo?: AddedField['visibleTo'];
}

/** A field that reads what the host's directory or catalogue said. */
export function fieldOfHost({ name, of, kind, choices, visibleTo = [] }: HostField): AddedField {
  const read = (subject: EligibilitySubject): FieldContent | null | undefined => {
    const facts = subject[of]?.host;
    if (facts === undefined || !Object.hasOwn(facts, name)) return undefined;
    const content = facts[name];
    return content === null || isContent(content, kind, choices) ? content : undefined;
  };
  return { kind, of, read, visibleTo, ...given({ choices }) };
}

/** What is not of its kind is no fact: nothing is known then. */
function isContent(content: unknown, kind: FieldKind, choices: readonly string[] = []): boolean {
  switch (kind) {
    case 'number':
      return Number.isSafeInteger(content);
    case 'instant':
      return isInstant(content);
    case 'flag':
      return typeof content === 'boolean';
    case 'text':
    case 'id':
      return typeof content === 'string';
    case 'choice':
      return choices.some((choice) => choice === content);
    case 'ids':
      return Array.isArray(content) && content.every((item) => typeof item === 'string');
    case 'choices':
      return Array.isArray(content) && content.every((item) => choices.includes(item));
  }
}

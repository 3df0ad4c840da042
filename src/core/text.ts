/** A text that any database can store exactly: without null characters and unpaired surrogates. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it refuses
export const STORABLE = /^[^\ud800-\udfff\u0000]*$/u;

/** Tells whether any database can store a text exactly. */
export function isStorable(text: string): boolean {
  return STORABLE.test(text);
}

/** Tells whether a text holds nothing but white space: a field of a form that was left blank. */
export function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** The length of a text in characters (Unicode code points), as bounds on names and descriptions count it. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

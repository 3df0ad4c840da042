/** The length of a text in characters (Unicode code points), as bounds on names and descriptions count it. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

import { fingerprintOf } from '../core/canonical.js';

/** Makes text opaque and binds it to a query: a check over both, then the text. */
export function sealed(text: string, query: unknown): string {
  return `${fingerprintOf([query, text])}.${encodeURIComponent(text)}`;
}

/** The text that was sealed with this query, or `null` for anything else. */
export function unsealed(cursor: string, query: unknown): string | null {
  const text = decoded(cursor.slice(cursor.indexOf('.') + 1));
  return text !== null && sealed(text, query) === cursor ? text : null;
}

function decoded(text: string): string | null {
  try {
    const decodedText = decodeURIComponent(text);
    return encodeURIComponent(decodedText) === text ? decodedText : null;
  } catch {
    return null;
  }
}

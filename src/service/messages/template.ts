/**
 * A sentence with places for parameters. Five characters mean something and are never printed: `{name}` is the place
 * of a parameter; `[…]` is printed when every parameter in it is there, and `[…|…]` prints its second half when not.
 */
export interface Template {
  readonly parts: readonly Part[];
}

/** A part of a template: text and places, or a choice between two of those. */
type Part = Piece | { readonly whenThere: readonly Piece[]; readonly otherwise: readonly Piece[] };

/** Text as it is, or the place of a parameter. */
type Piece = string | { readonly parameter: string };

/** What a parameter is written as; empty when it is not there. */
export type WriteParameter = (name: string) => string;

const PART = /\[([^[\]|]*)(?:\|([^[\]|]*))?\]|([^[\]|]+)/gy;
const PIECE = /\{(\w+)\}|([^{}]+)/gy;

/** Reads a template whose places are of these parameters; gives what is wrong with it otherwise. */
export function readTemplate(text: string, parameters: readonly string[]): Template | Misread {
  const found = split(text, PART);
  if (found === null) return { problem: 'Brackets and bars are not those of [text] or [text|text]' };
  const parts: Part[] = [];
  for (const [, whenThere, otherwise = '', plain] of found) {
    const pieces = readPieces(whenThere ?? plain ?? '');
    const others = readPieces(otherwise);
    if (pieces === null || others === null) return { problem: 'Braces are not those of {name}' };
    const unknown = [...namesIn(pieces), ...namesIn(others)].find((name) => !parameters.includes(name));
    if (unknown !== undefined) return { problem: unknownParameter(unknown, parameters) };
    if (whenThere === undefined) parts.push(...pieces);
    else if (namesIn(pieces).length > 0) parts.push({ whenThere: pieces, otherwise: others });
    else return { problem: 'Brackets hold no parameter' };
  }
  return { parts };
}

/** Why a text is no template. */
export interface Misread {
  readonly problem: string;
}

/** Writes a template. What is written in a place stays as it is, whatever characters it has. */
export function writeTemplate({ parts }: Template, write: WriteParameter): string {
  return parts.map((part) => writePieces(chosen(part, write), write)).join('');
}

function chosen(part: Part, write: WriteParameter): readonly Piece[] {
  if (typeof part === 'string' || 'parameter' in part) return [part];
  const isThere = namesIn(part.whenThere).every((name) => write(name) !== '');
  return isThere ? part.whenThere : part.otherwise;
}

function writePieces(pieces: readonly Piece[], write: WriteParameter): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : write(piece.parameter))).join('');
}

function readPieces(text: string): readonly Piece[] | null {
  const found = split(text, PIECE);
  return found?.map(([, parameter, plain = '']) => (parameter === undefined ? plain : { parameter })) ?? null;
}

function namesIn(pieces: readonly Piece[]): readonly string[] {
  return pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.parameter]));
}

/** The matches of a sticky pattern, one behind the other; `null` when they do not make up the whole text. */
function split(text: string, pattern: RegExp): readonly RegExpMatchArray[] | null {
  const found = [...text.matchAll(pattern)];
  const length = found.reduce((sum, [match]) => sum + match.length, 0);
  return length === text.length ? found : null;
}

function unknownParameter(name: string, parameters: readonly string[]): string {
  const known = parameters.map((parameter) => `{${parameter}}`).join(', ');
  return `There is no parameter {${name}}; ${known === '' ? 'there are none' : `there are: ${known}`}`;
}

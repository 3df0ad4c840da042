import { isInstant } from '../../core/instant.js';
import type { InputReason } from '../../core/refusal.js';
import { accept, type Result, refuse } from '../../core/result.js';
import { type Rejection, type RejectReason, rejectReasons } from '../../registration/rejection.js';
import type { Warning } from '../../registration/warnings.js';
import type { RefusalReason } from '../reasons.js';
import { englishFormats, type Formats } from './formats.js';
import { refusalParameters, type Way, warningParameters } from './parameters.js';
import { rejectionParameters, toldOf } from './rejection.js';
import { readTemplate, type Template, writeTemplate } from './template.js';

/**
 * A language that the library can be told in. {@link parseTranslation} makes one of {@link Messages}; a host with a
 * message library of its own writes these four functions instead. They must be total: they are called when
 * something has already been refused.
 */
export interface Translation {
  /** One reason of a refusal, as a sentence. */
  reason(reason: RefusalReason): string;
  /** A warning, as a sentence. */
  warning(warning: Warning): string;
  /** An agency's reason for a no, in words; a host's own reason as it is named. */
  rejectReason(reason: RejectReason): string;
  /** A rejection, in a sentence or more: its reasons, and what was wanted beside what was offered. */
  rejection(rejection: Rejection): string;
}

/** The texts of one kind, read, by code. */
type Templates = ReadonlyMap<string, Template>;

/** The parameters of each code of a kind, and how they are written. */
type Codes = Readonly<Record<string, Readonly<Record<string, Way>>>>;

const rejectReasonCodes: Codes = Object.fromEntries(rejectReasons.map((reason) => [reason, {}]));

/**
 * Reads {@link Messages}, given as an object or from a file, into a translation. Refuses, as `invalid_input` with the
 * path of each text: a code without a text, a code that does not exist, a template that is malformed or names what is
 * no parameter of its code. So a wrong translation is found when the program starts, never when it tells a refusal.
 *
 * @example
 * ```ts
 * import { englishFormats, englishMessages, formatRate, formatRefusal, parseTranslation } from 'partner-campaigns';
 *
 * const german = parseTranslation(
 *   {
 *     ...englishMessages,
 *     refusals: { ...englishMessages.refusals, rate_unchanged: 'Der Satz ist schon {rate}.' },
 *   },
 *   { ...englishFormats, rate: (rate) => formatRate(rate).replace('.', ',') },
 * );
 * if (!german.ok) throw new Error(formatRefusal(german.refusal));
 * german.value.reason({ code: 'rate_unchanged', parameters: { rate: 1250 } }); // 'Der Satz ist schon 12,5 %.'
 * ```
 */
export function parseTranslation(
  messages: unknown,
  formats: Formats = englishFormats,
): Result<Translation, InputReason> {
  try {
    return read(messages, formats);
  } catch {
    return refuse(problem('', 'Unreadable input'));
  }
}

function read(messages: unknown, formats: Formats): Result<Translation, InputReason> {
  const problems: InputReason[] = [];
  const given = fieldsOf(messages, '', problems);
  const texts = (kind: string, codes: Codes) => readTexts(given.get(kind), kind, codes, problems);
  const refusals = texts('refusals', refusalParameters);
  const warnings = texts('warnings', warningParameters);
  const named = texts('rejectReasons', rejectReasonCodes);
  const rejection = readOne(given.get('rejection'), 'rejection', rejectionParameters, problems);
  const words = readWords(given.get('words'), problems);
  for (const kind of given.keys())
    if (!KINDS.includes(kind)) problems.push(problem(kind, 'Unrecognized key'));
  const [first, ...rest] = problems;
  if (first !== undefined) return refuse(first, ...rest);

  const rejectReason = (reason: string) => told(named.get(reason), () => '') ?? reason;
  const writers: Writers = { formats, words, rejectReason };
  const translation: Translation = {
    reason: (reason) => sentence(reason, refusals, refusalParameters, writers),
    warning: (warning) => sentence(warning, warnings, warningParameters, writers),
    rejectReason,
    rejection: (told) => tellRejection(told, rejection, writers),
  };
  // English is one for every host in the process.
  return accept(Object.freeze(translation));
}

const KINDS: readonly string[] = ['refusals', 'warnings', 'rejectReasons', 'rejection', 'words'];

/** What parameters are written with. */
interface Writers {
  /** As it was given: it may be an instance of a class. */
  readonly formats: Formats;
  readonly words: ReadonlyMap<string, string>;
  readonly rejectReason: (reason: string) => string;
}

/** A code that is not known, from a newer version over the wire, is told as it is. */
function sentence(
  { code, parameters }: RefusalReason | Warning,
  templates: Templates,
  codes: Codes,
  writers: Writers,
): string {
  const values = new Map<string, unknown>(Object.entries(parameters));
  const ways = codes[code] ?? {};
  return told(templates.get(code), (name) => written(values.get(name), ways[name], writers)) ?? code;
}

function tellRejection(rejection: Rejection, template: Template, writers: Writers): string {
  const ways: Readonly<Record<string, Way>> = rejectionParameters;
  const values = new Map<string, unknown>(Object.entries(toldOf(rejection)));
  return writeTemplate(template, (name) => written(values.get(name), ways[name], writers));
}

function told(template: Template | undefined, write: (name: string) => string): string | undefined {
  return template === undefined ? undefined : writeTemplate(template, write);
}

/** A parameter in words: empty when it is not there. */
function written(value: unknown, way: Way | undefined, writers: Writers): string {
  if (value === undefined || value === null) return '';
  if (!Array.isArray(value)) return writtenOne(value, way, writers);
  return value.length === 0
    ? ''
    : writers.formats.list(value.map((item: unknown) => writtenOne(item, way, writers)));
}

function writtenOne(value: unknown, way: Way | undefined, writers: Writers): string {
  if (typeof value === 'number') return writtenNumber(value, way, writers);
  const text = String(value);
  switch (way) {
    case 'word':
      return writers.words.get(text) ?? text.replaceAll('_', ' ');
    case 'name':
      return writers.words.get(text) ?? text;
    case 'reject_reason':
      return writers.rejectReason(text);
    default:
      return text;
  }
}

function writtenNumber(value: number, way: Way | undefined, writers: Writers): string {
  switch (way) {
    case 'rate':
      return writers.formats.rate(value);
    case 'time':
      return isInstant(value) ? writers.formats.time(value) : writers.formats.number(value);
    case 'place':
      return writers.formats.number(value + 1);
    default:
      return writers.formats.number(value);
  }
}

/** A template that is the only one of its kind; what is wrong goes to the problems. */
function readOne(
  text: unknown,
  path: string,
  ways: Readonly<Record<string, Way>>,
  problems: InputReason[],
): Template {
  const read = text === undefined ? MISSING_TEXT : readText(text, Object.keys(ways));
  if (!('problem' in read)) return read;
  problems.push(problem(path, read.problem));
  return NOTHING_TO_SAY;
}

const MISSING_TEXT = { problem: 'The text is missing' } as const;
const NOTHING_TO_SAY: Template = { parts: [] };

/** The templates of one kind; what is wrong goes to the problems. */
function readTexts(texts: unknown, kind: string, codes: Codes, problems: InputReason[]): Templates {
  const given = fieldsOf(texts, kind, problems);
  const templates = new Map<string, Template>();
  for (const [code, text] of given) {
    const path = `${kind}.${code}`;
    const ways = Object.hasOwn(codes, code) ? codes[code] : undefined;
    const read = ways === undefined ? UNKNOWN_CODE : readText(text, Object.keys(ways));
    if ('problem' in read) problems.push(problem(path, read.problem));
    else templates.set(code, read);
  }
  for (const code of Object.keys(codes)) {
    if (!given.has(code)) problems.push(problem(`${kind}.${code}`, MISSING_TEXT.problem));
  }
  return templates;
}

const UNKNOWN_CODE = { problem: 'There is no such code' } as const;

function readText(text: unknown, parameters: readonly string[]): ReturnType<typeof readTemplate> {
  if (typeof text !== 'string' || text === '') return { problem: 'Not a text' };
  return readTemplate(text, parameters);
}

function readWords(words: unknown, problems: InputReason[]): ReadonlyMap<string, string> {
  const read = new Map<string, string>();
  for (const [name, word] of fieldsOf(words, 'words', problems)) {
    if (typeof word === 'string' && word !== '') read.set(name, word);
    else if (word !== undefined) problems.push(problem(`words.${name}`, 'Not a text'));
  }
  return read;
}

function fieldsOf(value: unknown, path: string, problems: InputReason[]): ReadonlyMap<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return new Map<string, unknown>(Object.entries(value));
  }
  problems.push(problem(path, 'Not an object'));
  return new Map();
}

function problem(path: string, text: string): InputReason {
  return { code: 'invalid_input', parameters: { path, problem: text } };
}

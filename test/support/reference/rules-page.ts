import { basename } from 'node:path/posix';
import { code, sourceLink, table } from './markdown.ts';
import { platformRules } from './platform-rules/all.ts';
import { grounds, type PlatformRule, type Standing } from './platform-rules/rule.ts';

/** What the platform publishes of one subject: where each rule lives, and what holds it. */
export function platformRuleTable(subject: keyof typeof platformRules): string {
  return table(['', 'what it says', 'where it lives', 'what holds it'], platformRules[subject].map(rowOf));
}

function rowOf({ number, says, standing }: PlatformRule): readonly string[] {
  return [number, says, ...placesOf(standing)];
}

function placesOf(standing: Standing): readonly [lives: string, held: string] {
  switch (standing.is) {
    case 'held':
      return [
        standing.by.map((path) => sourceLink(path, `src/${path}`)).join(', '),
        standing.tests
          .map(({ file, title }) => `[${basename(file)}](../../test/${file}): ${titleText(title)}`)
          .join('; '),
      ];
    case 'out':
      return [`out: ${grounds[standing.as]}`, standing.because];
  }
}

/** A title as prose; what is a row or a template of the test's own code, as code. */
function titleText(title: string): string {
  const text = title.replace(/^\/\/ /, '');
  return /[%{[]/.test(text) ? code(text) : `"${text}"`;
}

// A plugin of typedoc, so that the pages read as well on its site as on a git host:
// - a page is called what its heading says, a decision by its number too;
// - a link that names an exported symbol and points at its source file leads to the documentation of the symbol.

import { readFileSync } from 'node:fs';
import { Converter, ReflectionKind } from 'typedoc';

const TITLE = /^# (.*)\n/m;
const NUMBER = /\/(\d+)-[^/]*$/;
const NAMED_LINK = /\[`(\w+)`\]\($/;

/** @param {import('typedoc').Application} app */
export function load(app) {
  app.converter.on(Converter.EVENT_END, ({ project }) => {
    for (const page of project.getReflectionsByKind(ReflectionKind.Document)) {
      const path = project.files.getReflectionPath(page);
      const title = TITLE.exec(readFileSync(path, 'utf8'))?.[1] ?? page.name;
      const number = NUMBER.exec(path)?.[1];
      page.name = number === undefined ? title : `Decision ${number}: ${title}`;
      linkSymbols(page.content, project);
    }
    linkSymbols(project.readme ?? [], project);
  });
}

/**
 * @param {import('typedoc').CommentDisplayPart[]} parts
 * @param {import('typedoc').ProjectReflection} project
 */
function linkSymbols(parts, project) {
  parts.forEach((part, index) => {
    // What stands before a link is in three parts: `[`, the code, and `](`.
    const before = parts.slice(Math.max(0, index - 3), index).map(({ text }) => text);
    const name = NAMED_LINK.exec(before.join(''))?.[1];
    if (part.kind !== 'relative-link' || part.target === undefined || name === undefined) return;
    const path = project.files.resolvePath(part.target);
    const symbol = path?.includes('/src/') ? exported(project, name) : undefined;
    if (symbol === undefined) return;
    const place = `${path}/${name}`;
    project.files.registerReflectionPath(place, symbol);
    part.target = project.files.registerAbsolute(place).target;
  });
}

/**
 * @param {import('typedoc').ProjectReflection} project
 * @param {string} name
 */
function exported(project, name) {
  return project.children?.map((entry) => entry.getChildByName([name])).find((child) => child !== undefined);
}

// The methods of the service: who may call them, and which commands they run.

import ts from 'typescript';
import { aggregates } from './aggregates.ts';
import { checker, docOf, mustSay, pathOf, sources, symbolOf, typeNamed } from './program.ts';
import { reached } from './reach.ts';

/** A method of the service for the pages. */
export interface Method {
  /** As it is called: `registrations.execute`. */
  readonly name: string;
  readonly doc: string;
  readonly parameters: readonly string[];
  /** What an accepted call is answered with. */
  readonly answer: string;
  readonly roles: readonly string[];
  /** The commands that are its own. */
  readonly commands: readonly string[];
  /** The source's union of the commands of which it runs whatever it is given, if it is given one. */
  readonly runsAny: string | undefined;
}

let known: readonly Method[] | undefined;

/** Every method of the service, part by part. */
export function methods(): readonly Method[] {
  known ??= checker
    .getPropertiesOfType(checker.getTypeAtLocation(typeNamed('PartnerCampaigns')))
    .flatMap((part) =>
      checker.getPropertiesOfType(checker.getTypeOfSymbol(part)).map((symbol) => methodOf(part.name, symbol)),
    );
  return known;
}

/** The methods that run a command. */
export function methodsOf(command: string, isReadFromOutside: boolean): readonly Method[] {
  const own = methods().filter(({ commands }) => commands.includes(command));
  const found =
    own.length > 0 || !isReadFromOutside
      ? own
      : methods().filter(({ runsAny }) => runsAny !== undefined && runsAny === unionOf(command));
  if (found.length === 0) throw new TypeError(`No method of the service runs ${command}`);
  return found;
}

/** The union that a command is of. */
function unionOf(command: string): string | undefined {
  return Object.values(aggregates).find(({ commands }) => commands.includes(command))?.source.commands;
}

/** The union of commands that a parameter of this type holds. */
function unionIn(type: string): readonly string[] {
  if (/\bCommandItem\b/.test(type)) return ['RegistrationCommandInput'];
  const [, union] = /\bCreatorItem<(\w+)>/.exec(type) ?? [];
  return union === undefined ? [] : [union];
}

function methodOf(part: string, symbol: ts.Symbol): Method {
  const name = `${part}.${symbol.name}`;
  const signature = symbol.declarations?.find(ts.isMethodSignature);
  if (signature?.type === undefined) throw new TypeError(`${name} is not declared as a method`);
  const implementation = implementationOf(signature.parent, symbol.name);
  const nodes = [...reached(implementation, isOfService)];
  const types = signature.parameters.map(({ type }) => type?.getText() ?? '');
  return {
    name,
    doc: mustSay(docOf(symbol), name),
    parameters: signature.parameters.map((parameter) => parameterText(parameter)),
    answer: answerIn(signature.type.getText()),
    roles: rolesIn(nodes),
    commands: commandsIn(nodes),
    runsAny: types.flatMap(unionIn)[0],
  };
}

/** The property of the object that the maker of this part returns. */
function implementationOf(part: ts.Node, method: string): ts.Node {
  const owner = ts.isInterfaceDeclaration(part) ? part.name.text : '';
  const makers = sources
    .flatMap(({ statements }) => [...statements])
    .filter(ts.isFunctionDeclaration)
    .filter(({ type }) => type?.getText().replace(/<.*/, '') === owner);
  const found = makers
    .flatMap(({ body }) => [...(body?.statements ?? [])])
    .filter(ts.isReturnStatement)
    .flatMap(({ expression }) =>
      expression !== undefined && ts.isObjectLiteralExpression(expression) ? [...expression.properties] : [],
    )
    .find(({ name }) => name?.getText() === method);
  if (found === undefined) throw new TypeError(`Nothing makes ${owner}.${method}`);
  // `{ submit }` stands for the function of that name.
  const shorthand = ts.isShorthandPropertyAssignment(found)
    ? checker.getShorthandAssignmentValueSymbol(found)?.declarations?.[0]
    : undefined;
  return shorthand ?? found;
}

/** What belongs to a method: the functions of the service, those inside its maker, and the parser of what it is given. */
function isOfService(declaration: ts.Declaration): boolean {
  const name = ts.isFunctionDeclaration(declaration) ? (declaration.name?.text ?? '') : '';
  const path = pathOf(declaration);
  return path.startsWith('src/service/') || name.startsWith('parse') || path.includes('/parse-');
}

function rolesIn(nodes: readonly ts.Node[]): readonly string[] {
  const roles = nodes
    .filter(ts.isCallExpression)
    .filter(({ expression }) => symbolOf(expression)?.name === 'actingAs')
    .flatMap((call) => call.arguments.slice(2))
    .flatMap((argument) => (ts.isStringLiteral(argument) ? [argument.text] : []));
  return [...new Set(roles)];
}

function commandsIn(nodes: readonly ts.Node[]): readonly string[] {
  const types = nodes
    .filter(ts.isPropertyAssignment)
    .filter(({ name }) => name.getText() === 'type')
    .flatMap(({ initializer }) => (ts.isStringLiteral(initializer) ? [initializer.text] : []));
  return Object.values(aggregates)
    .flatMap(({ commands }) => commands)
    .filter((command) => types.includes(command));
}

function answerIn(type: string): string {
  return /^Promise<Answer<(.*)>>$/.exec(plain(type))?.[1] ?? plain(type);
}

function parameterText({ name, questionToken, type }: ts.ParameterDeclaration): string {
  return `${name.getText()}${questionToken === undefined ? '' : '?'}: ${plain(type?.getText() ?? '')}`;
}

function plain(type: string): string {
  return type
    .replaceAll(/\breadonly\s+/g, '')
    .replaceAll(/<Context>/g, '')
    .replaceAll(/\s+/g, ' ');
}

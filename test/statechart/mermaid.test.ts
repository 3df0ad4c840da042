import { expect, it } from 'vitest';
import { toMermaid } from '../../src/statechart/mermaid.ts';
import { aDoor, to } from '../support/small-machine.ts';

it('draws states, commands, the creation and the ends', () => {
  expect(toMermaid(aDoor())).toBe(
    ['stateDiagram-v2', '  [*] --> open: build', '  open --> shut: close', '  shut --> [*]'].join('\n'),
  );
});

it('draws the commands between two states as one arrow, and the branches of a command as one name', () => {
  const machine = aDoor({
    paint: to('open'),
    slam: to('shut'),
    turn: [to('shut', 'to_the_left'), to('open', 'to_the_right'), to('shut')],
  });
  expect(toMermaid(machine).split('\n').slice(2)).toEqual([
    '  open --> shut: close, slam, turn',
    '  open --> open: paint, turn',
    '  shut --> [*]',
  ]);
});

it('labels commands as it is told to', () => {
  expect(toMermaid(aDoor(), (command) => command.toUpperCase())).toContain('open --> shut: CLOSE');
  expect(toMermaid(aDoor(), (command) => `someone: ${command}`)).toContain('[*] --> open: someone: build');
});

it('draws nothing that it cannot read', () => {
  expect(() => toMermaid(aDoor({}, { type: 'parallel' }))).toThrow('machine.type');
});

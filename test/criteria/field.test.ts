import type { Field } from 'partner-campaigns';
import { expect, it } from 'vitest';
import { fieldsOf, mustBeField } from '../../src/criteria/field.ts';
import { days } from '../support/build.ts';

interface Subject {
  readonly shop?: object;
}

const read = () => null;
const boundaries = () => [days(1)];
const choices = ['red', 'blue'];
const { number, instant, text, id, ids, choice, choices: severalOf } = fieldsOf<Subject>('shop');

it.each<readonly [Field<Subject>, Field<Subject>]>([
  [number(read), { kind: 'number', of: 'shop', read }],
  [instant(read), { kind: 'instant', of: 'shop', read }],
  [text(read), { kind: 'text', of: 'shop', read }],
  [id(read), { kind: 'id', of: 'shop', read }],
  [ids(read), { kind: 'ids', of: 'shop', read }],
  [choice(choices, read), { kind: 'choice', of: 'shop', choices, read }],
  [choice(choices, read, boundaries), { kind: 'choice', of: 'shop', choices, read, boundaries }],
  [severalOf(choices, read), { kind: 'choices', of: 'shop', choices, read }],
])('a field is of its kind and part: %#', (field, expected) => {
  expect(field).toStrictEqual(expected);
});

it('a field that there is not is a mistake, also one that every object has', () => {
  const fields = { 'shop.count': number(read) };
  expect(mustBeField(fields, 'shop.count').kind).toBe('number');
  expect(() => mustBeField(fields, 'toString')).toThrow('There is no field toString');
});

import { expect, it } from 'vitest';
import { type Upcaster, upcast } from '../../src/core/upcast.ts';
import { hostileValues } from '../support/hostile-values.ts';

const named: Upcaster = ({ title, ...rest }) => ({ ...rest, name: title });
const inCents: Upcaster = ({ price, ...rest }) => ({ ...rest, cents: Number(price) * 100 });
const upcasters = new Map([
  [1, named],
  [2, inCents],
]);

it('raises a document version by version', () => {
  const newest = { v: 3, name: 'Sun cream', cents: 900 };
  expect(upcast({ v: 1, title: 'Sun cream', price: 9 }, upcasters)).toEqual(newest);
  expect(upcast({ v: 2, name: 'Sun cream', price: 9 }, upcasters)).toEqual(newest);
});

it('leaves what that version could not have written as it is', () => {
  const picky = new Map<number, Upcaster>([[1, (document) => ('title' in document ? document : null)]]);
  const strange = { v: 1, name: 'Sun cream' };
  expect(upcast(strange, picky)).toBe(strange);
  expect(upcast({ v: 1, title: 'Sun cream' }, picky)).toEqual({ v: 2, title: 'Sun cream' });
});

it.each([{ v: 3 }, { v: 0 }, { v: '1' }, { v: 1.5 }, { v: Number.NaN }, {}, [{ v: 1 }]])(
  'leaves what it does not know as it is: %j',
  (document) => {
    expect(upcast(document, upcasters)).toBe(document);
  },
);

it.each(hostileValues.filter(({ name }) => !/throws|revoked/.test(name)))(
  'leaves $name as it is',
  ({ make }) => {
    const value = make();
    expect(upcast(value, upcasters)).toBe(value);
  },
);

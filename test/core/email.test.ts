import { expect, it } from 'vitest';
import { isEmail, MAXIMUM_EMAIL_LENGTH } from '../../src/core/email.ts';

it.each([
  'a@b.co',
  'seller@shop.example',
  'first.last+campaign@mail.shop.example',
  "o'brien@shop.example",
  '1@2.3',
  'ขาย@ร้าน.ไทย',
])('%j has the form of an e-mail address', (text) => {
  expect(isEmail(text)).toBe(true);
});

it.each([
  '',
  ' ',
  '@',
  'seller',
  'seller@',
  '@shop.example',
  'seller@shop',
  'seller@.example',
  'seller@shop.',
  'seller@shop..example',
  'seller@@shop.example',
  'a@b@shop.example',
  'sel ler@shop.example',
  ' seller@shop.example',
  'seller@shop.example ',
  'seller@shop.example\n',
  'a@b.co\nbcc:c@d.co',
  'Seller <seller@shop.example>',
  'a@b.co,c@d.co',
  'a@b.co;c@d.co',
  '"seller"@shop.example',
  'seller@[127.0.0.1]',
])('%j has not', (text) => {
  expect(isEmail(text)).toBe(false);
});

it('has at most 254 characters', () => {
  const domain = '@shop.example';
  const longest = 'a'.repeat(254 - domain.length) + domain;
  expect(MAXIMUM_EMAIL_LENGTH).toBe(254);
  expect(isEmail(longest)).toBe(true);
  expect(isEmail(`a${longest}`)).toBe(false);
});

import fc from 'fast-check';
import type { AgencyContact } from '../../campaign/contact.js';
import type { Country } from '../../core/country.js';
import { MAXIMUM_EMAIL_LENGTH } from '../../core/email.js';
import { type MessengersByMarket, messengerIn, platformMessengers } from '../../policy/messengers.js';
import type { SellerContact } from '../../registration/contact.js';
import { either } from './combinators.js';

const words = fc.string({
  unit: fc.constantFrom(...'abcxyz019-_', 'é', 'ก', '中', '+', "'", '%'),
  minLength: 1,
  maxLength: 12,
});

/** E-mail addresses: plain, in other scripts, and as long as mail servers carry. */
export function emails(): fc.Arbitrary<string> {
  const domain = '@shop.example';
  return either(
    fc.constant(`seller${domain}`),
    fc.tuple(words, words).map(([name, host]) => `${name}@${host}.example`),
    fc.constant(`${'x'.repeat(MAXIMUM_EMAIL_LENGTH - domain.length)}${domain}`),
  );
}

/** The beginnings of numbers that can be called, and how many digits come after. */
const numberPlans = [
  ['+66812', 6],
  ['+1425555', 4],
  ['+447400', 6],
  ['+8490', 7],
  ['+62812', 8],
  ['+6012', 7],
  ['+658', 7],
  ['+63917', 7],
] as const;

/** Phone numbers in E.164 form, of several countries. */
export function phones(): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...numberPlans), fc.nat(99_999_999))
    .map(([[beginning, digits], drawn]) => beginning + String(drawn).padStart(8, '0').slice(-digits));
}

/** Contacts of sellers, with and without WhatsApp. */
export function sellerContacts(): fc.Arbitrary<SellerContact> {
  return fc.record(
    { email: emails(), whatsapp: phones() },
    { requiredKeys: ['email'], noNullPrototype: true },
  );
}

/** Contacts that an agency may give in a market: with the messenger that is asked for there, and no other. */
export function agencyContacts(
  market: Country = 'TH',
  byMarket: MessengersByMarket = platformMessengers,
): fc.Arbitrary<AgencyContact> {
  const contact = fc.record(
    { email: emails(), phone: phones() },
    { requiredKeys: ['email'], noNullPrototype: true },
  );
  const messenger = messengerIn(market, byMarket);
  if (messenger === null) return contact;
  const handle =
    messenger.messenger === 'whatsapp' ? phones() : fc.constantFrom('@agency', '@น้ำ', 'agency 7');
  const given = messenger.required ? handle : fc.option(handle, { nil: undefined });
  return fc
    .tuple(contact, given)
    .map(([rest, name]) => (name === undefined ? rest : { ...rest, [messenger.messenger]: name }));
}

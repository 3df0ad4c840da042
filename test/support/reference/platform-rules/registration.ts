import { held, type PlatformRule } from './rule.ts';

/** What holds of who may register what, and how. */
export const ofRegistration: readonly PlatformRule[] = [
  held(
    'R20',
    'The marketplace shows a seller what it may register for: all, invitations, or local agencies.',
    'eligibility/marketplace.ts',
    ['eligibility/marketplace.test.ts', 'the tabs of the marketplace (R20)'],
  ),
  held(
    'R21',
    'Before a seller joins, it sees periods, proposed rate, contact and message.',
    'service/marketplace.ts',
    ['service/marketplace.test.ts', 'shows details, contact and message'],
  ),
  held(
    'R22',
    'A seller registers products in batches, each with a rate and a number of samples.',
    'registration/submission.ts',
    [
      'service/submit.test.ts',
      'registers each product with the terms of its batch, in the order of the form',
    ],
  ),
  held(
    'R23',
    'A rate and an e-mail address are required; samples are recommended, a number for WhatsApp may be given.',
    ['registration/contact.ts', 'registration/warnings.ts'],
    ['registration/rules.test.ts', 'a contact is valid'],
    ['registration/warnings.test.ts', 'no samples'],
  ),
  held(
    'R24',
    'Products can be added while the campaign runs, as long as registration is open.',
    'eligibility/rules.ts',
    ['registration/rules.test.ts', 'before the campaign period and in it'],
  ),
  held(
    'R25',
    'A campaign in which a shop has a product stands among its own, with what is pending.',
    'service/marketplace.ts',
    [
      'service/marketplace.test.ts',
      'are those with a registration of the shop, newest first, with counts of its own',
    ],
    [
      'service/marketplace.test.ts',
      'counts by status and tab, and lists what is pending, longest waiting first',
    ],
  ),
  held(
    'R26',
    'A shop must stand well: in South-East Asia by rating and counterfeits; badly, it is out.',
    ['eligibility/packs/south-east-asia.ts', 'eligibility/rules.ts'],
    ['eligibility/packs/south-east-asia.test.ts', 'the rating of the shop (R26)'],
    ['eligibility/packs/south-east-asia.test.ts', 'the counterfeits of the shop (R26)'],
    ['eligibility/rules.test.ts', 'is in good standing (R26)'],
  ),
  held(
    'R27',
    "So must a product: by negative reviews and by returns through the seller's fault.",
    'eligibility/packs/south-east-asia.ts',
    ['eligibility/packs/south-east-asia.test.ts', 'the negative reviews of the product (R27)'],
    ['eligibility/packs/south-east-asia.test.ts', "the returns by the seller's fault (R27)"],
  ),
  held(
    'R28',
    'In the United States a shop needs a score, or no violation while it has none.',
    'eligibility/packs/united-states.ts',
    ['eligibility/packs/united-states.test.ts', 'the score of the shop (R28)'],
  ),
  held('R29', 'Only products that are live can be promoted.', 'eligibility/product.ts', [
    'eligibility/rules.test.ts',
    'is live: no other status can be promoted (R29)',
  ]),
  held(
    'R30',
    'No number of products is too great; only the work of one call is bounded.',
    'registration/submission.ts',
    [
      'parsers/bounded-work.test.ts',
      'of ten thousand products in as many batches, each with terms of its own, is read',
    ],
  ),
  held(
    'R31',
    'No stock and no price is too low; an agency sees the facts of a product and judges.',
    ['eligibility/product.ts', 'service/inbox.ts'],
    ['eligibility/rules.test.ts', 'may be out of units: the agency judges by its stock (R31)'],
    ['service/inbox.test.ts', 'shows the facts of the product, and what the agency may do'],
  ),
];

import { held, out, type PlatformRule } from './rule.ts';

/** What holds of campaigns themselves, and of who sees them. */
export const ofCampaigns: readonly PlatformRule[] = [
  out(
    'R1',
    'Only partners of one category may create campaigns, and only with an account that can be paid.',
    'payment',
    'Who is admitted and who can be paid is settled with the platform, before there is anything to decide here.',
  ),
  held('R2', 'A new campaign is shown to no seller.', 'campaign/visibility.ts', [
    'campaign/visibility.test.ts',
    'is seen by the right sellers',
  ]),
  held('R3', 'Publishing shows it.', 'campaign/machine.ts', [
    'service/campaigns.test.ts',
    'show a campaign to sellers, and end it at that instant',
  ]),
  held('R4', 'A name has fewer than 50 characters, a description fewer than 1,000.', 'campaign/rules.ts', [
    'campaign/rules.test.ts',
    'texts (R4)',
  ]),
  held('R5', 'A campaign is shorter than 360 days.', 'campaign/period-rules.ts', [
    'campaign/rules.test.ts',
    'the length of the campaign (R5)',
  ]),
  held(
    'R6',
    'A campaign has a period to register in and one to sell in; they may overlap. The platform writes their ends as last seconds of local days.',
    ['campaign/campaign.ts', 'core/last-second.ts'],
    ['campaign/rules.test.ts', 'may begin after the campaign'],
    ['core/calendar.test.ts', 'is the last second of a local day in the documented campaign (R6)'],
  ),
  held('R7', 'Each period that cannot be is refused with an error of its own.', 'campaign/refusals.ts', [
    'campaign/rules.test.ts',
    'may not be outlasted by cutting the campaign short',
  ]),
  held('R8', 'Starts can be moved until the campaign has begun.', 'campaign/period-rules.ts', [
    'campaign/rules.test.ts',
    'starts (R8)',
  ]),
  held('R9', 'Ends can be moved until it is over; then nothing can be.', 'campaign/rules.ts', [
    'campaign/rules.test.ts',
    'ends (R9)',
  ]),
  held(
    'R10',
    'The total rate that a campaign proposes is shown, and lies between 1 % and 80 %.',
    'campaign/rules.ts',
    ['campaign/rules.test.ts', 'the proposed rate (R10)'],
  ),
  held(
    'R11',
    'A campaign is for fewer than 100 named shops, for types of sellers, or for everyone; others cannot register.',
    ['campaign/audience.ts', 'eligibility/rules.ts'],
    ['campaign/rules.test.ts', 'the audience (R11)'],
    ['eligibility/rules.test.ts', 'is invited by name'],
    ['eligibility/rules.test.ts', 'is invited by its type'],
  ),
  held(
    'R12',
    'An agency gives an e-mail address, and the messenger that its market asks for; a phone number if it likes.',
    'policy/messengers.ts',
    ['campaign/messengers.test.ts', 'none at all is refused where one is required'],
    ['campaign/messengers.test.ts', '%s is refused, for it does not apply'],
  ),
  held('R13', 'Shop and campaign are of the same market.', 'eligibility/rules.ts', [
    'eligibility/rules.test.ts',
    'sells in the market of the campaign (R13), wherever it is at home',
  ]),
  held(
    'R14',
    'An agency has so many campaigns going at once, and no more.',
    'service/quota.ts',
    ['campaign/rules.test.ts', 'the quota of ongoing campaigns (R14, Q31)'],
    ['service/quota.test.ts', 'whatever the interleaving of their calls to the storage'],
  ),
  out(
    'R15',
    'In some regions an agency works for one seller, in others for many.',
    'no_rule',
    'It is a custom of regions and forbids nothing: an audience may be one shop, or any number.',
  ),
  held(
    'R16',
    'An agency sees what each campaign counts: products by how they stand, new ones, and the sellers that joined.',
    'service/campaign-counters.ts',
    ['service/campaign-counters.test.ts', 'by decision, before, in and after the campaign period'],
    [
      'service/campaign-counters.test.ts',
      'sellers are counted once, whatever they registered and whatever became of it',
    ],
  ),
  out(
    'R17',
    'The API for partners is not offered in some regions.',
    'platform_access',
    'Who may call the platform is between the host and the platform.',
  ),
];

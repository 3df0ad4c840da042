import {
  type AgencyContact,
  type CampaignReason,
  type Country,
  decideCampaign,
  type Messenger,
  messengers,
  type Policy,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { reasonsOf } from '../support/answers.ts';
import { aCampaign, aDraft, agency, aPolicy, days } from '../support/build.ts';
import { campaignFacts, edit } from './specification.ts';

/** What R12 says of each market: the messenger that applies, and whether it must be given. By hand. */
const markets: readonly [Country, Messenger | null, 'required' | 'optional' | 'none'][] = [
  ['TH', 'line', 'required'],
  ['PH', 'viber', 'required'],
  ['VN', 'zalo', 'required'],
  ['MY', 'whatsapp', 'required'],
  ['SG', 'whatsapp', 'required'],
  ['GB', 'whatsapp', 'required'],
  ['ID', 'whatsapp', 'required'],
  ['US', 'whatsapp', 'optional'],
  ['JP', null, 'none'],
  ['MX', null, 'none'],
  ['XX', null, 'none'],
];

const email = 'hello@agency.example';
const handles = { line: '@agency', viber: '+63281234567', zalo: '0912345678', whatsapp: '+14255550100' };
const allGiven: AgencyContact = { email, ...handles };

function refusalOfCreation(market: Country, contact: AgencyContact, policy: Policy = campaignFacts.policy) {
  const draft = aDraft({ market, contact });
  const command = { type: 'create', campaignId: 'campaign-1', draft, at: days(0), actor: agency } as const;
  return reasonsOf(decideCampaign(undefined, command, { ...campaignFacts, policy }));
}

function refusalOfEdit(market: Country, contact: AgencyContact, before: AgencyContact) {
  const campaign = aCampaign({ market, contact: before });
  return reasonsOf(decideCampaign(campaign, edit(days(5), { contact }), campaignFacts));
}

function missing(market: Country, messenger: Messenger): CampaignReason {
  return { code: 'messenger_missing', parameters: { market, messenger } };
}

function misplaced(market: Country, messenger: Messenger, applicable: Messenger | null): CampaignReason {
  return { code: 'messenger_not_applicable', parameters: { market, messenger, applicable } };
}

describe.each(markets)('in %s, where %s is %s', (market, applicable, need) => {
  const fitting: AgencyContact =
    applicable === null ? { email } : { email, [applicable]: handles[applicable] };
  const others = messengers.filter((messenger) => messenger !== applicable);

  it('the messenger that applies is taken', () => {
    expect(refusalOfCreation(market, fitting)).toEqual([]);
    expect(refusalOfEdit(market, { ...fitting, phone: '+6621234567' }, fitting)).toEqual([]);
  });

  it('none at all is refused where one is required', () => {
    const reasons = applicable !== null && need === 'required' ? [missing(market, applicable)] : [];
    expect(refusalOfCreation(market, { email })).toEqual(reasons);
    expect(refusalOfEdit(market, { email }, { ...fitting, phone: '+6621234567' })).toEqual(reasons);
  });

  it('one that was left blank is none', () => {
    const blank = { email, line: '', viber: ' ', zalo: '\t' };
    const reasons = applicable !== null && need === 'required' ? [missing(market, applicable)] : [];
    expect(refusalOfCreation(market, blank)).toEqual(reasons);
  });

  it.each(others)('%s is refused, for it does not apply', (messenger) => {
    const contact = { ...fitting, [messenger]: handles[messenger] };
    expect(refusalOfCreation(market, contact)).toEqual([misplaced(market, messenger, applicable)]);
    expect(refusalOfEdit(market, contact, fitting)).toEqual([misplaced(market, messenger, applicable)]);
  });

  it('each messenger that does not apply is named, beside the one that is missing', () => {
    const reasons = others.map((messenger) => misplaced(market, messenger, applicable));
    expect(refusalOfCreation(market, allGiven)).toEqual(reasons);
    const without: AgencyContact = { email, ...Object.fromEntries(others.map((one) => [one, handles[one]])) };
    const lacking = applicable !== null && need === 'required' ? [missing(market, applicable)] : [];
    expect(refusalOfCreation(market, without)).toEqual([...lacking, ...reasons]);
  });

  it('an edit of something else is not asked about the contact that stands', () => {
    const campaign = aCampaign({ market, contact: allGiven });
    expect(decideCampaign(campaign, edit(days(5), { name: 'Another' }), campaignFacts).ok).toBe(true);
    const sentBack = edit(days(5), { name: 'Another', contact: allGiven });
    expect(decideCampaign(campaign, sentBack, campaignFacts).ok).toBe(true);
  });
});

describe('the table of a host', () => {
  const policy = aPolicy({
    messengers: { JP: { messenger: 'line', required: true }, TH: { messenger: 'viber', required: false } },
  });

  it('asks for what it says', () => {
    expect(refusalOfCreation('JP', { email }, policy)).toEqual([missing('JP', 'line')]);
    expect(refusalOfCreation('JP', { email, line: '@agency' }, policy)).toEqual([]);
    expect(refusalOfCreation('TH', { email }, policy)).toEqual([]);
    expect(refusalOfCreation('TH', { email, line: '@agency' }, policy)).toEqual([
      misplaced('TH', 'line', 'viber'),
    ]);
  });

  it('takes the place of the whole table of the platform', () => {
    expect(refusalOfCreation('VN', { email }, policy)).toEqual([]);
    expect(refusalOfCreation('VN', { email, zalo: '0912345678' }, policy)).toEqual([
      misplaced('VN', 'zalo', null),
    ]);
  });

  it('that is empty takes no messenger anywhere', () => {
    const none = aPolicy({ messengers: {} });
    expect(refusalOfCreation('TH', { email }, none)).toEqual([]);
    expect(refusalOfCreation('TH', { email, line: '@agency' }, none)).toEqual([
      misplaced('TH', 'line', null),
    ]);
  });

  it('knows no market by what every object has', () => {
    for (const market of ['constructor', 'toString', '__proto__', 'hasOwnProperty'])
      expect(refusalOfCreation(market, { email })).toEqual([]);
  });
});

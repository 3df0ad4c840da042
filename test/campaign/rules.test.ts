import {
  type Campaign,
  type CampaignChanges,
  type CampaignReason,
  decideCampaign,
  type Instant,
  instant,
} from 'partner-campaigns';
import { describe, expect, it } from 'vitest';
import { campaignRules } from '../../src/campaign/rules.ts';
import { LAST_INSTANT } from '../../src/core/instant.ts';
import { reasonsOf } from '../support/answers.ts';
import { aCampaign, agency, aPolicy, days, shifted } from '../support/build.ts';
import {
  accepted,
  campaignFacts,
  campaigns,
  create,
  draft,
  edit,
  shops,
  theAgency,
} from './specification.ts';

/** What an edit is refused with; nothing when it is accepted. */
function refusalOfEdit(at: Instant, changes: CampaignChanges, campaign: Campaign = aCampaign()) {
  return reasonsOf(decideCampaign(campaign, edit(at, changes), campaignFacts));
}

function refusalOfCreation(at: Instant, changes: CampaignChanges, facts = campaignFacts) {
  return reasonsOf(decideCampaign(undefined, create(at, changes), facts));
}

function codesOf(reasons: readonly CampaignReason[]) {
  return reasons.map(({ code }) => code);
}

describe('starts (R8)', () => {
  const later = { campaignPeriod: { start: days(12), end: days(40) } };

  it('of a published campaign are editable until the campaign begins', () => {
    expect(refusalOfEdit(shifted(days(10), -1), later)).toEqual([]);
    expect(codesOf(refusalOfEdit(days(10), later))).toEqual(['start_not_editable']);
  });

  it('of registration too, also once registration has begun', () => {
    const registration = { registrationPeriod: { start: days(9), end: days(20) } };
    expect(refusalOfEdit(days(8), registration)).toEqual([]);
    expect(refusalOfEdit(days(10), { registrationPeriod: { start: days(11), end: days(20) } })).toEqual([
      {
        code: 'start_not_editable',
        parameters: { fields: ['registrationPeriod'], startedAt: days(10) },
      },
    ]);
  });

  it('of a draft are editable also when it would have begun', () => {
    const start = { campaignPeriod: { start: days(30), end: days(40) } };
    expect(refusalOfEdit(days(20), start, campaigns.draft)).toEqual([]);
  });

  it('that begin a published campaign cannot be moved back, even a little', () => {
    const earlier = { campaignPeriod: { start: shifted(days(10), -1), end: days(40) } };
    expect(codesOf(refusalOfEdit(days(10), earlier))).toEqual(['start_not_editable', 'boundary_not_ahead']);
  });
});

describe('ends (R9)', () => {
  const extended = { campaignPeriod: { start: days(10), end: days(50) } };

  it('are editable until the campaign is over', () => {
    expect(refusalOfEdit(shifted(days(40), -1), extended)).toEqual([]);
    expect(refusalOfEdit(days(40), extended)).toEqual([
      { code: 'campaign_over', parameters: { overFrom: days(40) } },
    ]);
  });

  it('may be cut short, and registration opened again', () => {
    expect(refusalOfEdit(days(15), { registrationPeriod: { start: days(1), end: days(18) } })).toEqual([]);
    expect(refusalOfEdit(days(25), { registrationPeriod: { start: days(1), end: days(26) } })).toEqual([]);
  });

  it('of a draft too are not editable once its period has passed', () => {
    expect(codesOf(refusalOfEdit(days(40), extended, campaigns.draft))).toEqual(['campaign_over']);
  });
});

describe('a boundary that is set', () => {
  const ends = (end: Instant): CampaignChanges => ({ registrationPeriod: { start: days(1), end } });
  const starts = (start: Instant): CampaignChanges => ({ campaignPeriod: { start, end: days(40) } });

  it.each([
    ['an end a millisecond before', ends(shifted(days(5), -1)), ['registrationPeriod.end']],
    ['an end at', ends(days(5)), ['registrationPeriod.end']],
    ['an end a millisecond after', ends(shifted(days(5), 1)), []],
    ['a start a millisecond before', starts(shifted(days(5), -1)), ['campaignPeriod.start']],
    ['a start at', starts(days(5)), ['campaignPeriod.start']],
    ['a start a millisecond after', starts(shifted(days(5), 1)), []],
  ])('lies ahead: %s the edit', (_where, changes, boundaries) => {
    expect(refusalOfEdit(days(5), changes)).toEqual(
      boundaries.length === 0
        ? []
        : [{ code: 'boundary_not_ahead', parameters: { boundaries, at: days(5) } }],
    );
  });

  it('may stay in the past when only the other one of its period is set', () => {
    expect(refusalOfEdit(days(5), { registrationPeriod: { start: days(1), end: days(21) } })).toEqual([]);
    const begun = aCampaign({ registrationPeriod: { start: days(1), end: days(4) } });
    const restart = { registrationPeriod: { start: days(6), end: days(7) } };
    expect(refusalOfEdit(days(5), restart, begun)).toEqual([]);
  });

  it('in a new campaign: a start may have passed, an end may not', () => {
    expect(refusalOfCreation(days(15), {})).toEqual([]);
    expect(refusalOfCreation(days(20), {})).toEqual([
      { code: 'boundary_not_ahead', parameters: { boundaries: ['registrationPeriod.end'], at: days(20) } },
    ]);
    expect(refusalOfCreation(days(40), {})).toEqual([
      {
        code: 'boundary_not_ahead',
        parameters: { boundaries: ['registrationPeriod.end', 'campaignPeriod.end'], at: days(40) },
      },
    ]);
  });
});

describe('registration', () => {
  it('may end with the campaign, not a millisecond later (Q4)', () => {
    expect(refusalOfEdit(days(5), { registrationPeriod: { start: days(1), end: days(40) } })).toEqual([]);
    const outlasting = { registrationPeriod: { start: days(1), end: shifted(days(40), 1) } };
    expect(codesOf(refusalOfEdit(days(5), outlasting))).toEqual(['registration_outlasts_campaign']);
  });

  it('may not be outlasted by cutting the campaign short', () => {
    expect(refusalOfEdit(days(15), { campaignPeriod: { start: days(10), end: days(19) } })).toEqual([
      {
        code: 'registration_outlasts_campaign',
        parameters: { registrationEnd: days(20), campaignEnd: days(19) },
      },
    ]);
  });

  it('may begin after the campaign', () => {
    expect(refusalOfEdit(days(5), { registrationPeriod: { start: days(12), end: days(20) } })).toEqual([]);
  });
});

describe('the length of the campaign (R5)', () => {
  it('is at most 360 days', () => {
    expect(refusalOfEdit(days(5), { campaignPeriod: { start: days(10), end: days(370) } })).toEqual([]);
    expect(refusalOfCreation(days(5), { campaignPeriod: { start: days(10), end: days(370) } })).toEqual([]);
    const longer = { campaignPeriod: { start: days(10), end: shifted(days(370), 1) } };
    expect(codesOf(refusalOfEdit(days(5), longer))).toEqual(['campaign_too_long']);
  });

  it('is as long as the policy says', () => {
    const facts = { agency: theAgency, policy: aPolicy({ campaign: { days: 30 } }) };
    expect(refusalOfCreation(days(5), {}, facts)).toEqual([]);
    const longer = { campaignPeriod: { start: days(10), end: shifted(days(40), 1) } };
    expect(refusalOfCreation(days(5), longer, facts)).toEqual([
      { code: 'campaign_too_long', parameters: { latestEnd: days(40), maximumDays: 30 } },
    ]);
  });

  it('is shorter than that by a millisecond, where the policy lets it not last the whole of its days', () => {
    const facts = { agency: theAgency, policy: aPolicy({ campaign: { days: 30, daysInclusive: false } }) };
    const latestEnd = shifted(days(40), -1);
    const lasting = (end: Instant) => ({ campaignPeriod: { start: days(10), end } });
    expect(refusalOfCreation(days(5), lasting(latestEnd), facts)).toEqual([]);
    expect(refusalOfCreation(days(5), lasting(days(40)), facts)).toEqual([
      { code: 'campaign_too_long', parameters: { latestEnd, maximumDays: 30 } },
    ]);
  });

  it('reaches to the last instant there is', () => {
    const end = instant(LAST_INSTANT);
    expect(refusalOfCreation(days(5), { campaignPeriod: { start: shifted(end, -1), end } })).toEqual([]);
  });

  it('does not stand in the way of an edit of something else', () => {
    const long = aCampaign({ campaignPeriod: { start: days(10), end: days(700) } });
    expect(refusalOfEdit(days(5), { name: 'Another' }, long)).toEqual([]);
  });
});

describe('texts (R4)', () => {
  it.each([
    ['name', 49],
    ['description', 999],
    ['message', 999],
  ] as const)('%s has at most %i characters, counted in code points', (field, maximum) => {
    for (const character of ['n', 'ก', '🌊']) {
      expect(refusalOfEdit(days(5), { [field]: character.repeat(maximum) })).toEqual([]);
      expect(refusalOfEdit(days(5), { [field]: character.repeat(maximum + 1) })).toEqual([
        { code: 'text_too_long', parameters: { field, length: maximum + 1, maximum } },
      ]);
    }
  });

  it('that are too long are all named', () => {
    const changes = { message: 'm'.repeat(1000), name: 'n'.repeat(50), description: 'd'.repeat(2000) };
    expect(refusalOfCreation(days(5), changes)).toEqual([
      { code: 'text_too_long', parameters: { field: 'name', length: 50, maximum: 49 } },
      { code: 'text_too_long', parameters: { field: 'description', length: 2000, maximum: 999 } },
      { code: 'text_too_long', parameters: { field: 'message', length: 1000, maximum: 999 } },
    ]);
  });
});

describe('the audience (R11)', () => {
  it('names at most 99 shops', () => {
    const naming = (count: number): CampaignChanges => ({
      audience: { kind: 'shops', shopIds: shops(count) },
    });
    expect(refusalOfEdit(days(5), naming(99))).toEqual([]);
    expect(codesOf(refusalOfEdit(days(5), naming(100)))).toEqual(['audience_too_large']);
  });
});

describe('the proposed rate (R10)', () => {
  it.each([
    [100, []],
    [8000, []],
    [99, ['rate_out_of_bounds']],
    [8001, ['rate_out_of_bounds']],
  ])('of %i basis points is refused with %j', (proposedRate, codes) => {
    expect(codesOf(refusalOfEdit(days(5), { proposedRate }))).toEqual(codes);
  });

  it('keeps the step of total rates', () => {
    const facts = { agency: theAgency, policy: aPolicy({ totalRate: { step: 100 } }) };
    expect(refusalOfCreation(days(5), { proposedRate: 1250 }, facts)).toEqual([
      { code: 'rate_off_step', parameters: { field: 'proposedRate', rate: 1250, step: 100 } },
    ]);
  });
});

describe('the quota of ongoing campaigns (R14, Q31)', () => {
  const publish = { type: 'publish', at: days(5), actor: agency } as const;
  const draftOf = (maximumOngoingCampaigns: number | null, ongoingCampaigns?: number) =>
    reasonsOf(
      decideCampaign(aCampaign({ decision: 'draft' }), publish, {
        policy: aPolicy({ maximumOngoingCampaigns }),
        ...(ongoingCampaigns === undefined ? {} : { ongoingCampaigns }),
      }),
    );

  it('lets a campaign be published while there is a place', () => {
    expect(draftOf(3, 0)).toEqual([]);
    expect(draftOf(3, 2)).toEqual([]);
  });

  it.each([3, 4, 100_000])('of three is full with %i', (ongoing) => {
    expect(draftOf(3, ongoing)).toEqual([
      { code: 'too_many_ongoing_campaigns', parameters: { maximum: 3, ongoing } },
    ]);
  });

  it('needs to be told how many there are', () => {
    expect(draftOf(3)).toEqual([{ code: 'fact_missing', parameters: { fact: 'ongoing_campaigns' } }]);
  });

  it('is none by default, and then needs no count', () => {
    expect(draftOf(null)).toEqual([]);
    expect(draftOf(null, 100_000)).toEqual([]);
  });
});

describe('an edit that changes nothing', () => {
  it('is refused, naming what it gave', () => {
    expect(refusalOfEdit(days(5), {})).toEqual([{ code: 'nothing_changes', parameters: { fields: [] } }]);
    expect(refusalOfEdit(days(5), { audience: { kind: 'everyone' }, name: draft.name })).toEqual([
      { code: 'nothing_changes', parameters: { fields: ['name', 'audience'] } },
    ]);
  });

  it('is one that sends the whole form back, whatever order its keys have', () => {
    const { market, timeZone, ...details } = draft;
    const form = Object.fromEntries(Object.entries(details).reverse());
    const swapped = { ...form, campaignPeriod: { end: days(40), start: days(10) } };
    expect(codesOf(refusalOfEdit(days(15), swapped))).toEqual(['nothing_changes']);
  });
});

describe('a contact', () => {
  // Which messenger the market asks for is another rule.
  const formOf = (contact: CampaignChanges['contact'] & {}) =>
    refusalOfEdit(days(5), { contact }).filter(({ code }) => code === 'contact_invalid');
  const email = 'other@agency.example';

  it('may have numbers of E.164 form, and other messengers in whatever form', () => {
    expect(formOf({ email, phone: '+6621234567', whatsapp: '+999123456789' })).toEqual([]);
    expect(formOf({ email, line: '@agency', viber: '081', zalo: 'x' })).toEqual([]);
  });

  it('is refused for each field that is not of its form', () => {
    const invalid = (field: string) => ({ code: 'contact_invalid', parameters: { field } });
    expect(formOf({ email, phone: '0812345678' })).toEqual([invalid('phone')]);
    expect(formOf({ email, whatsapp: '+66 812345678' })).toEqual([invalid('whatsapp')]);
    expect(formOf({ email: 'nobody', phone: '', whatsapp: '+0' })).toEqual([
      invalid('email'),
      invalid('phone'),
      invalid('whatsapp'),
    ]);
  });
});

describe('a whole form with one field changed', () => {
  const { market, timeZone, ...details } = draft;

  it('edits that field only, also when the starts have passed', () => {
    const outcome = decideCampaign(
      aCampaign(),
      edit(days(15), { ...details, message: 'More samples.' }),
      campaignFacts,
    );
    expect(outcome).toMatchObject({
      ok: true,
      campaign: { ...aCampaign(), message: 'More samples.', changedAt: days(15) },
    });
    expect(outcome.ok && outcome.events).toEqual([
      {
        v: 1,
        type: 'campaign_edited',
        campaignId: 'campaign-1',
        agencyId: 'agency-1',
        changes: { message: 'More samples.' },
        at: days(15),
        actor: { role: 'agency', agencyId: 'agency-1' },
      },
    ]);
  });
});

// The machine asks a rule only where it has a say; a rule has an answer wherever it is asked.
describe('a rule asked out of turn', () => {
  const { agency_known: _, milestone_reached: __, ...others } = campaignRules;

  it.each(Object.values(accepted))('has nothing against $type where there is no campaign', (command) => {
    const answers = Object.entries(others).map(([name, rule]) => [
      name,
      rule(undefined, { command, facts: campaignFacts }),
    ]);
    expect(answers).toEqual(Object.keys(others).map((name) => [name, null]));
  });

  it('has nothing to announce where there is no campaign', () => {
    const input = { command: accepted.announce, facts: campaignFacts };
    expect(campaignRules.milestone_reached(undefined, input)).toEqual({
      code: 'nothing_to_announce',
      parameters: { next: null },
    });
  });

  it('knows no agency for whoever is none', () => {
    const input = { command: accepted.announce, facts: { policy: aPolicy() } };
    expect(campaignRules.agency_known(undefined, input)).toEqual({
      code: 'fact_missing',
      parameters: { fact: 'agency' },
    });
  });

  it.each(['publish', 'end_early', 'announce'] as const)('has nothing against the details of %s', (type) => {
    const input = { command: accepted[type], facts: campaignFacts };
    const wrong = aCampaign({ name: 'n'.repeat(99), proposedRate: 1, contact: { email: 'nobody' } });
    for (const rule of ofDetails) expect(campaignRules[rule](wrong, input)).toBeNull();
  });
});

const ofDetails = [
  'boundaries_ahead',
  'registration_within_campaign',
  'length_within_limit',
  'texts_within_limits',
  'proposed_rate_within_bounds',
  'audience_within_limit',
  'contact_valid',
  'required_messenger_given',
  'messengers_applicable',
] as const;

import fc from 'fast-check';
import { sql } from 'kysely';
import {
  type Criterion,
  type EligibilitySubject,
  eligibilityFields,
  type Instant,
  type ProductFacts,
  parseCriteria,
  type RegistrationSubject,
  registrationFields,
  type ShopFacts,
} from 'partner-campaigns';
import { campaignCriteriaSql, registrationCriteriaSql } from 'partner-campaigns/postgres';
import { criteria, products, shops } from 'partner-campaigns/testing';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { questionOf } from '../../../src/criteria/question.ts';
import { days, shifted } from '../../support/build.ts';
import { answerByHand } from '../../support/criteria-oracle.ts';
import { mustSave } from '../../support/groups.ts';
import { createDatabase, type OwnDatabase } from '../../support/postgres/databases.ts';
import {
  connectTo,
  emptyTables,
  type HostDatabase,
  migrate,
  storeOver,
} from '../../support/postgres/stores.ts';
import { type World, worlds } from '../../support/postgres/worlds.ts';

const SCHEMA = 'asked';

let database: OwnDatabase;
let db: HostDatabase;

beforeAll(async () => {
  database = await createDatabase(inject('postgresUrl'), 'criteria');
  db = connectTo(database.url);
  await migrate(db, { schema: SCHEMA });
});

afterAll(async () => {
  await db.destroy();
  await database.remove();
});

/** What SQL says of rows, by their ids: an answer for each criterion. */
type Said = ReadonlyMap<string, readonly (boolean | null)[]>;

interface Asked {
  readonly at: Instant;
  readonly shop?: ShopFacts;
  readonly product?: ProductFacts;
}

const parsed = (where: Criterion) => {
  const read = parseCriteria({ v: 1, where }, registrationFields);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value;
};

async function saidOf(
  kind: 'campaign' | 'registration',
  wheres: readonly Criterion[],
  asked: Asked,
): Promise<Said> {
  const options = { ...asked, schema: SCHEMA };
  const conditions = wheres.map((where) =>
    kind === 'campaign'
      ? campaignCriteriaSql(parsed(where), options)
      : registrationCriteriaSql(parsed(where), options),
  );
  const from =
    kind === 'campaign'
      ? sql`${sql.id(SCHEMA, 'campaigns')} as campaign`
      : sql`${sql.id(SCHEMA, 'registrations')} as registration
          join ${sql.id(SCHEMA, 'campaigns')} as campaign on campaign.id = registration.campaign_id`;
  const { rows } = await sql<{ id: string; answers: readonly (boolean | null)[] }>`
    select ${sql.ref(`${kind}.id`)} as id, array[${sql.join(conditions)}]::boolean[] as answers from ${from}`.execute(
    db,
  );
  return new Map(rows.map(({ id, answers }) => [id, answers]));
}

const inSql = { yes: true, no: false, unknown: null } as const;

/** What the criteria say, asked of a record: walked, and worked out by hand. */
function walked(wheres: readonly Criterion[], subject: RegistrationSubject, at: Instant) {
  return wheres.map((where) => {
    const answer = questionOf<RegistrationSubject>(where, registrationFields).answer(subject, at);
    expect(answer).toBe(answerByHand(where, registrationFields, subject, at));
    return inSql[answer];
  });
}

async function kept(world: World): Promise<void> {
  await emptyTables(db, SCHEMA);
  await mustSave(storeOver(db, SCHEMA), world);
}

function joinedShops({ registrations }: World, id: string): ReadonlySet<string> {
  return new Set(registrations.filter(({ campaignId }) => campaignId === id).map(({ shopId }) => shopId));
}

const pools = {
  number: fc.constantFrom(-1, 0, 1, 2, 3, 500, 1_000, 1_200, 1_500, Number.MAX_SAFE_INTEGER),
  instant: fc
    .tuple(fc.nat(13), fc.constantFrom(0, 0, -1, 1))
    .map(([day, milliseconds]) => shifted(days(day), day === 0 ? 0 : milliseconds)),
  text: fc.constantFrom('Songkran', 'SUN week', 'sun week', "100 %_ 'sun' \\ week", ''),
  id: fc.constantFrom('TH', 'VN', 'campaign-1', 'campaign-1~', 'agency-1', 'shop-1', 'ร้าน', 'product-2'),
};

const asking = fc
  .record(
    { at: pools.instant, shop: shops({ market: 'TH' }), product: products() },
    { requiredKeys: ['at'], noNullPrototype: true },
  )
  .map(({ at, ...facts }): Asked => ({ at: shifted(at, 0), ...facts }));

const RUNS = Number(process.env['RUNS'] ?? 60);

describe('any criteria, asked in SQL', () => {
  it('say of every campaign what the walker says', async () => {
    const seen = new Set<boolean | null>();
    await fc.assert(
      fc.asyncProperty(
        worlds(),
        fc.array(criteria(eligibilityFields, pools), { minLength: 1, maxLength: 40, size: 'max' }),
        asking,
        async (world, wheres, asked) => {
          await kept(world);
          const said = await saidOf('campaign', wheres, asked);
          for (const campaign of world.campaigns) {
            const subject = { campaign, joinedShops: joinedShops(world, campaign.id), ...facts(asked) };
            const answers = walked(wheres, subject, asked.at);
            expect(said.get(campaign.id)).toEqual(answers);
            for (const answer of answers) seen.add(answer);
          }
          expect(said.size).toBe(world.campaigns.length);
        },
      ),
      { numRuns: RUNS },
    );
    expect(seen.size).toBe(3);
  });

  it('say of every registration what the walker says', async () => {
    const seen = new Set<boolean | null>();
    await fc.assert(
      fc.asyncProperty(
        worlds(),
        fc.array(criteria(registrationFields, pools), { minLength: 1, maxLength: 40, size: 'max' }),
        asking,
        async (world, wheres, asked) => {
          await kept(world);
          const said = await saidOf('registration', wheres, asked);
          for (const registration of world.registrations) {
            const campaign = world.campaigns.find(({ id }) => id === registration.campaignId);
            const joined = joinedShops(world, registration.campaignId);
            const subject = { registration, campaign, joinedShops: joined, ...facts(asked) };
            const answers = walked(wheres, subject, asked.at);
            expect(said.get(registration.id)).toEqual(answers);
            for (const answer of answers) seen.add(answer);
          }
          expect(said.size).toBe(world.registrations.length);
        },
      ),
      { numRuns: RUNS },
    );
    expect(seen.size).toBe(3);
  });
});

function facts({ shop, product }: Asked): Pick<EligibilitySubject, 'shop' | 'product'> {
  return { shop, product };
}

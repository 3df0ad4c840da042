// What a host does first, whichever way it loads the library: a product goes from the form to live, and a blocked one
// stays out.
const assert = require('node:assert/strict');

module.exports = async function play({ main, contract, jsonSchema, machine, memory, postgres, tiktokShop }) {
  const day = (count) => main.instant(Date.UTC(2026, 2, 1 + count));
  const directories = memory.createMemoryDirectories();
  directories.add({
    agencies: [{ id: 'a', name: 'Agency', homeCountry: 'TH' }],
    shops: [
      { id: 's', name: 'Shop', market: 'TH', homeCountry: 'TH', sellerType: 'local', status: 'active' },
    ],
    products: ['p', 'q'].map((id) => ({ id, shopId: 's', title: id, status: 'live', stock: 9 })),
  });
  const policy = main.parsePolicy({ autoCloseAfterDays: 7 });
  assert.equal(policy.ok, true);
  let now = day(0);
  const service = main.createPartnerCampaigns({
    store: memory.createMemoryStore(),
    directories,
    clock: { now: () => now },
    newId: () => 'c',
    policy: policy.value,
  });
  const agency = { role: 'agency', agencyId: 'a' };
  const seller = { role: 'seller', shopId: 's' };
  const created = await service.campaigns.create(agency, {
    name: 'Campaign',
    description: '',
    message: '',
    market: 'TH',
    timeZone: 'Asia/Bangkok',
    registrationPeriod: { start: day(0), end: day(20) },
    campaignPeriod: { start: day(10), end: day(40) },
    proposedRate: 1200,
    contact: { email: 'agency@example.com', line: '@agency' },
    audience: { kind: 'everyone' },
  });
  assert.deepEqual(created, { ok: true, value: { campaignId: 'c', decision: 'draft', revision: 1 } });
  await service.campaigns.publish(agency, 'c');
  const form = {
    campaignId: 'c',
    contact: { email: 'seller@example.com', whatsapp: '+66 (0)81-555 0147' },
    batches: [{ productIds: ['p', 'q'], totalRate: 1200, sampleQuantity: 3 }],
  };
  const submitted = await service.registrations.submit(seller, form);
  assert.equal(submitted.value.accepted, 2);
  const [p, q] = submitted.value.items.map(({ value }) => value.registrationId);
  const reviewed = await service.registrations.executeAll(agency, [
    { registrationId: p, command: { type: 'approve', seenRevision: 1 } },
    { registrationId: q, command: { type: 'block', seenRevision: 1 } },
  ]);
  assert.equal(reviewed.value.accepted, 2);
  const again = await service.registrations.submit(seller, {
    ...form,
    batches: [{ productIds: ['q'], totalRate: 5 }],
  });
  const [refused] = again.value.items;
  assert.deepEqual(
    refused.refusal.reasons.map(({ code }) => code),
    ['not_accepted', 'product_blocked'],
  );
  assert.match(main.formatRefusal(refused.refusal), /blocked/);

  now = day(10);
  const { value } = await service.registrations.get(seller, p);
  assert.equal(value.status, 'live');
  assert.equal(value.registration.contact.whatsapp, '+66815550147');
  assert.ok(jsonSchema.registrationCommandJsonSchemas().approve.required.includes('seenRevision'));
  assert.equal(main.nextLocalMidnight(day(0), 'Asia/Bangkok'), Date.UTC(2026, 2, 1, 17));
  assert.equal(machine.registrationSnapshot(value.registration).value, 'approved');
  const reply = { code: 0, data: { products: [{ id: '7', shop_name: 'Shop', review_status: 'PENDING' }] } };
  const page = tiktokShop.decodePage(reply, 'products', (item) =>
    tiktokShop.decodeCampaignProduct(item, { shopIdOf: () => 's', seenAt: now }),
  );
  assert.deepEqual(page.value.items[0].observed, { decision: 'pending' });
  assert.deepEqual(tiktokShop.unixSeconds.encode(day(0)), { ok: true, value: Date.UTC(2026, 2, 1) / 1000 });
  assert.match(machine.toMermaid(machine.registrationMachine), /pending --> approved/);

  assert.match(
    postgres.postgresMigrationSql({ schema: 'campaigns' }),
    /create table "campaigns".registrations/,
  );

  const report = await contract.runContract(
    contract.storeContract({
      createStore: memory.createMemoryStore,
      capabilities: { exactQueries: true, creators: true },
    }),
  );
  assert.equal(report.failed, 0, contract.formatContractReport(report));
};

import { platformMessengers } from 'partner-campaigns';
import { expect, it } from 'vitest';
import { messengerIn } from '../../src/policy/messengers.ts';

it('a market has the messenger that the table gives it', () => {
  expect(messengerIn('TH', platformMessengers)).toEqual({ messenger: 'line', required: true });
  expect(messengerIn('US', platformMessengers)).toEqual({ messenger: 'whatsapp', required: false });
  expect(messengerIn('US', { JP: { messenger: 'line', required: true } })).toBeNull();
});

it.each(['JP', 'th', '', 'constructor', 'toString', '__proto__'])('the market %j has none', (market) => {
  expect(messengerIn(market, platformMessengers)).toBeNull();
});

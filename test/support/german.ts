import {
  defineMessages,
  englishFormats,
  formatRate,
  parseTranslation,
  type Translation,
} from 'partner-campaigns';

/** Everything the library says, in German. */
export const germanMessages = defineMessages({
  refusals: {
    invalid_input: '[{path}: ]{problem}.',
    not_found: '{kind} {id} gibt es nicht.',
    role_not_allowed: '{command} ist nichts für {role}, nur für: {allowed}.',
    time_went_back: '{at} liegt vor der letzten Änderung vom {changedAt}.',
    fact_missing: 'Zu {fact} fehlen die Angaben.',
    stale_view: 'Gesehen wurde Fassung {seenRevision}, inzwischen gilt {revision}.',
    not_accepted: '{command} geht nicht[, solange der Stand „{decision}“ ist][; es geht: {accepted}].',
    campaign_command_not_accepted:
      '{command} geht nicht[, solange die Kampagne „{decision}“ ist|, bevor es die Kampagne gibt][; es geht: {accepted}].',
    product_blocked: 'Seit {since} gesperrt[, weil {reasons}].[ Anmerkung: „{note}“.]',
    disabled_by_policy: '{command} wird hier nicht angeboten.',
    campaign_over: 'Die Kampagne ist seit {overFrom} vorbei.',
    campaign_not_published: 'Die Kampagne ist nicht veröffentlicht.',
    registration_not_open: 'Die Anmeldung öffnet am {opensAt}.',
    registration_closed: 'Die Anmeldung ist seit {closedAt} zu.',
    shop_not_invited: 'Die Agentur hat andere Shops eingeladen.',
    seller_type_not_invited: 'Die Kampagne ist für {allowed}, dieser Händler ist {sellerType}.',
    market_mismatch: 'Die Kampagne verkauft in {campaignMarket}, der Shop in {shopMarket}.',
    shop_not_active: 'Der Shop ist {status}.',
    product_not_promotable: 'Produkt {productId} kann nicht beworben werden, es ist {status}.',
    not_eligible: '[Produkt {productId}|{about}] {standing}: [{message}|{rule} ist nicht erfüllt.]',
    rate_out_of_bounds:
      '{field} {rate} liegt nicht zwischen {minimum} und {maximum}, in Schritten von {step}.',
    rate_off_step: '{field} {rate} ist kein Vielfaches von {step}.',
    proposed_rate_not_met: 'Der Gesamtsatz {rate} liegt unter {minimum}.',
    sample_quantity_too_large: '{sampleQuantity} Muster sind mehr als die erlaubten {maximum}.',
    sample_quantity_not_raised: 'Mehr Muster als {current} müssen es sein, nicht {sampleQuantity}.',
    shop_ads_rate_already_set: 'Der Satz für Shop Ads steht mit {rate} fest.',
    total_rate_locked: 'Der Gesamtsatz {rate} steht nach der Zusage fest.',
    total_rate_not_raised: 'Der Gesamtsatz kann nur steigen: {rate} ist weniger als {current}.',
    rate_unchanged: 'Der Satz ist schon {rate}.',
    creator_rate_above_total: 'Der Satz für Creator {creatorRate} liegt über dem Gesamtsatz {totalRate}.',
    creator_shop_ads_rate_above_total:
      'Der Shop-Ads-Satz für Creator {creatorShopAdsRate} liegt über dem Shop-Ads-Satz {shopAdsRate}.',
    currencies_differ: '{path} steht in {currency}, das andere in {expected}.',
    discounts_above_price: 'Die Rabatte der Zeile {line} übersteigen ihren Preis.',
    refund_above_base: 'Von Zeile {line} wurde mehr erstattet, als übrig war.',
    contact_invalid: 'Der Kontakt ist ungültig: {field}.',
    reason_required: 'Eine Ablehnung braucht einen Grund.',
    not_due: '[Die Frist endet am {dueAt}.|Es läuft keine Frist.]',
    held: '{command} ist von {placedBy} seit {placedAt} angehalten ({holdId})[: „{note}“].',
    host_rule: '[{message}|{rule} lehnt es ab.]',
    host_rule_failed: '{rule} konnte nicht gefragt werden, darum ist nichts geschehen.',
    hold_exists: 'Es gibt schon einen Halt {holdId}.',
    too_many_holds: 'Es gibt schon {maximum} Halte, mehr dürfen es nicht sein.',
    hold_not_found: 'Es gibt keinen Halt {holdId}.',
    hold_not_yours: 'Den Halt {holdId} löst nur {placedBy}.',
    disqualified: 'Das Produkt ist seit {since} endgültig heraus: {reason}.[ Anmerkung: „{note}“.]',
    another_product: 'Hier geht es um Produkt {productId} des Shops {shopId}.',
    times_out_of_order:
      'Angemeldet {registeredAt}, entschieden {decidedAt}, vermerkt {at}: falsche Reihenfolge.',
    attempt_too_low: 'Es ist mindestens Versuch {minimum}, nicht {attempt}.',
    nothing_to_adopt: 'Es ist hier schon „{decision}“, und nichts ist anders.',
    another_branch: 'Der Befehl führt woandershin.',
    nothing_changes: 'Es ändert sich nichts an: {fields}.',
    start_not_editable: 'Die Kampagne läuft seit {startedAt}; diese Anfänge bleiben: {fields}.',
    boundary_not_ahead: 'Nach {at} müssen liegen: {boundaries}.',
    registration_outlasts_campaign:
      'Die Anmeldung endete am {registrationEnd}, die Kampagne schon am {campaignEnd}.',
    campaign_too_long: 'Höchstens {maximumDays} Tage, hier bis {latestEnd}.',
    text_too_long: '{field}: {length} statt höchstens {maximum} Zeichen.',
    audience_too_large: '{shops} Shops sind mehr als die erlaubten {maximum}.',
    audience_not_shops: 'Die Kampagne ist für {audience}, einzelne Shops werden nicht eingeladen.',
    audience_empty: 'Ein Shop muss eingeladen bleiben.',
    messenger_missing: 'In {market} braucht der Kontakt {messenger}.',
    messenger_not_applicable: '{messenger} gilt in {market} nicht[; {applicable} gilt|, und kein anderer].',
    too_many_ongoing_campaigns: 'Die Agentur hat {ongoing} laufende Kampagnen, erlaubt sind {maximum}.',
    nothing_to_announce: 'Es gibt nichts zu melden[ vor {next}].',
    command_id_reused: 'Die Kennung {commandId} steht schon für etwas anderes.',
    lost_race: '{attempts} Mal waren andere schneller; nichts ist geschehen.',
    other_items_refused: 'Nichts ist geschehen, wegen: {items}.',
  },
  warnings: {
    no_samples: 'Keine Muster: mit Mustern finden sich leichter Creator.',
    below_proposed_rate: 'Der Gesamtsatz {rate} liegt unter den vorgeschlagenen {proposedRate}.',
    below_open_collaboration_rate: 'Der Gesamtsatz {rate} liegt unter dem offenen Satz {openRate}.',
    below_open_shop_ads_rate: 'Der Satz für Shop Ads {rate} liegt unter dem offenen Satz {openRate}.',
    creator_below_open_collaboration_rate:
      'Der Satz für Creator {rate} liegt unter dem offenen Satz {openRate}.',
    samples_above_stock: '{sampleQuantity} Muster sind mehr als die {stock} auf Lager.',
  },
  rejectReasons: {
    commission_too_low: 'die Provision zu niedrig ist',
    product_hard_to_promote: 'das Produkt schwer zu bewerben ist',
    product_too_expensive: 'das Produkt zu teuer ist',
    no_suitable_creator: 'kein Creator passt',
    not_reviewed_in_time: 'es nicht rechtzeitig geprüft wurde',
  },
  words: {
    totalRate: 'Gesamtsatz',
    campaign: 'Kampagne',
    seller: 'Händler',
    agency: 'Agenturen',
    platform: 'Plattform',
    approve: 'Zusagen',
    approve_close: 'Ende zusagen',
    decline_close: 'Ende ablehnen',
    close_requested: 'Ende erbeten',
    out_of_stock: 'ausverkauft',
    shop: 'Shop',
    product: 'Produkt',
    restricted: 'eingeschränkt',
    disqualified: 'ausgeschlossen',
    campaignPeriod: 'Laufzeit',
    registrationPeriod: 'Anmeldezeit',
  },
});

/** German, with decimal commas and hours that count from Berlin. */
export const german: Translation = made();

function made(): Translation {
  const berlin = new Intl.DateTimeFormat('de', {
    timeZone: 'Europe/Berlin',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const parsed = parseTranslation(germanMessages, {
    ...englishFormats,
    rate: (rate) => formatRate(rate).replace('.', ','),
    time: (at) => berlin.format(at),
    list: (items) => items.join(' und '),
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
  return parsed.value;
}

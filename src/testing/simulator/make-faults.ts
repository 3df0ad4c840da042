import type { Fault, FaultKind } from './faults.js';
import type { Deed } from './steps.js';
import type { View } from './view.js';

/** How often what goes wrong, out of a thousand steps or so. */
const frequency = {
  lost_reply: 22,
  crash_before_save: 12,
  crash_after_save: 12,
  crash_while_reading: 10,
  failing_storage: 14,
  failing_directory: 10,
  unknown_to_directory: 8,
  clock_within_tolerance: 30,
  clock_beyond_tolerance: 12,
  clock_backwards: 12,
  slow_storage: 24,
} as const satisfies Partial<Record<FaultKind, number>>;

/** Makes up what goes wrong around a deed: mostly nothing. */
export function faultsFor(view: View, deed: Deed): { readonly faults?: readonly Fault[] } {
  const { random, switches } = view;
  if (deed.does === 'shop' || deed.does === 'product' || !random.percent(21)) return {};
  const kind = inTheMiddle(view, deed) ?? random.weighted(frequency);
  return switches[kind] ? { faults: [faultOf(view, kind)] } : {};
}

/** Of what is saved in several pieces, the saves are cut in the middle now and then. */
function inTheMiddle({ random }: View, deed: Deed): 'crash_between_saves' | 'cut_save' | undefined {
  if (deed.does === 'settle') return random.pick(['crash_between_saves', 'cut_save']);
  const isInPieces =
    (deed.does === 'submit' && deed.atomic !== true && deed.form.batches.length > 1) ||
    ((deed.does === 'command' || deed.does === 'adopt') && deed.atomic !== true && deed.items.length > 1) ||
    ((deed.does === 'link' || deed.does === 'sample') && deed.items.length > 1);
  return isInPieces && random.percent(50)
    ? random.pick(['crash_between_saves', 'cut_save', 'cut_save'])
    : undefined;
}

function faultOf(
  { random, policy }: View,
  kind: keyof typeof frequency | 'crash_between_saves' | 'cut_save',
): Fault {
  const again = random.percent(60) ? ({ again: true } as const) : {};
  const sign = random.percent(50) ? 1 : -1;
  switch (kind) {
    case 'lost_reply':
      return { kind, again: true };
    case 'crash_while_reading':
    case 'failing_storage':
      return { kind, by: random.between(1, 5), ...again };
    case 'clock_within_tolerance':
      return { kind, by: sign * random.between(0, policy.clockTolerance) };
    case 'clock_beyond_tolerance':
      return { kind, by: sign * (policy.clockTolerance + random.pick([1, 1_000, 60_000, 3_600_000])) };
    case 'clock_backwards':
      return { kind, by: random.pick([1, 1_000, 20_000]) };
    case 'slow_storage':
      return { kind, by: random.between(1, 6) };
    case 'unknown_to_directory':
      return { kind };
    default:
      return { kind, ...again };
  }
}

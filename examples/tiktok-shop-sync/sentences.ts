import { formatRate } from 'partner-campaigns';
import type { Finding } from 'partner-campaigns/tiktok-shop';

/** What a look has found of a product, in words. */
export function sentenceOf(finding: Finding): string {
  switch (finding.kind) {
    case 'appeared':
      return `is new, and ${finding.status}`;
    case 'registered_again':
      return 'was registered again: it waits for review';
    case 'approved':
      return 'was approved';
    case 'rejected':
      return `was rejected${forGood[`${finding.forGood}`]}`;
    case 'close_requested':
      return 'is to be closed: the seller asked for it';
    case 'close_declined':
      return 'goes on: the close was declined';
    case 'closed':
      return 'was closed';
    case 'rate_changed': {
      const whose = finding.field === 'totalRate' ? 'total rate' : "creators' part";
      const before = finding.before === undefined ? 'unset' : formatRate(finding.before);
      return `has another ${whose}: ${before} → ${formatRate(finding.after)}`;
    }
    case 'quota_changed':
      return `has another number of samples: ${finding.before} → ${finding.after}`;
    case 'confirmed':
      return `shows the ${finding.sent} that we sent`;
    case 'awaiting_confirmation':
      return `does not show the ${finding.sent} that we sent${finding.overdue ? ', and should by now' : ' yet'}`;
    case 'overruled':
      return `does not heed the ${finding.sent} that we sent: somebody was faster`;
    case 'impossible':
      return `went from ${finding.from ?? 'nothing'} to ${finding.to}, where no way leads: not taken over`;
    case 'unknown_status':
      return `has a status that we do not know: ${JSON.stringify(finding.raw)}`;
    case 'incomplete':
      return `does not tell its ${finding.missing.join(' and ')}: not taken over`;
    case 'contradictory':
      return 'was seen twice at one instant, differently';
    case 'outdated':
      return 'was seen before we last wrote it';
    case 'vanished':
      return `is not listed any more; it was ${finding.status}`;
  }
}

const forGood = {
  true: ', for good: that is what we sent',
  false: ', and may be registered again',
  unknown: '; whether for good, nobody can tell',
} as const;

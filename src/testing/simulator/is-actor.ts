import type { Caller } from '../../service/roles.js';

/** Tells whether what came off the wire names an actor whole. */
export function isActor(data: unknown): data is Caller {
  if (typeof data !== 'object' || data === null || !('role' in data)) return false;
  switch (data.role) {
    case 'seller':
      return 'shopId' in data && typeof data.shopId === 'string';
    case 'agency':
      return 'agencyId' in data && typeof data.agencyId === 'string';
    case 'creator':
      return 'creatorId' in data && typeof data.creatorId === 'string';
    default:
      return data.role === 'platform';
  }
}

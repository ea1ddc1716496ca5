import type { Seed } from '../../../sandbox/resman';

export const HARBOR = 'property-harbor';
export const GARDEN = 'property-garden';
export const AGENT = 'employee-1';
export const SOURCE = 'source-chat';
export const LOST_REASON = 'reason-priced-out';

/** Two properties with what a new prospect needs; every test of ResMan begins with them. */
export const baseSeed: Seed = {
  properties: [
    { id: HARBOR, name: 'Harbor Lofts' },
    { id: GARDEN, name: 'Garden Court', city: 'Boston', state: 'MA' },
  ],
  employees: [
    { id: AGENT, name: 'Dana Agent', email: 'dana@example.com', propertyIds: [HARBOR, GARDEN] },
    { id: 'employee-2', name: 'Lee Helper', propertyIds: [GARDEN] },
  ],
  sources: [
    { id: SOURCE, propertyId: HARBOR, name: 'Website Chat' },
    { id: 'source-walk', propertyId: HARBOR, name: 'Walk-In' },
    { id: 'source-old', propertyId: HARBOR, name: 'Old Paper', isActive: false },
    { id: 'source-garden', propertyId: GARDEN, name: 'Website Chat' },
  ],
  lostReasons: [
    { id: LOST_REASON, name: 'Priced Out' },
    { id: 'reason-other', name: 'Chose Another' },
  ],
  units: [{ id: 'unit-1', propertyId: HARBOR, unitNumber: '101' }],
};

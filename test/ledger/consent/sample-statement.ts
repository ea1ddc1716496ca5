import type { ConsentStatement } from '../../../contacts/consent/consent-statement';

/** Somebody who texted STOP from +1 617 555 0142, or what the fields say otherwise. */
export const sampleStatement = (fields: Partial<ConsentStatement> = {}): ConsentStatement => ({
  identifier: 'phone:+16175550142',
  channel: 'text',
  scope: 'all',
  state: 'denied',
  basis: 'said',
  system: 'openphone',
  statedAt: '2026-01-05T10:00:00.000Z',
  evidenceId: 'AC1',
  quote: 'STOP',
  ...fields,
});

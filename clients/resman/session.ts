import type { KeyedLock } from '../http/keyed-lock';
import type { ResManClient } from './client';
import type { ResManContact } from './contact';
import type { ReadBack } from './create-prospect';

/** What the operations of one execution share, and what all with the same credential share in this process. */
export interface ResManSession {
  readonly client: ResManClient;
  readonly lock: KeyedLock;
  /** Applicants and residents of a property, read anew after some minutes. */
  readonly leasePeople: (propertyId: string) => Promise<readonly ResManContact[]>;
  readonly readBack: ReadBack;
  /** Milliseconds since 1970 */
  readonly now: () => number;
}

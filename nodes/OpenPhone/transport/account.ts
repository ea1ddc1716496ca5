import { KeyedLock } from '../../../clients/http/keyed-lock';
import { ContactIndex, newRateLimiter } from '../../../clients/openphone';
import { sharedByAccount } from '../../http/by-account';

/** How old the list of contacts may be when another execution of this process has read it. */
const SHARED_LIST_MS = 60_000;

/** The same for an execution that has read it itself: long enough for a bootstrap in batches, not for a wait of days. */
const OWN_LIST_MS = 30 * 60_000;

/** What n8n calls an execution that it does not keep. */
const UNKNOWN_EXECUTION = '__UNKNOWN__';

/** What everything in this process shares that uses the same API key at the same address. */
export class Account {
  readonly limiter = newRateLimiter();
  readonly index = new ContactIndex(Date.now);
  readonly lock = new KeyedLock();
  private listedFor: string | null = null;

  /** @param fingerprint tells accounts apart without telling the key */
  constructor(readonly fingerprint: string) {}

  /** How old the list may be, in milliseconds, for a batch of this execution. Remembers whose batch came last. */
  listAgeMs(executionId: string): number {
    const isItsOwn = this.listedFor === executionId && !['', UNKNOWN_EXECUTION].includes(executionId);
    this.listedFor = executionId;
    return isItsOwn ? OWN_LIST_MS : SHARED_LIST_MS;
  }
}

/** The account of a key at an address. */
export const accountOf: (baseUrl: string, apiKey: string) => Account = sharedByAccount(
  (fingerprint) => new Account(fingerprint),
);

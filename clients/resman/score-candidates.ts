import { RecordScorer } from '../../contacts/matching/record-scorer';
import { identifiersOf } from '../../contacts/model/identifier';
import { MatchingCriteriaSchema } from '../../contacts/model/matching-rule';
import type { PersonRecord } from '../../contacts/model/person-record';
import {
  IncomingRecordSchema,
  readIncomingRecord,
  type IncomingRecord,
} from '../../contacts/normalize/incoming-record';
import type { ResManContact } from './contact';
import type { WantedPerson } from './wanted-contact';

/** A contact in ResMan that may be the person, and how sure that is: 0..1. */
export interface ScoredContact {
  readonly contact: ResManContact;
  readonly confidence: number;
  /** They cannot be one person whatever the score says: another first name on the same number, Sr and Jr ... */
  readonly isGuarded: boolean;
  /** They have a number or an address in common; without one it is names alone that speak for it. */
  readonly sharesIdentifier: boolean;
}

const HOME_REGION = 'US';
const WANTED = 'wanted';

/**
 * Scores everybody who may be the person with the package's matching engine, the surest first. Pure.
 * Source of the confidence: docs/matching.md.
 */
export function scoreCandidates(
  wanted: WantedPerson,
  candidates: readonly ResManContact[],
  propertyId: string,
): ScoredContact[] {
  const scorer = new RecordScorer(MatchingCriteriaSchema.parse({}));
  const records = candidates.map((contact, index) => ({ id: `c${index}`, record: recordOfContact(contact) }));
  const wantedRecord = recordOf({ ...wanted, system: 'manual', externalId: WANTED, propertyId });
  const wantedOnes = new Set(identifiersOf(wantedRecord));
  const scored = scorer.with([{ id: WANTED, record: wantedRecord }, ...records], ({ score }) =>
    candidates.map((contact, index): ScoredContact => {
      const { confidence, guard } = score(WANTED, `c${index}`);
      const sharesIdentifier = identifiersOf(records[index]!.record).some((one) => wantedOnes.has(one));
      return { contact, confidence, isGuarded: guard?.isFinal === true, sharesIdentifier };
    }),
  );
  return scored.sort((left, right) => right.confidence - left.confidence);
}

function recordOfContact(contact: ResManContact): PersonRecord {
  const { contactId, propertyId, firstName, middleName, lastName, email, phones } = contact;
  return recordOf({
    system: 'resman',
    externalId: contactId,
    propertyId,
    firstName,
    middleName,
    lastName,
    email,
    phones: phones.map(({ written }) => written),
  });
}

function recordOf(fields: IncomingRecord): PersonRecord {
  return readIncomingRecord(IncomingRecordSchema.parse(fields), HOME_REGION).record;
}

import { RecordScorer } from '../../contacts/matching/record-scorer';
import { MatchingCriteriaSchema } from '../../contacts/model/matching-rule';
import { IncomingRecordSchema, readIncomingRecord } from '../../contacts/normalize/incoming-record';
import type { OpenPhoneContact } from './schemas';
import type { CheckedContact } from './wanted-contact';

const HOME_REGION = 'US';
const criteria = MatchingCriteriaSchema.parse({});

/**
 * Whether a contact that has a number of the wanted one is somebody else for certain, such as the other of a couple or who had the
 * number before: it carries another external id of the same source, both have a name, and the matching engine holds the two apart or
 * would not even ask a person. Pure. Source of the confidence: docs/matching.md.
 */
export function isAnotherPerson(contact: OpenPhoneContact, wanted: CheckedContact): boolean {
  const { externalId, source, defaultFields } = contact;
  if (wanted.externalId === null || externalId === null) return false;
  if (externalId === wanted.externalId || source !== wanted.source) return false;
  if (!defaultFields.firstName || !wanted.firstName) return false;
  const listed = recordOf('listed', {
    ...defaultFields,
    phones: defaultFields.phoneNumbers.flatMap(({ value }) => value ?? []),
    emails: defaultFields.emails.flatMap(({ value }) => value ?? []),
  });
  const asked = recordOf('wanted', {
    firstName: wanted.firstName,
    lastName: wanted.lastName ?? null,
    phones: wanted.phones.map(({ value }) => value),
    emails: wanted.emails.map(({ value }) => value),
  });
  const { confidence, guard } = new RecordScorer(criteria).with(
    [
      { id: 'listed', record: listed },
      { id: 'wanted', record: asked },
    ],
    ({ score }) => score('listed', 'wanted'),
  );
  return guard?.isFinal === true || confidence < criteria.review;
}

interface Said {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
}

const recordOf = (externalId: string, { firstName, lastName, phones, emails }: Said) =>
  readIncomingRecord(
    IncomingRecordSchema.parse({
      system: 'openphone',
      externalId,
      firstName,
      lastName,
      phones: [...phones],
      emails: [...emails],
    }),
    HOME_REGION,
  ).record;

import { RecordScorer } from '../../../contacts/matching/record-scorer';
import { MatchingCriteriaSchema } from '../../../contacts/model/matching-rule';
import { IncomingRecordSchema, readIncomingRecord } from '../../../contacts/normalize/incoming-record';

const recordOf = (externalId: string, fields: object) => ({
  id: externalId,
  record: readIncomingRecord(
    IncomingRecordSchema.parse({ system: 'domiq', externalId, propertyId: 'P1', ...fields }),
    'US',
  ).record,
});
const known = { firstName: 'Priya', lastName: 'Ellingham', email: 'priya@example.com', phone: '2605550101' };
const asked = { ...known, email: 'somebody@example.net', phone: '2605550159' };

describe('scoring a record against the entries of a contact', () => {
  it('is as sure of a name whether the contact has one entry or five: they say nothing about how frequent it is', () => {
    const confidences = [1, 2, 3, 5].map((entries) => {
      const records = Array.from({ length: entries }, (_, place) => recordOf(`entry ${place}`, known));
      return new RecordScorer(MatchingCriteriaSchema.parse({})).with(
        [recordOf('asked', asked), ...records],
        ({ score }) => score('asked', 'entry 0').confidence,
      );
    });
    const [first = 0] = confidences;
    expect(first).toBeGreaterThan(0.7);
    for (const confidence of confidences) expect(confidence).toBeCloseTo(first, 3);
  });
});

import Papa from 'papaparse';
import { generateLabelledContacts } from '../../../../sandbox/generate/labelled/generate-labelled-contacts';
import {
  labelledContactsCsv,
  labelledTrapsCsv,
} from '../../../../sandbox/generate/labelled/labelled-contacts-csv';

const { contacts, traps } = generateLabelledContacts({ records: 2_500, seed: 4 });

describe('labelledContactsCsv', () => {
  const { data, meta } = Papa.parse<Record<string, string>>([...labelledContactsCsv(contacts)].join(''), {
    header: true,
    skipEmptyLines: true,
  });

  it('has the columns of the development data in their order', () => {
    expect(meta.fields).toEqual(
      'rec_id,cluster_id,source,first_name,last_name,email,phone,property_id,street,city,state,zip,updated_at'.split(
        ',',
      ),
    );
  });

  it('gives back every contact as it was, commas and blanks among it', () => {
    expect(data.map((row) => Object.values(row))).toEqual(
      [...contacts].map((contact) => [
        contact.recordId,
        contact.personId,
        contact.source,
        contact.firstName,
        contact.lastName,
        contact.email,
        contact.phone,
        contact.propertyId,
        contact.street,
        contact.city,
        contact.state,
        contact.zip,
        contact.updatedAt,
      ]),
    );
  });

  it('comes in chunks of whole lines', () => {
    const chunks = [...labelledContactsCsv(contacts)];
    expect(chunks.length).toBeGreaterThan(2);
    expect(chunks.filter((chunk) => !chunk.endsWith('\n'))).toEqual([]);
  });
});

describe('labelledTrapsCsv', () => {
  it('has one line for each trap under a header', () => {
    const lines = labelledTrapsCsv(traps).trimEnd().split('\n');
    expect(lines[0]).toBe('kind,cluster_a,cluster_b');
    expect(lines.length).toBe(traps.length + 1);
  });
});

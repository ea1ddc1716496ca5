import type { MatchRecord } from '../../../contacts/matching/match-record';
import { csvRows } from '../../../scripts/evaluate/csv-rows';
import { readRecords, type RecordLabels } from '../../../scripts/evaluate/read-records';
import { temporaryFolder } from './temporary-folder';

const folder = temporaryFolder();

async function read(
  text: string,
  choice: { without?: readonly string[]; needsSource?: boolean } = {},
): Promise<{ records: MatchRecord[]; labels: RecordLabels }> {
  const records: MatchRecord[] = [];
  const file = folder.write('records.csv', text);
  const labels = await readRecords(csvRows(file), { without: [], needsSource: false, ...choice }, (batch) =>
    records.push(...batch),
  );
  return { records, labels };
}

const onlyRecord = async (text: string, without: readonly string[] = []): Promise<MatchRecord | undefined> =>
  (await read(text, { without })).records[0];

describe('readRecords', () => {
  it('puts every known column in its place and the others among the attributes', async () => {
    const header =
      'rec_id,cluster_id,source,full_name,first_name,middle_name,last_name,suffix,nickname,org_name,email,phone,street,street2,city,state,zip,dob,updated_at,company,property_id';
    const row =
      'r1,c1,resman,Ana Lee,Ana,B,Lee,Jr,Annie,Lee LLC,ana@example.com,555-0142,1 Oak St,Apt 2,Austin,TX,78701,1990-01-02,2024-05-06T07:08:09Z,Acme,P7';
    expect(await onlyRecord(`${header}\n${row}\n`)).toEqual({
      id: 'r1',
      source: 'resman',
      name: { full: 'Ana Lee', first: 'Ana', middle: 'B', last: 'Lee', suffix: 'Jr', nickname: 'Annie' },
      organisation: 'Lee LLC',
      emails: ['ana@example.com'],
      phones: ['555-0142'],
      addresses: [{ street: '1 Oak St Apt 2', city: 'Austin', state: 'TX', postalCode: '78701' }],
      birthDate: '1990-01-02',
      updatedAt: '2024-05-06T07:08:09Z',
      attributes: { company: 'Acme', property_id: 'P7' },
    });
  });

  it('never hands over the answer', async () => {
    const { records, labels } = await read('cluster_id,rec_id,city\nsecret-1,r1,Austin\nsecret-1,r2,\n');
    expect(JSON.stringify(records)).not.toContain('secret');
    expect(labels.people).toEqual({ groupOf: Int32Array.of(0, 0), size: 1 });
  });

  it('takes a blank cell for a missing value, and an address of nothing for none', async () =>
    expect(await onlyRecord('rec_id,first_name,email,street,city,gender\nr1, ,,"",,\n')).toEqual(
      expect.objectContaining({
        name: { full: null, first: null, middle: null, last: null, suffix: null, nickname: null },
        emails: [],
        addresses: [],
        attributes: {},
      }),
    ));

  it('keeps commas, quotes and line breaks of quoted cells', async () => {
    const record = await onlyRecord('rec_id,name,notes\r\nr1,"Lee, ""Annie""","one\r\ntwo"\r\n');
    expect(record).toMatchObject({ name: { full: 'Lee, "Annie"' }, attributes: { notes: 'one\ntwo' } });
  });

  it.each([
    ['a@example.com;b@example.com', ['a@example.com', 'b@example.com']],
    ['a@example.com | b@example.com|', ['a@example.com', 'b@example.com']],
    ['a@example.com, b@example.com', ['a@example.com, b@example.com']],
  ])('reads the cell %s as the e-mails %j', async (cell, emails) =>
    expect(await onlyRecord(`rec_id,email\nr1,"${cell}"\n`)).toMatchObject({ emails }),
  );

  it('leaves out columns on request', async () => {
    const record = await onlyRecord('rec_id,first_name,national_id\nr1,Ana,77\n', [
      'national_id',
      'first_name',
    ]);
    expect(record).toMatchObject({ name: { first: null }, attributes: {} });
  });

  it('reads the same whatever the size of the file, in its order', async () => {
    const rows = Array.from({ length: 5_000 }, (_, at) => `r${at},"a long, quoted cell ü ${at}"`);
    const { records, labels } = await read(['rec_id,notes', ...rows].join('\n'));
    expect(labels.ids).toEqual(records.map(({ id }) => id));
    expect(records.map(({ id, attributes }) => `${id},"${attributes.notes ?? ''}"`)).toEqual(rows);
  });

  it('drops a byte order mark and blank lines', async () =>
    expect((await read('\uFEFFrec_id,city\n\nr1,Austin\n,\n\n')).labels.ids).toEqual(['r1']));

  it('knows no people without a cluster_id column, and one each for blank cells', async () => {
    expect((await read('rec_id\nr1\n')).labels.people).toBeNull();
    expect((await read('rec_id,cluster_id\nr1,\nr2,\nr3,c\n')).labels.people?.size).toBe(3);
  });

  it('takes records without a source for a list of their own', async () => {
    const { labels } = await read('rec_id,source\nr1,A\nr2,\nr3,B\nr4,\n', { needsSource: true });
    expect([...labels.sources.groupOf]).toEqual([0, 1, 2, 1]);
  });

  it.each([
    ['', {}, 'The file is empty.'],
    ['\n\n', {}, 'The file is empty.'],
    ['rec_id,city\n', {}, 'no records'],
    ['id,city\nr1,Austin\n', {}, 'no column rec_id'],
    ['rec_id,city,city\nr1,Austin,\n', {}, 'two columns alike'],
    ['rec_id,city\nr1,Austin\nr2,\n\nr1,Dallas\n', {}, 'rec_id of line 5 stands on an earlier line'],
    ['rec_id,city\n,Austin\n', {}, 'line 2 has no rec_id'],
    ['rec_id,city\nr1,Austin,TX\n', {}, 'line 2 has 3 cells, the first line only 2'],
    ['rec_id,city\nr1,Austin\n', { without: ['town'] }, '"town", which the file has not'],
    ['rec_id,city\nr1,Austin\n', { without: ['rec_id'] }, '--without rec_id has no meaning'],
    ['rec_id,city\nr1,Austin\n', { needsSource: true }, '--link needs a column source'],
    ['rec_id,source\nr1,A\n', { needsSource: true, without: ['source'] }, '--link needs a column source'],
  ])('refuses %j with %j and says "%s", without a cell of it', async (text, choice, message) => {
    const error: unknown = await read(text, choice).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      message: expect.stringContaining(message),
      unchanged: 'Nothing was written.',
    });
    expect(JSON.stringify(error)).not.toMatch(/Austin|Dallas/);
  });
});

describe('csvRows', () => {
  it.each([
    ['missing.csv', 'There is no file'],
    ['.', 'cannot be read (EISDIR)'],
  ])('says why %s cannot be read: %s', async (name, message) =>
    expect(csvRows(folder.path(name)).next()).rejects.toThrow(message),
  );
});

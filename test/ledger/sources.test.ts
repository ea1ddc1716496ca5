import { recordKey } from '../../contacts/model/source-record';
import { listAcceptedRecords, listSources, saveSourceRecords } from '../../ledger';
import { describeOnEachDatabase } from '../support/ledger-databases';
import { phoneNo, sampleRecord, testClock, toSave } from './sample-records';

describeOnEachDatabase('saveSourceRecords', ({ open }) => {
  const accepted = [1, 2].map((row) => toSave(sampleRecord({ row, phones: [phoneNo(row)] })));
  const rejected = toSave(sampleRecord({ row: 3 }), { disposition: 'rejected', reason: 'no_phone' });
  const furniture = toSave(sampleRecord({ row: 4 }), {
    disposition: 'furniture',
    reason: 'total_line',
    data: null,
  });

  it('counts the rows of a file by what became of them', async () => {
    const ledger = await open();
    const [file] = await saveSourceRecords(ledger, [...accepted, rejected, furniture], testClock());
    expect(file).toMatchObject({
      records: 4,
      accepted: 2,
      rejected: 1,
      furniture: 1,
      added: 4,
      alreadySaved: 0,
    });
  });

  it('counts a row that names two people once', async () => {
    const ledger = await open();
    const both = (['primary', 'secondary'] as const).map((role) =>
      toSave(sampleRecord({ row: 1, role, phones: [phoneNo(1)] })),
    );
    const [file] = await saveSourceRecords(ledger, both, testClock());
    expect(file).toMatchObject({ records: 1, accepted: 1, added: 2 });
  });

  it('changes nothing when the same bytes are imported again, under whatever name', async () => {
    const ledger = await open();
    const clock = testClock();
    await saveSourceRecords(ledger, [...accepted, rejected], clock);
    const before = [await listSources(ledger), await listAcceptedRecords(ledger)];
    const again = [...accepted, rejected].map((record) => ({ ...record, fileName: 'copy of a.csv' }));
    const [file] = await saveSourceRecords(ledger, again, clock);
    expect(file).toMatchObject({ added: 0, alreadySaved: 3, readDifferently: 0, file: 'a.csv' });
    expect([await listSources(ledger), await listAcceptedRecords(ledger)]).toEqual(before);
  });

  it('says so when the same row is read differently, and keeps the first reading', async () => {
    const ledger = await open();
    await saveSourceRecords(ledger, accepted, testClock());
    const other = toSave(sampleRecord({ row: 1, first: 'Aimee', phones: [phoneNo(1)] }));
    const [file] = await saveSourceRecords(ledger, [other], testClock('later'));
    expect(file).toMatchObject({ alreadySaved: 1, readDifferently: 1 });
    expect((await listAcceptedRecords(ledger))[0]?.name?.first).toBe('Jonah');
  });

  it('completes a file whose rejected rows come later', async () => {
    const ledger = await open();
    await saveSourceRecords(ledger, accepted, testClock());
    const [file] = await saveSourceRecords(ledger, [rejected, furniture], testClock('later'));
    expect(file).toMatchObject({ records: 4, accepted: 2, rejected: 1, furniture: 1, added: 2 });
    expect(await listSources(ledger)).toHaveLength(1);
  });

  it('keeps the number of rows the importer stated, so that missing rows show', async () => {
    const ledger = await open();
    const stated = accepted.map((record) => ({ ...record, statedRecords: 9 }));
    await saveSourceRecords(ledger, stated, testClock());
    expect(await listSources(ledger)).toMatchObject([{ records: 9, accepted: 2 }]);
  });

  it('keeps a file that could not be read, without counting rows, until it can be read', async () => {
    const ledger = await open();
    const broken = toSave(sampleRecord({ file: 'x.bin', row: 1 }), {
      recordKey: 'hash-of-x.bin:0:primary',
      record: 0,
      disposition: 'file',
      reason: 'unreadable',
      data: null,
    });
    const [file] = await saveSourceRecords(ledger, [broken], testClock());
    expect(file).toMatchObject({ records: 0, accepted: 0, isUnreadable: true });
    const readable = toSave(sampleRecord({ file: 'x.bin', row: 1, source: 'outlook' }));
    const [later] = await saveSourceRecords(ledger, [readable], testClock('later'));
    expect(later).toMatchObject({ records: 1, accepted: 1, isUnreadable: false, source: 'outlook' });
    expect(await listSources(ledger)).toMatchObject([{ source: 'outlook', records: 1 }]);
  });

  it('gives records back as they came, with their keys, in the order of files and rows', async () => {
    const ledger = await open();
    const clock = testClock();
    const records = [10, 2, 1].map((row) => sampleRecord({ row, phones: [phoneNo(row)] }));
    await saveSourceRecords(
      ledger,
      records.map((record) => toSave(record)),
      clock,
    );
    const other = sampleRecord({ file: 'b.csv', row: 1 });
    await saveSourceRecords(ledger, [toSave(other)], clock);
    const listed = await listAcceptedRecords(ledger);
    const inOrder = [...records.reverse(), other];
    expect(listed).toEqual(inOrder.map((record) => ({ ...record, recordKey: recordKey(record) })));
    expect(listed[0]?.recordKey).toBe('hash-of-a.csv:1:primary');
    expect(await listAcceptedRecords(ledger, 2)).toHaveLength(2);
  });

  it.each([
    ['SQL', "Robert'); drop table enrichment_sources;--"],
    ['HTML', '<script>alert(1)</script>'],
    ['an n8n expression', '{{ $json.x }} ={{ 1 }}'],
    ['a name JavaScript treats in a special way', '__proto__'],
    ['direction marks and characters beyond the basic plane', '\u202Eevil\u200B 曹美玲 🏠'],
    ['a megabyte', 'x'.repeat(1_000_000)],
  ])('stores text as it is: %s', async (_reason, text) => {
    const ledger = await open();
    const record = sampleRecord({ row: 1, first: text, phones: [phoneNo(1)] });
    await saveSourceRecords(ledger, [toSave(record, { fileName: text })], testClock());
    expect((await listAcceptedRecords(ledger))[0]?.name?.first).toBe(text);
    expect((await listSources(ledger))[0]?.file).toBe(text);
  });

  it.each([
    ['a\0b', 'a\uFFFDb', 'a null character, which PostgreSQL refuses'],
    ['a\uD83Db', 'a\uFFFDb', 'half of a character'],
  ])('replaces %j by %j in a file name: %s', async (text, stored) => {
    const ledger = await open();
    await saveSourceRecords(
      ledger,
      [toSave(sampleRecord({ row: 1, first: text }), { fileName: text })],
      testClock(),
    );
    expect((await listSources(ledger))[0]?.file).toBe(stored);
    expect((await listAcceptedRecords(ledger))[0]?.name?.first).toBe(text);
  });

  it('saves 20,000 records in one go, each once', async () => {
    const ledger = await open();
    const records = Array.from({ length: 20_000 }, (_, index) =>
      toSave(sampleRecord({ row: index + 1, phones: [phoneNo(index % 100)] })),
    );
    const [file] = await saveSourceRecords(ledger, [...records, ...records.slice(0, 50)], testClock());
    expect(file).toMatchObject({ added: 20_000, accepted: 20_000, records: 20_000 });
  }, 30_000);
});

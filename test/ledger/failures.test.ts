import { recordFailure, report } from '../../ledger';
import { withoutPersonalData } from '../../ledger/without-personal-data';
import { describeOnEachDatabase } from '../support/ledger-databases';
import { testClock } from './sample-records';

describeOnEachDatabase('recordFailure', ({ open }) => {
  it('adds one failure at a time', async () => {
    const ledger = await open();
    const clock = testClock();
    const failure = { workflowName: 'Push', nodeName: null, message: 'a\0b 617-555-0101', executionId: null };
    await recordFailure(ledger, failure, clock);
    await recordFailure(ledger, { ...failure, nodeName: 'Upsert', executionId: '12' }, clock);
    expect(await report(ledger)).toMatchObject({ failures: 2, balanced: true });
    const rows = await ledger.read((db) => db.selectFrom('run_failures').selectAll().orderBy('id').execute());
    expect(rows.map((row) => [row.message, row.node_name, row.execution_id])).toEqual([
      ['a\uFFFDb (number)', null, null],
      ['a\uFFFDb (number)', 'Upsert', '12'],
    ]);
  });
});

describe('withoutPersonalData', () => {
  it.each([
    ['+16175550101 is taken', '(number) is taken', 'E.164'],
    ['call (617) 555-0101 now', 'call ((number) now', 'the way QuickBooks prints it'],
    ['to: jonah.lindqvist+rent@example.com.', 'to: (e-mail)', 'an address with a tag'],
    ['<jonah@example.com>', '<(e-mail)>', 'an address in angle brackets'],
    [
      'status 404 after 3 tries at 12:30',
      'status 404 after 3 tries at 12:30',
      'short numbers say what happened',
    ],
    ['row 1234567', 'row (number)', 'seven digits may be a local number'],
  ])('turns %j into %j: %s', (message, expected) => expect(withoutPersonalData(message)).toBe(expected));

  it.each([
    ['digits', '1'.repeat(1_000_000)],
    ['digits and blanks', '1   '.repeat(250_000)],
    ['at signs', 'a@'.repeat(500_000)],
  ])('takes no longer for a megabyte of %s', (_reason, message) => {
    const started = Date.now();
    expect(withoutPersonalData(message).length).toBeLessThanOrEqual(500);
    expect(Date.now() - started).toBeLessThan(2_000);
  });
});

import { ConversationItemSchema } from '../../../nodes/ContactLedger/actions/conversation/conversation-item';
import { PushResultItemSchema } from '../../../nodes/ContactLedger/actions/push/push-result-item';
import { readShownPage } from '../../../nodes/ContactLedger/actions/review/shown-page';
import { ImportedRecordSchema } from '../../../nodes/ContactLedger/actions/source/imported-record';
import { phoneNo, sampleRecord } from '../../ledger/sample-records';

const jonah = sampleRecord({ row: 1, phones: [phoneNo(1)] });
const row = { fileName: 'a.csv', contentHash: 'abc', source: 'google', record: 3, disposition: 'rejected' };

describe('ImportedRecordSchema', () => {
  it('keeps every person of a rejected row, each under a key of its own', () => {
    const contacts = (['primary', 'secondary'] as const).map((role) => sampleRecord({ row: 3, role }));
    expect(ImportedRecordSchema.parse({ ...row, contacts }).map(({ recordKey }) => recordKey)).toEqual([
      'abc:3:primary',
      'abc:3:secondary',
    ]);
  });

  it('gives two unreadable files different keys, and the same file the same key', () => {
    const keyOf = (fileName: string) => {
      const [record] = ImportedRecordSchema.parse({
        fileName,
        contentHash: null,
        record: null,
        disposition: 'file',
      });
      return record?.recordKey;
    };
    expect(keyOf('a.pdf')).toBe(keyOf('a.pdf'));
    expect(keyOf('a.pdf')).not.toBe(keyOf('b.pdf'));
  });

  it.each([
    ['a hash with a line break', { ...row, contentHash: 'a\nb' }],
    ['a hash with a null character', { ...row, contentHash: 'a\0b' }],
    ['an outcome that does not exist', { ...row, disposition: 'perhaps' }],
    ['a record number below zero', { ...row, record: -1 }],
    ['a contact without origin', { ...jonah, origin: undefined }],
    ['a contact with a number that is none', { ...jonah, phones: [{ ...jonah.phones[0], e164: "1'--" }] }],
    ['a megabyte of something else', { text: 'x'.repeat(1_000_000) }],
    ['a null', null],
  ])('refuses %s', (_reason, item) => expect(ImportedRecordSchema.safeParse(item).success).toBe(false));
});

describe('PushResultItemSchema', () => {
  it.each([
    [
      'an upsert, simplified',
      { action: 'created', id: 'op', externalId: 'theirs', requestedExternalId: 'lc-7' },
      { contactId: '7', action: 'created', openPhoneContactId: 'op', contentHash: null },
    ],
    [
      'an upsert, raw',
      { action: 'unchanged', contact: { id: 'op', externalId: 'lc-7' } },
      { contactId: '7', action: 'unchanged', openPhoneContactId: 'op', contentHash: null },
    ],
    [
      'a failed item of the regular output',
      { externalId: 'lc-7', error: 'no answer', errorDescription: null, errorCode: 'openphone.no_answer' },
      { contactId: '7', errorCode: 'openphone.no_answer', message: 'no answer' },
    ],
    [
      'an item of the error output of a node of ours',
      {
        contactHash: 'h',
        error: 'no answer',
        message: 'no answer',
        details: { externalId: 'lc-7', errorCode: 'openphone.no_answer', errorDescription: null },
      },
      { contactId: '7', errorCode: 'openphone.no_answer', message: 'no answer' },
    ],
    [
      'an item of the error output',
      { contactId: '7', contentHash: 'h', error: { message: 'no answer' } },
      { contactId: '7', errorCode: null, message: 'no answer' },
    ],
    [
      'a contact we may not change',
      { contactId: '7', action: 'skipped_read_only', id: 'op' },
      { contactId: '7', errorCode: 'openphone.contact_read_only', message: expect.any(String) },
    ],
  ])('reads %s', (_reason, item, result) => expect(PushResultItemSchema.parse(item)).toEqual(result));

  it.each([
    ['no contact', { action: 'created', id: 'op' }],
    ['an external ID that is not ours', { action: 'created', id: 'op', externalId: 'crm-1' }],
    ['no outcome', { contactId: '7', id: 'op' }],
    ['no contact of OpenPhone', { contactId: '7', action: 'created' }],
  ])('refuses a result with %s', (_reason, item) =>
    expect(PushResultItemSchema.safeParse(item).success).toBe(false),
  );
});

describe('ConversationItemSchema', () => {
  it.each([
    ['no id', { phoneNumber: phoneNo(1) }],
    ['a list as id', { conversationId: ['CN1'] }],
    ['participants that are no list', { conversationId: 'CN1', participants: 'everybody' }],
  ])('refuses a conversation with %s', (_reason, item) =>
    expect(ConversationItemSchema.safeParse(item).success).toBe(false),
  );
});

describe('readShownPage', () => {
  it.each<[string, unknown, [string, string | null][] | null]>([
    ['a list', ['+16175550101'], [['+16175550101', null]]],
    ['a list as JSON', '["+16175550101"]', [['+16175550101', null]]],
    ['versions', { '+16175550101': 'v1' }, [['+16175550101', 'v1']]],
    ['nothing', '', [['+16175550102', null]]],
    ['an empty list', '[]', [['+16175550102', null]]],
    ['text', 'all', null],
    ['a number', 5, null],
    ['a list of numbers', [5], null],
  ])('reads %s', (_reason, value, expected) => {
    const answers = [{ decision_16175550102: null, decision_x: 1, constructor: 2 }];
    const page = readShownPage(value, answers);
    expect(page === null ? null : [...page]).toEqual(expected);
  });
});

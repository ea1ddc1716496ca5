import { linkByPhone } from '../../../contacts/matching';
import { recordKey, type SourceRecord } from '../../../contacts/model/source-record';
import { importFile } from '../../../contacts/sources/import-file';
import { defaultImportOptions } from '../../../contacts/sources/import-options';
import {
  MatchToSaveSchema,
  saveConversations,
  saveMatches,
  saveSourceRecords,
  type Clock,
  type Ledger,
  type RecordToSave,
} from '../../../ledger';
import { generateBootstrap } from '../../../sandbox/generate/generate-bootstrap';
import { toSave } from '../sample-records';

/** Fills a ledger with an invented bootstrap, read from its files and matched as the workflows do it. */
export async function fillWithBootstrap(
  ledger: Ledger,
  clock: Clock,
  { conversations, seed }: { readonly conversations: number; readonly seed: number },
): Promise<void> {
  const { phones, files } = generateBootstrap({ conversations, seed });
  const accepted: SourceRecord[] = [];
  for (const { fileName, bytes } of files) {
    const rows: RecordToSave[] = [];
    const file = {
      fileName,
      async *openBytes() {
        yield await Promise.resolve(bytes);
      },
    };
    for await (const outcome of importFile(file, defaultImportOptions)) {
      if (outcome.kind === 'furniture') continue;
      for (const contact of outcome.contacts)
        rows.push(
          outcome.kind === 'accepted'
            ? toSave(contact)
            : toSave(contact, {
                recordKey: recordKey(contact),
                disposition: 'rejected',
                reason: outcome.reason,
                explanation: outcome.explanation,
              }),
        );
      if (outcome.kind === 'accepted') accepted.push(...outcome.contacts);
    }
    await saveSourceRecords(ledger, rows, clock);
  }
  await saveConversations(
    ledger,
    phones.map((phoneNumber, index) => ({
      conversationId: `CN${String(index).padStart(5, '0')}`,
      phoneNumber,
      phoneNumberId: 'PN1',
      lastActivityAt: new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString(),
      participants: 1,
    })),
    clock,
  );
  const numbers = phones.map((phoneNumber, index) => ({ phoneNumber, conversationIds: [`CN${index}`] }));
  const matches = [...linkByPhone(numbers, accepted)].map((match) => MatchToSaveSchema.parse(match));
  await saveMatches(ledger, matches, clock);
}

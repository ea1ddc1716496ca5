import { unparse } from '../../../contacts/sources/papaparse';
import { bootstrapSeed } from '../../../sandbox/openphone/seed-from-phones';
import { hostileTexts } from '../../pages/support/hostile-texts';

/** As many numbers as there are texts, all invented: 555-01xx behind one area code. */
export const numbersBehind = (areaCode: string): readonly string[] =>
  hostileTexts.map((_, index) => `+1${areaCode}555${String(100 + index).padStart(4, '0')}`);

const HEADS = ['First name', 'Last name', 'Company', 'Phone', 'Email', 'Address', 'Notes'];

interface UploadedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const csv = (name: string, rows: readonly (readonly string[])[]): UploadedFile => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`\uFEFF${unparse([HEADS, ...rows])}\r\n`),
});

/**
 * Three exports that know the same numbers under different people: in one the name is hostile, in the others what stands
 * beside it. So all are conflicts, even where the name is none of a person. The names of the files are hostile, too.
 */
export function hostileExports(phones: readonly string[]): readonly UploadedFile[] {
  const each = (row: (text: string, phone: string, index: number) => readonly string[]) =>
    hostileTexts.map((text, index) => row(text, phones[index] ?? '', index));
  return [
    csv(
      '=1+1 "><img src=x onerror=window.__ran=1>.csv',
      each((text, phone) => [text, 'Kessler', '', phone, text, text, text]),
    ),
    csv(
      '{{ 7*7 }} $& <svg onload=window.__ran=1>.csv',
      each((text, phone) => ['Wanda', 'Okonkwo', text, phone, '', text, text]),
    ),
    csv(
      'ordinary.csv',
      each((text, phone, index) => [
        'Fergus',
        'Tibbets',
        '',
        phone,
        `fergus${index}@example.com`,
        text,
        text,
      ]),
    ),
  ];
}

/** One conversation with each number, in which every message is a hostile text. */
export function hostileConversations(phones: readonly string[]): ReturnType<typeof bootstrapSeed> {
  const seed = bootstrapSeed(phones, { workspaceNumber: '+16175550100' });
  const textOf = new Map(seed.conversations.map(({ id }, index) => [id, hostileTexts[index] ?? '']));
  return {
    ...seed,
    messages: seed.messages.map((message) => ({
      ...message,
      text: textOf.get(message.conversationId) ?? message.text,
    })),
  };
}

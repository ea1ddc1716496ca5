import { NodeOperationError } from 'n8n-workflow';
import {
  buildLetterForm,
  buildReasonForm,
  PendingLetterSchema,
  shownLetters,
} from '../../../../contacts/review';
import { z } from '../../../../contacts/model/zod';
import { getEvent, letterPage, LetterCursorSchema, type Ledger } from '../../../../ledger';
import type { PendingLetter } from '../../../../contacts/review';
import type { Json } from '../../../../contacts/model/person-record';
import { summaryItems, type PlainOperation } from '../operation';
import { jsonParameter } from '../read-each';
import { positiveNumber } from '../recurring-properties';

const nothing = (value: unknown): boolean => value === null || value === undefined || value === '';

/** One item with the next events and effects that did not work, as fields of a form; `count` is 0 when there are none. */
export const getPage: PlainOperation = {
  properties: [
    {
      displayName: 'Limit',
      name: 'limit',
      type: 'number',
      typeOptions: { minValue: 1 },
      default: 50,
      description: 'Max number of results to return',
      hint: 'About ten fit one page',
    },
    {
      displayName: 'After Cursor',
      name: 'afterCursor',
      type: 'json',
      default: '',
      description: 'The "cursor" of the page before. Leave empty to begin.',
    },
    {
      displayName: 'Include Retried',
      name: 'includeRetried',
      type: 'boolean',
      default: false,
      description: 'Whether to show also what failed and will be tried again by itself',
    },
    {
      displayName: 'Pending',
      name: 'pending',
      type: 'json',
      default: '',
      description:
        'What "Record Decisions" put out as "pending": if it names anything, the page asks for the reasons and corrections of these instead',
    },
  ],
  async execute({ node, ledger }) {
    const pending = z
      .array(PendingLetterSchema)
      .safeParse(
        readJson(node.getNodeParameter('pending', 0, ''), () => jsonParameter(node, 'pending', 0)) ?? [],
      );
    const after = LetterCursorSchema.nullish().safeParse(
      readJson(node.getNodeParameter('afterCursor', 0, ''), () => jsonParameter(node, 'afterCursor', 0)),
    );
    if (!pending.success || !after.success)
      throw new NodeOperationError(
        node.getNode(),
        'The parameter "Pending" or "After Cursor" cannot be read',
        {
          description: 'Nothing was changed. Use what "Record Decisions" and "Get Page" put out.',
        },
      );
    const cursor = after.data ?? null;
    if (pending.data.length > 0) return summaryItems([await reasonPage(ledger, pending.data, cursor)]);
    const { groups, ahead, next } = await letterPage(ledger, {
      limit: positiveNumber(node.getNodeParameter('limit', 0, 50), 50),
      after: cursor,
      includeRetried: node.getNodeParameter('includeRetried', 0, false) === true,
    });
    const count = groups.reduce((sum, { letters }) => sum + letters.length, 0);
    return summaryItems([
      {
        title: `What did not work (${ahead} remaining)`,
        description: `${count} of ${ahead} on this page, by cause. What you leave open stays as it is.`,
        fields: buildLetterForm(groups),
        count,
        remaining: ahead,
        cursor: next ?? lastOf(groups),
        shown: shownLetters(groups),
      },
    ]);
  },
};

/** After the last page nothing follows; from its cursor on there is nothing. */
const lastOf = (groups: readonly unknown[]) => (groups.length === 0 ? null : END);
const END = { groupAt: '', cause: '', at: '', id: '' };

const readJson = (given: unknown, read: () => unknown): unknown => (nothing(given) ? undefined : read());

async function reasonPage(
  ledger: Ledger,
  pending: readonly PendingLetter[],
  cursor: unknown,
): Promise<object> {
  const payloads = new Map<string, Json>();
  for (const { action, id } of pending) {
    const event = action === 'correct' ? await getEvent(ledger, id) : null;
    if (event !== null) payloads.set(id, event.payload);
  }
  return {
    title: 'What is right, and why',
    description: 'Nothing of this was changed yet. Who, when and why is kept, and what an event said before.',
    fields: buildReasonForm(pending, payloads),
    count: pending.length,
    remaining: pending.length,
    cursor,
    shown: { groups: [], pending },
  };
}

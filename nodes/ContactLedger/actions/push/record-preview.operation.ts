import { z } from '../../../../contacts/model/zod';
import { savePlannedWrites, type WriteToPlan } from '../../../../ledger';
import { summaryItems, type Operation } from '../operation';
import { readItems } from '../read-items';

const ACTIONS: Readonly<Record<string, WriteToPlan['action']>> = {
  would_create: 'create',
  would_update: 'update',
  unchanged: 'unchanged',
  skipped_read_only: 'left_alone',
};

/** What OpenPhone, Contact, Upsert with "Dry Run" puts out. */
const PreviewItemSchema = z
  .object({
    requestedExternalId: z.string().min(1),
    action: z.enum(['would_create', 'would_update', 'unchanged', 'skipped_read_only']),
    changes: z.array(z.string()).nullish(),
  })
  .transform(({ requestedExternalId, action, changes }): WriteToPlan => ({
    externalId: requestedExternalId,
    action: ACTIONS[action] ?? 'left_alone',
    changes: changes ?? [],
  }));

/** The items of a dry run in, one summary out; they take the place of those of the dry run before. */
export const recordPreview: Operation = {
  properties: [],
  async execute({ node, ledger, clock }) {
    const { values, refused } = readItems(node, {
      schema: PreviewItemSchema,
      what: 'what an upsert would do',
      remedy: 'Connect OpenPhone, Contact, Upsert with the option "Dry Run" on.',
      identifiedBy: ['requestedExternalId'],
    });
    await savePlannedWrites(ledger, values, clock);
    const count = (wanted: WriteToPlan['action']) => values.filter(({ action }) => action === wanted).length;
    return [
      ...summaryItems([
        {
          creates: count('create'),
          updates: count('update'),
          unchanged: count('unchanged'),
          leftAlone: count('left_alone'),
        },
      ]),
      ...refused,
    ];
  },
};

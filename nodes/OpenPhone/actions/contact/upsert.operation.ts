import { sleep } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { CREATE_ATTEMPTS, previewMany, READ_BACK_PAUSES_MS, upsertMany } from '../../../../clients/openphone';
import type {
  UpsertPreview,
  UpsertResult,
  UpsertSession,
  WantedContact,
} from '../../../../clients/openphone';
import type { Connection } from '../../transport';
import type { BatchOperation, ItemOutcome } from '../operation';
import { rawOutput } from '../parameters';
import { requestsPerSecond, simplify } from '../recurring-properties';
import { contactFields, source, sourceUrl, wantedContact } from './contact-fields';
import { emailsOf, phonesOf } from './simplify-contact';

/** All items at once, several requests in flight; one item in, one contact out. */
export const upsert: BatchOperation = {
  properties: [
    {
      displayName:
        'Finds the contact by external ID, else by phone among all contacts that OpenPhone lists, and makes one only if there is none. Nothing that you leave empty is changed.',
      name: 'upsertNotice',
      type: 'notice',
      default: '',
    },
    ...contactFields(true),
    simplify,
    {
      displayName: 'Options',
      name: 'options',
      type: 'collection',
      placeholder: 'Add option',
      default: {},
      description: 'How fast to send, whose contacts may be changed, and as whose a new one is made',
      options: [
        {
          displayName: 'Adopt App-Made Contacts',
          name: 'adoptAppContacts',
          type: 'boolean',
          default: false,
          description:
            'Whether to update contacts that people made in the OpenPhone app. Otherwise such an item ends as "skipped_read_only".',
        },
        {
          displayName: 'Dry Run',
          name: 'dryRun',
          type: 'boolean',
          default: false,
          description:
            'Whether to write nothing, and only say what would be done: "would_create", "would_update" with the changes, or nothing',
        },
        {
          displayName: 'Keep People Apart',
          name: 'keepPeopleApart',
          type: 'boolean',
          default: false,
          description:
            'Whether somebody with another name gets a contact of their own although a contact of ours, with another external ID, has the number: a couple, or who had the number before. Otherwise a number has one contact.',
        },
        {
          displayName: 'Overwrite Names',
          name: 'overwriteNames',
          type: 'boolean',
          default: false,
          description:
            'Whether to replace a different name, company or role in contacts that something else made. Empty ones, and names that are only a number, are filled in either way.',
        },
        requestsPerSecond,
        source,
        sourceUrl,
      ],
    },
  ],
  identify(itemIndex) {
    return { externalId: this.getNodeParameter('externalId', itemIndex, null) as string | null };
  },
  async executeBatch(connection, itemCount) {
    const outcomes: ItemOutcome[] = [];
    for (const batch of batchesOf(this, itemCount)) {
      const session = sessionOf(this, connection, batch.options);
      const contacts = batch.items.map(({ wanted }) => wanted);
      if (batch.options.dryRun === true) {
        const previews = await previewMany(session, contacts);
        for (const [position, { itemIndex, wanted }] of batch.items.entries()) {
          const outcome = previews[position];
          if (outcome === undefined) continue;
          outcomes[itemIndex] = outcome.ok
            ? { ok: true, json: [previewed(outcome.preview, wanted)] }
            : outcome;
        }
        for (const { itemIndex, error } of batch.unreadable) outcomes[itemIndex] = { ok: false, error };
        continue;
      }
      const results = await upsertMany(session, contacts);
      for (const [position, { itemIndex, wanted }] of batch.items.entries()) {
        const outcome = results[position];
        if (!outcome) continue;
        outcomes[itemIndex] = outcome.ok
          ? { ok: true, json: [output(this, outcome.result, wanted, itemIndex)] }
          : outcome;
      }
      for (const { itemIndex, error } of batch.unreadable) outcomes[itemIndex] = { ok: false, error };
    }
    return outcomes;
  },
};

interface Batch {
  readonly options: IDataObject;
  readonly items: Array<{ itemIndex: number; wanted: WantedContact }>;
  readonly unreadable: Array<{ itemIndex: number; error: unknown }>;
}

/** The items by their options: nearly always one batch, because options rarely hold expressions. */
function batchesOf(context: IExecuteFunctions, itemCount: number): Batch[] {
  const batches = new Map<string, Batch>();
  for (let itemIndex = 0; itemIndex < itemCount; itemIndex += 1) {
    const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
    const key = JSON.stringify([
      options.adoptAppContacts ?? false,
      options.dryRun ?? false,
      options.keepPeopleApart ?? false,
      options.overwriteNames ?? false,
    ]);
    const batch = batches.get(key) ?? { options, items: [], unreadable: [] };
    batches.set(key, batch);
    try {
      batch.items.push({ itemIndex, wanted: wantedContact(context, itemIndex) });
    } catch (error) {
      batch.unreadable.push({ itemIndex, error });
    }
  }
  return [...batches.values()];
}

function sessionOf(
  context: IExecuteFunctions,
  { client, account }: Connection,
  options: IDataObject,
): UpsertSession {
  return {
    client,
    index: account.index,
    lock: account.lock,
    indexMaxAgeMs: account.listAgeMs(context.getExecutionId()),
    readBack: { pausesMs: READ_BACK_PAUSES_MS, attempts: CREATE_ATTEMPTS, sleep },
    overwriteNames: options.overwriteNames === true,
    adoptAppContacts: options.adoptAppContacts === true,
    keepsPeopleApart: options.keepPeopleApart === true,
  };
}

function output(
  context: IExecuteFunctions,
  result: UpsertResult,
  wanted: WantedContact,
  itemIndex: number,
): IDataObject {
  const { action, contact, duplicates, matchedBy } = result;
  const reason = result.action === 'skipped_read_only' ? result.reason : null;
  const outcome = { action, reason, matchedBy, duplicateContactIds: [...duplicates] };
  const isSimplified = context.getNodeParameter('simplify', itemIndex, true) as boolean;
  if (!isSimplified) return { ...outcome, contact: rawOutput(contact) };
  const { firstName, lastName } = contact.defaultFields;
  return {
    ...outcome,
    id: contact.id,
    externalId: contact.externalId,
    requestedExternalId: wanted.externalId ?? null,
    name: [firstName, lastName].filter(Boolean).join(' ') || null,
    phones: phonesOf(contact),
    emails: emailsOf(contact),
  };
}

/** What would be done about an item; nothing was. */
const previewed = (
  { action, contact, duplicates, matchedBy, changes }: UpsertPreview,
  wanted: WantedContact,
): IDataObject => ({
  action,
  matchedBy,
  duplicateContactIds: [...duplicates],
  id: contact?.id ?? null,
  requestedExternalId: wanted.externalId ?? null,
  changes: [...changes],
});

import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';
import { openLedger } from '../../../ledger';
import { DomIq } from '../../../nodes/DomIQ/DomIq.node';
import { ResMan } from '../../../nodes/ResMan/ResMan.node';
import { insertContact } from '../../ledger/sample-contacts';
import { openDomIq, type OpenDomIq } from '../../sandbox/domiq/domiq-sandbox';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { ledgerJson } from '../ContactLedger/run-contact-ledger';
import { credentialsOf, itemsOf, jsonOf, runDomIq } from '../DomIQ/run-domiq';
import { conversation, enrichJson } from './run-contact-enrich';

const enriched = async (): Promise<IDataObject> => (await enrichJson('enrich', [conversation()]))[0] ?? {};

describeOnEachDatabase('Contact Ledger > Enrichment > Log after Contact Enrich', ({ freshSettings }) => {
  it('takes the item by its defaults, and the same conversation only once', async () => {
    const settings = await freshSettings();
    const ledger = await openLedger(settings);
    await ledger.write((db) => insertContact(db, { id: 'contact-1' }));
    const item = await enriched();
    expect(await ledgerJson(settings, 'enrichment.log', [item, await enriched()])).toMatchObject([
      { contactId: 'contact-1', score: 1, isNew: true },
      { isNew: false },
    ]);
    expect(await ledgerJson(settings, 'enrichment.getAll', [item])).toMatchObject([
      { enrichedData: item.enrichedData, score: 1 },
    ]);
  });
});

describe('DomIQ > Contact Context after Contact Enrich', () => {
  let domIq: OpenDomIq;
  beforeAll(async () => {
    domIq = await openDomIq();
  });
  afterAll(() => domIq.close());

  it('takes score, enrichment and last interaction by the defaults of the fields that are added', async () => {
    const item = await enriched();
    const additional = new DomIq().description.properties.find(({ name }) => name === 'additionalFields');
    const additionalFields = Object.fromEntries(
      (additional?.options as INodeProperties[]).map((field) => [field.name, field.default]),
    ) as INodeParameters;
    const parameters = {
      resource: 'contactContext',
      operation: 'upsert',
      simplify: false,
      // DomIQ wants a name of whom it does not know yet; a conversation has none.
      fullName: 'Imani Okafor',
      additionalFields,
    };
    const result = await runDomIq(credentialsOf(domIq.url), parameters, itemsOf(item));
    expect(result.error).toBeUndefined();
    expect(jsonOf(result)).toMatchObject([
      {
        contact_id: 'contact-1',
        lead_score: item.lead_score,
        last_interaction: item.last_interaction,
        enrichment_data: { conversation_id: 'c1' },
      },
    ]);
  });
});

it('gives ResMan > Interaction > Log its comments', async () => {
  const comments = new ResMan().description.properties.find(
    ({ name, displayOptions }) =>
      name === 'comments' && displayOptions?.show?.resource?.includes('interaction') === true,
  );
  expect(comments?.default).toBe('={{ $json.note ?? "" }}');
  expect((await enriched()).note).toEqual(expect.stringMatching(/\S/));
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeConnectionTypes, type INodeParameters } from 'n8n-workflow';
import { ContactLedger } from '../../../nodes/ContactLedger/ContactLedger.node';
import { DomIq } from '../../../nodes/DomIQ/DomIq.node';
import { ResMan } from '../../../nodes/ResMan/ResMan.node';
import { HARBOR, openResMan, type OpenResMan } from '../../clients/resman/sandbox';
import { openDomIq, type OpenDomIq } from '../../sandbox/domiq/domiq-sandbox';
import { ITEMS_TYPE, ourType, runWorkflow, START_TYPE } from '../../support/run-workflow';
import { credentialsOf as resManCredentials } from '../ResMan/run-resman';
import { credentialsOf as domIqCredentials, itemsOf } from './run-domiq';

// n8n reads this when it first needs it: tests keep their ledgers in the system's folder for temporary files.
process.env.N8N_RESTRICT_FILE_ACCESS_TO = tmpdir();

/** A node on the canvas as somebody leaves it who only chose what it does. */
interface Step {
  readonly name: string;
  readonly node: 'contactLedger' | 'domIq' | 'resMan';
  readonly parameters: INodeParameters;
}

const nathan = {
  firstName: 'Nathan',
  lastName: 'Smith',
  email: 'nathan@example.com',
  phone: '(512) 555-0142',
};
const nodeTypes = {
  [ourType('contactLedger')]: new ContactLedger(),
  [ourType('domIq')]: new DomIq(),
  [ourType('resMan')]: new ResMan(),
};

jest.setTimeout(60_000);

describe('nodes one after the other, with the defaults of their fields', () => {
  let domIq: OpenDomIq;
  let resMan: OpenResMan;
  let folder: string;
  beforeAll(async () => {
    domIq = await openDomIq();
    resMan = await openResMan();
  });
  beforeEach(async () => {
    await domIq.reset();
    await resMan.reset();
    folder = mkdtempSync(join(tmpdir(), 'leasing-contacts-defaults-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  afterAll(async () => {
    await domIq.close();
    await resMan.close();
  });

  /** Runs the nodes in one line, each fed by the output of the one before it that has anything; gives the last one's items. */
  async function runLine(item: Record<string, unknown>, ...steps: readonly Step[]) {
    const wire = (node: string) => ({ node, type: NodeConnectionTypes.Main, index: 0 });
    const names = ['Items', ...steps.map(({ name }) => name)];
    const everyOutput = (next: string | undefined) =>
      next === undefined ? [] : Array.from({ length: 3 }, () => [wire(next)]);
    const result = await runWorkflow({
      nodes: [
        { name: 'Start', type: START_TYPE },
        { name: 'Items', type: ITEMS_TYPE },
        ...steps.map(({ name, node, parameters }) => ({ name, type: ourType(node), parameters })),
      ],
      connections: {
        Start: { main: [[wire('Items')]] },
        ...Object.fromEntries(names.map((name, index) => [name, { main: everyOutput(names[index + 1]) }])),
      },
      nodeTypes,
      items: { Items: itemsOf(item) },
      credentials: { ...domIqCredentials(domIq.url), ...resManCredentials(resMan.url) },
      timeoutMs: 50_000,
    });
    const failed = steps.map(({ name }) => result.taskOf(name)?.error).find((error) => error !== undefined);
    if (failed ?? result.error) throw failed ?? result.error;
    return result.outputsOf(names.at(-1) ?? '').flatMap((items) => items.map(({ json }) => json));
  }

  const upsertInResMan = (parameters: INodeParameters = {}): Step => ({
    name: 'Keep it in ResMan',
    node: 'resMan',
    parameters: { resource: 'contact', operation: 'upsert', ...parameters },
  });
  const tellDomIq = (parameters: INodeParameters = {}): Step => ({
    name: 'Tell the chatbot',
    node: 'domIq',
    parameters: { resource: 'contactContext', operation: 'upsert', ...parameters },
  });
  const inLedger = (operation: string, parameters: INodeParameters = {}): Step => ({
    name: `Ledger ${operation}`,
    node: 'contactLedger',
    parameters: {
      keepIn: 'sqlite',
      filePath: join(folder, 'ledger.sqlite'),
      resource: 'contact',
      operation,
      ...parameters,
    },
  });
  const contexts = async () => (await domIq.state()).contexts;
  const people = async () => (await resMan.prospects()).flatMap(({ current }) => current.people);

  it.each([true, false])('DomIQ takes a contact of ResMan, simplified %s', async (simplify) => {
    const [told] = await runLine(nathan, upsertInResMan({ simplify }), tellDomIq());
    const [prospect] = await resMan.prospects();
    expect(told).toMatchObject({
      action: 'created',
      contact_id: `${HARBOR}:${prospect?.id}:${prospect?.current.people[0]?.personId}`,
      full_name: 'Nathan Smith',
      email: 'nathan@example.com',
      phone: '+15125550142',
      status: 'prospect',
    });
  });

  it('DomIQ keeps what ResMan does not know', async () => {
    const { email, ...withoutEmail } = nathan;
    const [first] = await runLine(withoutEmail, upsertInResMan(), tellDomIq());
    await domIq.seed({
      contexts: [{ contact_id: 'other', full_name: 'Nathan', email, updated_at: '2026-01-01T00:00:00Z' }],
    });
    const item = { contactId: 'other', firstName: 'Nathan', lastName: 'Smith', email: null, phone: null };
    const [second] = await runLine({ ...item, status: null }, tellDomIq());
    expect(first).toMatchObject({ email: null });
    expect(second).toMatchObject({ action: 'updated', full_name: 'Nathan Smith', email });
  });

  it('DomIQ takes a contact that Contact Ledger resolved', async () => {
    const record = { system: 'resman', externalId: 'r1', ...nathan, suffix: 'Jr', status: 'Pending' };
    const item = { ...record, role: 'applicant' };
    const [resolved] = await runLine(item, inLedger('resolve'));
    const [told] = await runLine(resolved ?? {}, tellDomIq());
    expect(told).toMatchObject({
      action: 'created',
      contact_id: resolved?.contactId,
      full_name: 'Nathan Smith Jr',
      email: 'nathan@example.com',
      phone: '+15125550142',
      status: 'applicant',
    });
  });

  it('DomIQ takes what Contact Ledger gives for it, with its moment', async () => {
    const steps = [inLedger('resolve'), inLedger('getForDomIq')];
    const [shaped] = await runLine({ system: 'quickbooks', externalId: 'q1', ...nathan }, ...steps);
    const [told] = await runLine(shaped ?? {}, tellDomIq());
    expect(told).toMatchObject({
      action: 'created',
      contact_id: shaped?.contact_id,
      full_name: 'Nathan Smith',
      phone: '+15125550142',
      updated_at: shaped?.updated_at,
    });
  });

  it('DomIQ takes a context of its own, and changes nothing in it', async () => {
    const context = {
      contact_id: 'c1',
      full_name: 'Imani Okafor',
      email: 'imani@example.com',
      phone: '+12025550143',
      status: 'prospect',
      updated_at: '2026-11-02T15:00:00.000Z',
    };
    await domIq.seed({ contexts: [{ ...context, notes: 'Two bedrooms' }] });
    const get: Step = {
      name: 'Read it',
      node: 'domIq',
      parameters: { resource: 'contactContext', operation: 'get', contactId: 'c1' },
    };
    expect(await runLine({}, get, tellDomIq())).toMatchObject([{ action: 'updated', ...context }]);
    expect(await contexts()).toMatchObject([{ ...context, notes: 'Two bedrooms' }]);
  });

  it.each(['get', 'update'])('DomIQ finds the contact of a ResMan item to %s', async (operation) => {
    const contactId = `${HARBOR}:p1:n1`;
    await domIq.seed({
      contexts: [{ contact_id: contactId, full_name: 'Nathan', updated_at: '2026-01-01T00:00:00Z' }],
    });
    const step: Step = {
      name: 'DomIQ',
      node: 'domIq',
      parameters:
        operation === 'get'
          ? { resource: 'contactContext', operation }
          : { resource: 'preference', operation, updateFields: { optOut: true } },
    };
    expect(await runLine({ ...nathan, contactId }, step)).toMatchObject([
      { contact_id: contactId, opt_out: operation === 'get' ? null : true },
    ]);
  });

  it('ResMan takes a visitor of a conversation in DomIQ', async () => {
    await domIq.seed({
      conversations: [
        {
          id: 'v1',
          contact_data: {
            first_name: 'Mary Ann',
            last_name: 'Lee',
            email: 'mary@example.com',
            phone: '+12025550143',
          },
        },
      ],
    });
    const read: Step = {
      name: 'Read the conversation',
      node: 'domIq',
      parameters: { resource: 'conversation', operation: 'getAll' },
    };
    expect(await runLine({}, read, upsertInResMan())).toMatchObject([{ action: 'created' }]);
    expect(await people()).toMatchObject([
      {
        firstName: 'Mary Ann',
        lastName: 'Lee',
        email: 'mary@example.com',
        phones: [{ number: '(202) 555-0143' }],
      },
    ]);
  });

  it.each([['resolve'], ['getForResMan']])('ResMan takes a contact of Contact Ledger > %s', async (last) => {
    const steps = last === 'resolve' ? [inLedger('resolve')] : [inLedger('resolve'), inLedger(last)];
    const record = { system: 'quickbooks', externalId: 'q1', ...nathan };
    expect(await runLine(record, ...steps, upsertInResMan())).toMatchObject([{ action: 'created' }]);
    expect(await people()).toMatchObject([
      {
        firstName: 'Nathan',
        lastName: 'Smith',
        email: 'nathan@example.com',
        phones: [{ number: '(512) 555-0142' }],
      },
    ]);
  });

  it('ResMan takes a contact as the mappings write it', async () => {
    const mapped = { first_name: 'Nathan', last_name: 'Smith', email: 'nathan@example.com', phone: null };
    expect(await runLine(mapped, upsertInResMan())).toMatchObject([{ action: 'created', lastName: 'Smith' }]);
  });

  it('ResMan says what is missing in an item that names nobody', async () => {
    await expect(
      runLine({ full_name: null, email: 'a@example.com' }, upsertInResMan()),
    ).rejects.toMatchObject({
      message: expect.stringContaining('the first name is missing; the last name is missing') as string,
    });
  });
});

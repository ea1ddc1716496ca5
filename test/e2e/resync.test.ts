import { DatabaseSync } from 'node:sqlite';
import { openLedger, type Ledger } from '../../ledger';
import { controlOf } from '../support/sandbox-control';
import { callWebhook, webhookNode } from './support/run-webhook';
import { startWithResync, type StartedN8n } from './support/started-n8n';
import { until } from './support/until';

jest.setTimeout(15 * 60_000);

const PROSPECTS = 300;
const PROPERTY = 'harbor-lofts';
const HOUR_MS = 3_600_000;
const CHECKPOINT = `resman.contacts.${PROPERTY}`;

const numberOf = (n: number) => `617555${String(1_000 + n)}`;
const idOf = (n: number) => `${PROPERTY}:R${8_000 + n}:N${8_000 + n}`;
const FIRST = ['Wanda', 'Fergus', 'Aimee', 'Tobias', 'Ximena', 'Jonah', 'Priya', 'Ulrich', 'Noemi', 'Casper'];
const LAST = [
  'Kessler',
  'Lindqvist',
  'Okonkwo',
  'Castellano',
  'Thornbury',
  'Whitfield',
  'Grunwald',
  'Faherty',
];

/** The n-th invented prospect, changed n hours after the first day. */
const prospect = (n: number, changes: object = {}) => ({
  id: `R${8_000 + n}`,
  propertyId: PROPERTY,
  updatedAt: new Date(Date.UTC(2026, 0, 1) + n * HOUR_MS).toISOString(),
  people: [
    {
      personId: `N${8_000 + n}`,
      firstName: FIRST[n % FIRST.length],
      lastName: LAST[Math.floor(n / FIRST.length) % LAST.length],
      email: `prospect.${n}@example.com`,
      phone: numberOf(n),
      ...changes,
    },
  ],
});
const numbers = Array.from({ length: PROSPECTS }, (_, n) => n);
const BROKEN = 150;

interface Report {
  readonly isClean: boolean;
  readonly missingInLedger: number;
  readonly differing: number;
  readonly goneFromSystem: number;
  readonly propertyIds: readonly string[];
  readonly fields: Readonly<Record<string, number>>;
  readonly findings: {
    readonly missingInLedger: readonly string[];
    readonly differing: readonly { readonly externalId: string; readonly fields: readonly string[] }[];
    readonly goneFromSystem: readonly string[];
  };
}

/** The ledger refuses one entry, whatever is tried, until this is taken away. */
const BREAK = `create trigger broken before insert on source_identities
  when new.external_id = '${idOf(BROKEN)}' begin select raise(abort, 'broken'); end`;

describe('the resync and the nightly comparison, in a real n8n', () => {
  let n8n: StartedN8n;
  let ledger: Ledger;
  let resMan: ReturnType<typeof controlOf>;

  const inLedger = (sql: string) => {
    const database = new DatabaseSync(n8n.ledgerFile, { timeout: 10_000 });
    database.exec(sql);
    database.close();
  };
  const known = () =>
    ledger.read(async (db) => {
      const rows = await db
        .selectFrom('source_identities')
        .where('system', '=', 'resman')
        .where('external_id', 'like', `${PROPERTY}:R8%`)
        .select('external_id')
        .orderBy('external_id')
        .execute();
      return rows.map(({ external_id }) => external_id);
    });
  const events = () =>
    ledger.read((db) =>
      db
        .selectFrom('events')
        .where('source', '=', 'resman')
        .select(['payload', 'status', 'attempts', 'error_code'])
        .execute(),
    );
  const checkpoint = () =>
    ledger.read((db) =>
      db.selectFrom('checkpoints').where('name', '=', CHECKPOINT).select('value').executeTakeFirst(),
    );
  const ask = (path: string) => callWebhook<Report>(`${n8n.url}/webhook/${path}`, {});
  const publish = async (path: string, workflow: string) => {
    const workflowId = { __rl: true, mode: 'id', value: workflow };
    await n8n.editor.publish(
      `Ask ${path}`,
      [
        webhookNode('Somebody asks', path),
        {
          name: 'Do it',
          type: 'n8n-nodes-base.executeWorkflow',
          typeVersion: 1.2,
          parameters: { workflowId, options: { waitForSubWorkflow: true } },
        },
      ],
      [['Somebody asks', 0, 'Do it', 0]],
    );
  };
  /** Runs the comparison. @returns its report, as the ledger keeps it */
  const compared = async (): Promise<Report> => {
    await ask('compare');
    return ledger.read(async (db) => {
      const row = await db
        .selectFrom('drift_reports')
        .where('status', '=', 'finished')
        .selectAll()
        .orderBy('started_at', 'desc')
        .executeTakeFirstOrThrow();
      const found = await db
        .selectFrom('drift_findings')
        .where('report_id', '=', row.id)
        .select(['kind', 'subject_id', 'detail_json'])
        .orderBy('subject_id')
        .execute();
      const of = (kind: string) => found.filter((finding) => finding.kind === kind);
      const counts = JSON.parse(row.counts_json ?? '{}') as Omit<Report, 'findings'>;
      return {
        ...counts,
        isClean: found.length === 0,
        propertyIds: JSON.parse(row.property_ids_json ?? '[]') as string[],
        fields: JSON.parse(row.fields_json ?? '{}') as Record<string, number>,
        findings: {
          missingInLedger: of('missing').map(({ subject_id }) => subject_id),
          differing: of('differing').map(({ subject_id, detail_json }) => ({
            externalId: subject_id,
            fields: JSON.parse(detail_json ?? '[]') as string[],
          })),
          goneFromSystem: of('gone').map(({ subject_id }) => subject_id),
        },
      };
    });
  };
  /** Lets what is due be worked on until no event waits. */
  const settled = () =>
    until(async () => {
      await ask('keep-going');
      return (await events()).every(({ status }) => status === 'done');
    });
  const open = async () => {
    ledger = await openLedger({ kind: 'sqlite', file: n8n.ledgerFile });
    resMan = controlOf(n8n.sandboxUrl('resman'));
  };

  beforeAll(async () => {
    n8n = await startWithResync();
    await open();
    await resMan('POST', 'seed', { prospects: numbers.map((n) => prospect(n)) });
    // Small answers and slow ones, so that a kill falls into the middle.
    await resMan('PUT', 'settings', { mostInWindow: 25 });
    await publish('resync', 'lcResyncResMan01');
    await publish('compare', 'lcCompareResMan1');
    await publish('keep-going', 'lcKeepGoing00001');
    inLedger(BREAK);
  });
  afterAll(async () => {
    await ledger.close();
    await n8n.stop();
  });

  it('a run that is killed goes on at its checkpoint, and one bad contact stops nobody', async () => {
    const delayed = { action: 'delay', ms: 400, match: { path: 'SearchProspects' }, every: 1, times: 1_000 };
    await resMan('POST', 'misbehave', delayed);
    const killed = ask('resync').catch(() => undefined);
    await until(async () => (await checkpoint()) !== undefined && (await known()).length >= 60);
    await ledger.close();
    await n8n.kill();
    await killed;

    n8n = await n8n.startAgain();
    await open();
    const [reached, before] = [await checkpoint(), await known()];
    expect(reached).toBeDefined();
    expect(before.length).toBeLessThan(PROSPECTS - 1);
    await resMan('DELETE', 'requests');
    await ask('resync');

    expect(await known()).toEqual(
      numbers
        .filter((n) => n !== BROKEN)
        .map(idOf)
        .sort(),
    );
    // It did not begin again with the first day.
    const requests = await resMan<{ body?: string }[]>('GET', 'requests?bodies=1');
    const starts = requests.flatMap(({ body }) => {
      const start = new URLSearchParams(body ?? '').get('ModifiedStartDateTime');
      return start !== null && (body ?? '').includes(PROPERTY) ? [Date.parse(start)] : [];
    });
    expect(starts.length).toBeGreaterThan(0);
    expect(Math.min(...starts)).toBeGreaterThanOrEqual(Date.parse(reached?.value ?? '') - 6 * 60_000);
  });

  it('what failed is kept for another attempt, with why, and is there when the cause is gone', async () => {
    await until(async () => {
      await ask('keep-going');
      return (await events()).some(({ attempts }) => attempts > 0);
    });
    const [event, ...others] = await events();
    expect(others).toEqual([]);
    expect(JSON.parse(event?.payload ?? '{}')).toMatchObject({ contact_id: idOf(BROKEN) });
    expect(event).toMatchObject({ status: 'waiting', error_code: 'ledger.query_refused' });
    inLedger('drop trigger broken');
    await settled();
    expect(await known()).toContain(idOf(BROKEN));
  });

  it('the comparison then finds no drift', async () => {
    const report = await compared();
    expect(report.findings).toEqual({ missingInLedger: [], differing: [], goneFromSystem: [] });
    expect(report.isClean).toBe(true);
    expect(report.propertyIds).toContain(PROPERTY);
  });

  it('what changed behind the relay’s back is found by night, and healed', async () => {
    // No window of the resync has them: the modified time of both is of long ago, as after a change that ResMan does not date.
    inLedger(
      `update source_records set data = replace(data, 'prospect.7@example.com', 'former@example.com'), content_hash = 'x'
       where data like '%prospect.7@example.com%'`,
    );
    const added = { ...prospect(900), updatedAt: '2026-01-05T00:30:00.000Z' };
    await resMan('POST', 'seed', { prospects: [added] });
    await ask('resync');
    expect(await known()).not.toContain(idOf(900));

    const report = await compared();
    expect(report.findings).toMatchObject({
      missingInLedger: [idOf(900)],
      differing: [{ externalId: idOf(7), fields: ['emails'] }],
      goneFromSystem: [],
    });
    expect(report.fields).toEqual({ emails: 1 });
    await settled();
    expect(await known()).toContain(idOf(900));
    expect(await compared()).toMatchObject({ isClean: true });
  });
});

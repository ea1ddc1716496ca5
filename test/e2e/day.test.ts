import { beginSend, mayContactMany, openLedger, systemClock, type Ledger } from '../../ledger';
import { compareHoldings, type Difference } from '../day/compare';
import { fullDay, smallDay } from '../day/day-counts';
import { generateDay } from '../day/generate-day';
import { DayModel } from '../day/model';
import { observe, type Places } from '../day/observe';
import { controlOf } from '../support/sandbox-control';
import { playDay } from './support/play-day';
import { webhookNode } from './support/run-webhook';
import { startDemonstration, type StartedN8n } from './support/started-n8n';

jest.setTimeout(60 * 60_000);

const SEED = 20261120;

describe('a day of an apartment-leasing team, in a real n8n', () => {
  let n8n: StartedN8n;
  let ledger: Ledger;
  let places: Places;

  const callWorkflow = (name: string, value: string) => ({
    name,
    type: 'n8n-nodes-base.executeWorkflow',
    typeVersion: 1.2,
    parameters: { workflowId: { __rl: true, mode: 'id', value }, options: { waitForSubWorkflow: true } },
  });

  beforeAll(async () => {
    n8n = await startDemonstration();
    ledger = await openLedger({ kind: 'sqlite', file: n8n.ledgerFile });
    places = {
      ledger,
      openPhone: controlOf(n8n.sandboxUrl('openphone')),
      resMan: controlOf(n8n.sandboxUrl('resman')),
      domIq: controlOf(n8n.sandboxUrl('domiq')),
    };
    await n8n.editor.publish(
      'Ask 16 and 19',
      [
        webhookNode('Somebody asks', 'keep-going'),
        callWorkflow('Keep going', 'lcKeepGoing00001'),
        callWorkflow('Tell the others', 'lcTellSystems001'),
      ],
      [
        ['Somebody asks', 0, 'Keep going', 0],
        ['Somebody asks', 0, 'Tell the others', 0],
      ],
    );
  });
  afterAll(async () => {
    await ledger.close();
    await n8n.stop();
  });

  it('ends with every system holding what a simple model of the rules says, field by field', async () => {
    const day = generateDay(process.env.DAY === 'small' ? smallDay : fullDay, SEED);
    const keepGoing = `${n8n.url}/webhook/keep-going`;
    const log = (line: string): void => void process.stderr.write(`${line}\n`);
    const { before, facts } = await playDay({ n8n, places, keepGoing, log }, day);
    const model = new DayModel(facts);
    for (const delivery of day) model.deliver(delivery);
    const expected = model.holdings();
    const differences = compareHoldings(expected, await observe(places, before, expected));
    expect(differences.map(inOneLine)).toEqual([]);

    const ended = await ledger.read(async (db) => [
      ...(await db
        .selectFrom('events')
        .where('status', '<>', 'done')
        .select(['source', 'error_code'])
        .execute()),
      ...(await db
        .selectFrom('effects')
        .where('status', '=', 'dead')
        .select(['target', 'error_code'])
        .execute()),
    ]);
    expect(ended).toEqual([]);

    const refusing = expected.consent.flatMap(({ key, fields }) =>
      key.startsWith('phone:') && (fields.denied as string[]).includes('text') ? [key] : [],
    );
    expect(refusing.length).toBeGreaterThan(0);
    const numbers = [...new Set(expected.ledger.flatMap(({ fields }) => fields.phones as string[]))].map(
      (number) => `phone:${number}`,
    );
    const answers = await mayContactMany(
      ledger,
      numbers.map((identifier) => ({ identifier, channel: 'text', scope: 'all' })),
    );
    const closed = numbers.filter((_, place) => answers[place]?.isAllowed === false);
    expect(closed.sort()).toEqual([...refusing].sort());
    for (const identifier of refusing) {
      const { permit } = await beginSend(ledger, { identifier, channel: 'text', scope: 'all' }, systemClock);
      expect(permit).toBeNull();
    }
  });
});

const inOneLine = ({ table, key, what, field, expected, actual }: Difference): string =>
  [table, key, what, field ?? '', 'expected', JSON.stringify(expected), 'is', JSON.stringify(actual)].join(
    ' ',
  );

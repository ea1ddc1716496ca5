import type {
  ConflictsAnswer,
  DecideAnswer,
  MessagesAnswer,
  StartAnswer,
} from '../../../contacts/review/page/page-answers';
import { saveConversations, systemClock } from '../../../ledger';
import { startSandbox } from '../../../sandbox/openphone';
import { fillWithBootstrap } from '../../ledger/review-page/generated-ledger';
import { readBinary } from '../../support/binary';
import { PASSWORD, servedPage, type ServedPage } from './served-page';

describe('the page', () => {
  let page: ServedPage;
  beforeAll(async () => {
    page = await servedPage();
    await page.host.publish();
  });
  afterAll(() => page.close());

  const get = (url: string, headers: Record<string, string> = {}) => fetch(url, { headers });
  const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });

  it('opens for who has a link or the password, with a policy of its own and nothing that may be kept', async () => {
    for (const answer of [
      await get(page.linkFor('ann@example.com')),
      await get(page.pageUrl, basic(`reviewer:${PASSWORD}`)),
    ]) {
      expect(answer.status).toBe(200);
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/sandbox allow-scripts/);
      expect(policy).not.toMatch(/allow-same-origin|unsafe/);
      const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      const text = await answer.text();
      expect(text.split(`nonce="${nonce}"`)).toHaveLength(4);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      });
    }
  });

  it('gives every page another nonce', async () => {
    const nonceOf = async () => (await get(page.linkFor('ann'))).headers.get('content-security-policy');
    expect(await nonceOf()).not.toBe(await nonceOf());
  });

  it('stays closed to everybody else, and says how to get in', async () => {
    for (const [url, headers] of [
      [page.pageUrl, {}],
      [page.pageUrl, basic('reviewer:wrong password')],
      [page.linkFor('ann', -1), {}],
      [`${page.linkFor('ann')}x`, {}],
    ] as const) {
      const answer = await get(url, headers);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Basic realm=/);
      const text = await answer.text();
      expect(text).toContain('You cannot open this page');
      expect(text).not.toMatch(/<script/);
    }
  });

  it('answers nothing to who has no token of an open page, and nothing that it is not asked', async () => {
    const bare = await fetch(`${page.pageUrl}/asks`, { method: 'POST', body: '{"ask":"dashboard"}' });
    expect([bare.status, await bare.json()]).toEqual([401, expect.objectContaining({ error: 'expired' })]);
    const withPassword = await fetch(`${page.pageUrl}/asks`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...basic(`reviewer:${PASSWORD}`) },
      body: '{"ask":"dashboard"}',
    });
    expect(withPassword.status).toBe(401);
    for (const request of [
      { ask: 'everything' },
      { ask: 'decide', decisions: [] },
      null,
      'dashboard',
      { ask: '__proto__' },
    ])
      expect(await page.ask('ann', request)).toMatchObject({
        status: 400,
        body: { error: 'invalid_request' },
      });
    expect(page.host.executions).toEqual([]);
    expect(page.host.thrown).toEqual([]);
  });
});

describe('what the page asks', () => {
  let page: ServedPage;
  beforeAll(async () => {
    page = await servedPage();
    await fillWithBootstrap(await page.ledger(), systemClock, { conversations: 300, seed: 3 });
  });
  afterAll(() => page.close());

  const conflicts = async () =>
    (await page.ask('ann', { ask: 'conflicts', after: null, includeSkipped: true, limit: 50 }))
      .body as ConflictsAnswer;

  it('shows conflicts, keeps a decision under the reviewer, and takes it back', async () => {
    const before = await conflicts();
    const [first] = before.conflicts;
    expect(first?.candidates.length).toBeGreaterThan(0);
    const decision = {
      phoneNumber: first?.phoneNumber,
      version: first?.version,
      decision: 'use_candidate',
      candidateNo: 1,
    };
    const decide = async (reviewer: string) =>
      (await page.ask(reviewer, { ask: 'decide', decisions: [decision] })).body as DecideAnswer;
    const ann = await decide('ann@example.com');
    expect(ann).toMatchObject({
      outcomes: [{ outcome: 'recorded', by: null }],
      remaining: before.remaining - 1,
    });
    expect(await decide('ben@example.com')).toMatchObject({
      batchId: null,
      outcomes: [{ outcome: 'already_decided', by: 'ann@example.com' }],
    });
    expect((await conflicts()).conflicts.map(({ phoneNumber }) => phoneNumber)).not.toContain(
      first?.phoneNumber,
    );
    const { body } = await page.ask('ben', { ask: 'undo', batchId: ann.batchId });
    expect(body).toMatchObject({ outcomes: [{ outcome: 'undone' }], remaining: before.remaining });
    expect(await conflicts()).toEqual(before);
  });

  it('shows what the same answer would be for all that are alike, and changes nothing', async () => {
    const { conflicts: open } = await conflicts();
    const some = open.find(({ alike, candidates }) => alike > 0 && candidates.length > 1);
    const decision = {
      phoneNumber: some?.phoneNumber,
      version: some?.version,
      decision: 'merge',
      candidateNos: null,
      fields: {},
    };
    const { body } = await page.ask('ann', { ask: 'alike', decision });
    const { changes, leftOut } = body as { changes: { decision: object; would: string }[]; leftOut: number };
    expect(changes.length + leftOut).toBe(some?.alike);
    expect(changes[0]?.would).toMatch(/^Merge /);
    expect((await conflicts()).remaining).toBe(open.length);
    const all = await page.ask('ann', {
      ask: 'decide',
      decisions: [decision, ...changes.map((change) => change.decision)],
    });
    expect(new Set((all.body as DecideAnswer).outcomes.map(({ outcome }) => outcome))).toEqual(
      new Set(['recorded']),
    );
    const { body: afterwards } = await page.ask('ben', { ask: 'alike', decision });
    expect(afterwards).toEqual({ pattern: null, changes: [], leftOut: 0 });
    const { body: undone } = await page.ask('ann', {
      ask: 'undo',
      batchId: (all.body as DecideAnswer).batchId,
    });
    expect((undone as DecideAnswer).remaining).toBe(open.length);
  });

  it('takes a name for a number that no source knows', async () => {
    const { body } = await page.ask('ann', { ask: 'rows', of: 'unknown', after: null });
    const [row] = (body as { rows: { phoneNumber: string }[] }).rows;
    const enter = (person: object) =>
      page.ask('ann', { ask: 'enter', phoneNumber: row?.phoneNumber, version: null, person });
    const person = { firstName: 'Nora', lastName: 'Castellan', company: '', email: 'nora@example.com' };
    expect((await enter({ ...person, firstName: ' ', lastName: '' })).body).toMatchObject({
      outcome: 'refused',
      batchId: null,
    });
    expect((await enter(person)).body).toMatchObject({ outcome: 'recorded', problems: [] });
    const { body: resolved } = await page.ask('ann', { ask: 'rows', of: 'resolved', after: null });
    expect(resolved).toMatchObject({ rows: [{ name: 'Nora Castellan', emails: ['nora@example.com'] }] });
    const { body: leftovers } = await page.ask('ann', { ask: 'leftovers' });
    expect((leftovers as { csv: string }).csv).not.toContain(row?.phoneNumber);
  });

  it.each([
    [{ ask: 'dashboard' }, { reviewer: 'ann', balanced: true, numbers: 300 }],
    [
      { ask: 'messages', phoneNumber: '+16175550101' },
      { messages: [], note: expect.stringContaining('OpenPhone') as string },
    ],
    [
      { ask: 'writes', after: null },
      { at: null, writes: [], next: null },
    ],
    [{ ask: 'undo', batchId: 'nothing' }, { outcomes: [] }],
  ])('answers %j', async (request, expected) => {
    expect(await page.ask('ann', request)).toMatchObject({ status: 200, body: expected });
  });
});

describe('messages of a number of which the ledger has heard nothing', () => {
  const phone = '+16175550101';
  const asked = async (page: ServedPage) =>
    (await page.ask('ann', { ask: 'messages', phoneNumber: phone })).body as MessagesAnswer;
  const withConversation = async (page: ServedPage) =>
    saveConversations(
      await page.ledger(),
      [
        {
          conversationId: 'CN1',
          phoneNumber: phone,
          participants: 1,
          phoneNumberId: 'PN1',
          lastActivityAt: '2026-03-01T10:00:00.000Z',
        },
      ],
      systemClock,
    );

  it('are asked of OpenPhone, and kept nowhere', async () => {
    const sandbox = await startSandbox({ port: 0, dataFile: ':memory:', log: () => undefined });
    const page = await servedPage({}, sandbox.url);
    await fetch(`${sandbox.url}/_sandbox/seed`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        phoneNumbers: [{ id: 'PN1', number: '+16175550199' }],
        messages: [
          {
            id: 'AC1',
            conversationId: 'CN1',
            phoneNumberId: 'PN1',
            from: phone,
            to: ['+16175550199'],
            text: 'Is it still free?',
            direction: 'incoming',
          },
        ],
      }),
    });
    expect(await asked(page)).toMatchObject({
      messages: [],
      note: expect.stringContaining('ledger') as string,
    });
    await withConversation(page);
    expect(await asked(page)).toEqual({
      messages: [
        { at: expect.any(String) as string, direction: 'incoming', kind: 'text', text: 'Is it still free?' },
      ],
      note: null,
    });
    const kept = await (
      await page.ledger()
    ).read((db) => db.selectFrom('interactions').selectAll().execute());
    expect(kept).toEqual([]);
    await page.close();
    await sandbox.close();
  });

  it('say so where OpenPhone does not answer', async () => {
    const page = await servedPage({}, 'http://127.0.0.1:9');
    await withConversation(page);
    expect(await asked(page)).toEqual({ messages: [], note: 'OpenPhone could not be asked at the moment.' });
    await page.close();
  }, 30_000);
});

describe('what the page has done', () => {
  let page: ServedPage;
  beforeEach(async () => {
    page = await servedPage();
  });
  afterEach(() => page.close());

  it('hands a file to the workflow, and nothing else of it to anybody', async () => {
    const { status, body } = await page.send(
      'ann',
      '../quick"books.csv',
      'Name,Phone\r\nNora,(617) 555-0198\r\n',
    );
    expect(status).toBe(200);
    const { jobId, outcome } = body as StartAnswer;
    expect(outcome).toBe('started');
    const [[item] = []] = page.host.executions;
    expect(item?.json).toEqual({ jobId, kind: 'import' });
    expect(item?.binary?.data?.fileName).toBe('.._quick"books.csv');
    expect((await readBinary(item!.binary!.data!)).toString()).toContain('Nora');
    const { body: shown } = await page.ask('ann', { ask: 'dashboard' });
    expect(shown).toMatchObject({ jobs: [{ id: jobId, kind: 'import', status: 'running', by: 'ann' }] });
  });

  it('begins each kind of work once', async () => {
    const start = (job: string) => page.ask('ann', { ask: 'start', job });
    expect((await start('push')).body).toMatchObject({ outcome: 'started' });
    expect((await start('push')).body).toMatchObject({ outcome: 'running' });
    expect((await start('verify')).body).toMatchObject({ outcome: 'started' });
    expect(page.host.executions.map(([item]) => item?.json.kind)).toEqual(['push', 'verify']);
  });

  it('takes no empty file and none that n8n would not take', async () => {
    expect((await page.send('ann', 'a.csv', '')).status).toBe(400);
    expect((await page.send('ann', 'a.csv', 'x'.repeat(17 * 1024 * 1024))).status).toBe(413);
    expect(page.host.executions).toEqual([]);
  });
});

describe('a trigger that anybody could open', () => {
  it.each([
    ['a short secret', { signingSecret: 'short' }],
    ['a short password', { password: 'short' }],
  ])('is not published with %s', async (_, credential) => {
    const page = await servedPage(credential);
    await expect(page.host.publish()).rejects.toThrow(/characters/);
    await page.close();
  });
});

import { runSandbox, type Running } from '../sandbox-client';
import { historySeed, phone } from './history-seed';

describe('sending', () => {
  let sandbox: Running;
  beforeEach(async () => {
    sandbox = await runSandbox();
    await sandbox.seed(historySeed);
  });
  afterEach(() => sandbox.close());

  const send = (body: Record<string, unknown>) =>
    sandbox.call<{ data: Record<string, unknown> }>('POST', '/v1/messages', { body });

  it('answers 202, joins the thread and moves its conversation', async () => {
    const { status, body } = await send({ content: 'On our way', from: 'PNone', to: [phone(0)] });
    expect([status, body.data.status, body.data.conversationId]).toEqual([202, 'queued', 'CNc0']);
    const [newest] = await sandbox.data<{ id: string; lastActivityId: string }[]>(
      'GET',
      '/conversations?sort=updatedAt:desc&limit=1',
    );
    expect(newest).toMatchObject({ id: 'CNc0', lastActivityId: body.data.id });
  });

  it('opens a thread with a new number', async () => {
    const { body } = await send({ content: 'Hello', from: '+16175550100', to: ['+12025550199'] });
    expect(body.data.conversationId).toMatch(/^CN[0-9a-f]{32}$/);
    expect(body.data.id).toMatch(/^AC[0-9a-f]{32}$/);
  });

  it.each<[Record<string, unknown>, number, string]>([
    [{ content: '', from: 'PNone', to: [phone(0)] }, 400, 'no text'],
    [{ content: 'x'.repeat(1601), from: 'PNone', to: [phone(0)] }, 400, 'more than 1600 characters'],
    [{ content: 'x', from: 'PNone', to: [] }, 400, 'nobody'],
    [{ content: 'x', from: 'PNone', to: ['5550100'] }, 400, 'not E.164'],
    [
      { content: 'x', from: 'PNone', to: Array.from({ length: 11 }, (_, index) => phone(index)) },
      400,
      'more than ten',
    ],
    [{ content: 'x', from: 'PNnone', to: [phone(0)] }, 404, 'no such number'],
    [{ content: 'x', from: 'PNtwo', to: [phone(0)], userId: 'USagent' }, 403, 'not a user of that number'],
  ])('refuses %#: %i, %s', async (body, status) => {
    expect((await send(body)).status).toBe(status);
  });

  it('is not there on the dated surface', async () => {
    expect(
      (await sandbox.call('POST', '/messages', { body: { content: 'x', from: 'PNone', to: [phone(0)] } }))
        .status,
    ).toBe(404);
  });
});

import { openSandbox, type OpenSandbox } from '../../clients/openphone/sandbox';
import { credentialsOf, itemsOf, jsonOf, runOpenPhone } from './run-open-phone';

const THEIRS = '+15125550142';
const LATER = '2099-01-01T00:00:00.000Z';
const TEXT = 'Your tour is tomorrow at two';
const PATH = '^/v1/messages$';

describe('OpenPhone > Message > Send', () => {
  let sandbox: OpenSandbox;
  beforeEach(async () => {
    sandbox = await openSandbox();
    await sandbox.seed({ phoneNumbers: [{ id: 'PNone', number: '+15125550100' }] });
  });
  afterEach(() => sandbox.close());

  const send = (given: Record<string, unknown> = {}) =>
    runOpenPhone(
      credentialsOf(sandbox.url),
      {
        resource: 'message',
        operation: 'send',
        phoneNumberId: { __rl: true, mode: 'id', value: 'PNone' },
        to: '(512) 555-0142',
        text: TEXT,
        beginBy: LATER,
        ...given,
      },
      itemsOf({}),
    );
  const posts = async () => (await sandbox.requests()).filter(({ method }) => method === 'POST').length;

  it('sends one text and says what OpenPhone made of it', async () => {
    const [sent] = jsonOf(await send());
    expect(sent).toMatchObject({ to: [THEIRS], text: TEXT, direction: 'outgoing', knownBy: 'answer' });
    expect(await posts()).toBe(1);
  });

  it('sends nothing once the permit is over', async () => {
    const { error } = await send({ beginBy: '2020-01-01T00:00:00.000Z' });
    expect(error?.message).toContain('permitted to begin');
    expect(await sandbox.requests()).toEqual([]);
  });

  it('finds a text of which the answer was lost', async () => {
    await sandbox.misbehave({ action: 'drop_after', match: { method: 'POST', path: PATH } });
    const [sent] = jsonOf(await send());
    expect(sent).toMatchObject({ to: [THEIRS], knownBy: 'read_back' });
    expect(await posts()).toBe(1);
  });

  it('does not send again what may have been sent, and says so', async () => {
    await sandbox.misbehave({ action: 'status', status: 500, match: { method: 'POST', path: PATH } });
    const { error } = await send();
    expect(error?.message).toContain('did not say whether it sent the text');
    expect(await posts()).toBe(1);
  }, 30_000);

  it('looks first, when told since when it was tried', async () => {
    await send();
    const [sent] = jsonOf(
      await send({ sendOptions: { notSentSince: new Date(Date.now() - 60_000).toISOString() } }),
    );
    expect(sent).toMatchObject({ text: TEXT, knownBy: 'earlier' });
    expect(await posts()).toBe(1);
  });

  it.each([
    [{ to: '12' }, '"To"'],
    [{ text: '  ' }, '"Text" is empty'],
    [{ text: 'x'.repeat(1_601) }, 'more than 1600'],
    [{ beginBy: 'soon' }, '"Begin By" is not a date'],
  ])('refuses %j before anything is sent', async (given, says) => {
    expect((await send(given)).error?.message).toContain(says);
    expect(await sandbox.requests()).toEqual([]);
  });
});

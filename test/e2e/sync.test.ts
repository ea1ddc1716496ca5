import { openLedger, type Ledger } from '../../ledger';
import { controlOf } from '../support/sandbox-control';
import { relayChange, shippedWebhookPath } from './support/relay';
import { callNode, callWebhook, webhookNode } from './support/run-webhook';
import { startDemonstration, type StartedN8n } from './support/started-n8n';
import { until } from './support/until';

jest.setTimeout(12 * 60_000);

const IMANI = 'harbor-lofts:R7001:N7001';
const IMANIS_NUMBER = '+12025550143';
const RESIDENT = 'harbor-lofts::N7005';
const STRANGERS_NUMBER = '+12025550199';

interface Context {
  readonly contact_id: string;
  readonly full_name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly status: string | null;
}

/** What becomes of a text. */
interface Sent {
  readonly phone: string;
  readonly outcome: string;
  readonly messageId?: string;
  readonly error?: string;
  readonly consent?: object;
}

describe('the workflows of every day, in a real n8n', () => {
  let n8n: StartedN8n;
  let ledger: Ledger;
  let openPhone: ReturnType<typeof controlOf>;
  let resMan: ReturnType<typeof controlOf>;
  let domIq: ReturnType<typeof controlOf>;
  const relayed = (contactId: string, deliveryId: string, secret = n8n.secrets.relaySecret ?? '') =>
    relayChange(n8n.url + shippedWebhookPath('12-receive-changes-from-resman.json'), {
      contactId,
      deliveryId,
      secret,
    });
  const contexts = async () => (await domIq<{ contexts: Context[] }>('GET', 'state')).contexts;
  const contextOf = async (name: string) => (await contexts()).find(({ full_name }) => full_name === name);
  const receive = (from: string, text: string) =>
    openPhone('POST', 'receive', { phoneNumberId: 'PNmain0001', from, text });
  const events = (source: string) =>
    ledger.read((db) =>
      db
        .selectFrom('events')
        .where('source', '=', source)
        // OpenPhone also tells of every contact that was written there.
        .where((eb) => eb.or([eb('source', '<>', 'openphone'), eb('type', 'not like', 'contact.%')]))
        .select(['status', 'attempts', 'error_code'])
        .execute(),
    );
  const textsOf = (number: string) =>
    ledger.read((db) =>
      db
        .selectFrom('interactions')
        .innerJoin('contacts', 'contacts.id', 'interactions.contact_id')
        .where('identifier', '=', `phone:${number}`)
        .select(['contacts.survivor_id as contactId', 'direction', 'kind'])
        .execute(),
    );
  const consentOf = (number: string) =>
    ledger.read((db) =>
      db
        .selectFrom('consents')
        .where('identifier', '=', `phone:${number}`)
        .select(['channel', 'state'])
        .orderBy('channel')
        .execute(),
    );
  const allDone = async (source: string, count: number) => {
    const found = await events(source);
    return found.length === count && found.every(({ status }) => status === 'done');
  };
  const keepGoing = () => callWebhook(`${n8n.url}/webhook/keep-going`, {});

  beforeAll(async () => {
    n8n = await startDemonstration();
    ledger = await openLedger({ kind: 'sqlite', file: n8n.ledgerFile });
    openPhone = controlOf(n8n.sandboxUrl('openphone'));
    resMan = controlOf(n8n.sandboxUrl('resman'));
    domIq = controlOf(n8n.sandboxUrl('domiq'));
    await n8n.editor.publish(
      'Ask 16',
      [webhookNode('Somebody asks', 'keep-going'), callNode('Keep going', 'lcKeepGoing00001')],
      [['Somebody asks', 0, 'Keep going', 0]],
    );
  });
  afterAll(async () => {
    await ledger.close();
    await n8n.stop();
  });

  it('a change in ResMan reaches the chatbot, once, and only when it is the relay’s', async () => {
    await until(async () => (await relayed(IMANI, 'D0', 'another text')).status === 401);
    for (const id of ['D1', 'D1', 'D2'])
      expect(await relayed(id === 'D2' ? RESIDENT : IMANI, id)).toEqual({
        status: 200,
        text: '{"received":true}',
      });
    await until(() => allDone('resman', 2));
    await until(async () => (await contexts()).length === 2);
    expect(await contextOf('Imani Okafor')).toMatchObject({
      email: 'imani.okafor@example.com',
      phone: IMANIS_NUMBER,
      status: 'prospect',
    });
    expect(await contextOf('Henrik Sorensen')).toMatchObject({ phone: '+18575550114', status: 'resident' });
    expect(await contexts()).toHaveLength(2);
  });

  it('a text joins the person ResMan told of; one of a stranger makes a contact', async () => {
    await receive(IMANIS_NUMBER, 'Is it still free in June?');
    await receive(STRANGERS_NUMBER, 'Hello, do you take dogs?');
    await until(() => allDone('openphone', 2));
    const [imani] = await textsOf(IMANIS_NUMBER);
    expect(imani).toMatchObject({ kind: 'text', direction: 'incoming' });
    expect(imani?.contactId).toBe((await contextOf('Imani Okafor'))?.contact_id);
    const [stranger] = await textsOf(STRANGERS_NUMBER);
    expect(stranger?.contactId).not.toBe(imani?.contactId);
  });

  it('a text that asks to stop forbids the number until its owner asks to start', async () => {
    await receive(STRANGERS_NUMBER, 'por favor no me manden más mensajes');
    await until(async () => (await consentOf(STRANGERS_NUMBER)).length > 0);
    expect(await consentOf(STRANGERS_NUMBER)).toContainEqual({ channel: 'text', state: 'denied' });
    await receive(STRANGERS_NUMBER, 'START');
    await until(async () =>
      (await consentOf(STRANGERS_NUMBER)).some(
        ({ channel, state }) => channel === 'text' && state === 'allowed',
      ),
    );
    await until(() => allDone('openphone', 4));
  });

  it('what fails stays, and is taken up again when the cause is gone', async () => {
    await relayed('harbor-lofts:R7100:N7100', 'D3');
    await until(async () =>
      (await events('resman')).some(({ status, attempts }) => status === 'waiting' && attempts > 0),
    );
    expect((await events('resman')).map(({ error_code }) => error_code).filter(Boolean)).toEqual([
      'resman.not_found',
    ]);
    const person = { personId: 'N7100', firstName: 'Yusuf', lastName: 'Haddad', phone: '6175550131' };
    await resMan('POST', 'seed', {
      prospects: [{ id: 'R7100', propertyId: 'harbor-lofts', people: [person] }],
    });
    await until(async () => {
      await keepGoing();
      return (await allDone('resman', 3)) && (await contextOf('Yusuf Haddad')) !== undefined;
    });
    expect(await contextOf('Yusuf Haddad')).toMatchObject({ phone: '+16175550131', status: 'prospect' });
  });

  it('a webhook that OpenPhone has lost is made again, and texts come through it', async () => {
    const headers = {
      authorization: n8n.secrets.openPhoneKey ?? '',
      'quo-api-version': '2026-03-30',
    };
    const url = `${n8n.sandboxUrl('openphone')}/webhooks`;
    const list = async () =>
      ((await (await fetch(url, { headers })).json()) as { data?: { id: string }[] }).data;
    await until(async () => (await list()) !== undefined);
    const [lost] = (await list()) ?? [];
    expect((await fetch(`${url}/${lost?.id}`, { method: 'DELETE', headers })).ok).toBe(true);
    // Our own pushes may have used up the second that OpenPhone permits; it answers no list then.
    await until(async () => (await list())?.length === 0);
    await keepGoing();
    await until(async () => (await list())?.length === 1);
    await receive(IMANIS_NUMBER, 'And is there parking?');
    await until(() => allDone('openphone', 5));
    expect(await textsOf(IMANIS_NUMBER)).toHaveLength(2);
  });

  describe('workflow 25, which sends a text', () => {
    const WORKFLOW = 'lcSendText000001';
    const OTHER_NUMBER = '+12025550188';
    const headers = () => ({
      authorization: n8n.secrets.openPhoneKey ?? '',
      'quo-api-version': '2026-03-30',
    });
    /** What OpenPhone has taken for a number; it gives no answer while others use up its second. */
    const sentTo = async (number: string): Promise<string[]> => {
      const query = new URLSearchParams({ direction: 'outgoing', to: number });
      const address = `${n8n.sandboxUrl('openphone')}/messages?${query}`;
      let found: string[] | undefined;
      await until(async () => {
        const answer = await fetch(address, { headers: headers() });
        if (answer.ok)
          found = ((await answer.json()) as { data: { text: string }[] }).data.map(({ text }) => text);
        return answer.ok;
      });
      return found!;
    };
    const permits = () => ledger.read((db) => db.selectFrom('send_permits').selectAll().execute());
    const send = (texts: readonly object[]) =>
      callWebhook<Sent>(`${n8n.url}/webhook/send-texts`, {
        texts: texts.map((text) => ({ phoneNumberId: 'PNmain0001', ...text })),
      });
    const deny = async (number: string) => {
      await receive(number, 'STOP');
      await until(async () =>
        (await consentOf(number)).some(({ channel, state }) => channel === 'text' && state === 'denied'),
      );
    };

    beforeAll(async () => {
      const each = {
        name: 'Take each',
        type: 'n8n-nodes-base.splitOut',
        typeVersion: 1,
        parameters: { fieldToSplitOut: 'body.texts', options: {} },
      };
      await n8n.editor.publish(
        'Send texts',
        [webhookNode('Somebody asks', 'send-texts'), each, callNode('Send them', WORKFLOW)],
        [
          ['Somebody asks', 0, 'Take each', 0],
          ['Take each', 0, 'Send them', 0],
        ],
      );
    });

    it('sends to who may be texted exactly once, keeps it with the person, and ends the permit', async () => {
      const text = 'Yes, it is free in June. Would you like to see it?';
      const [outcome, ...more] = await send([{ phone: IMANIS_NUMBER, text }]);
      expect([outcome, more]).toMatchObject([{ phone: IMANIS_NUMBER, outcome: 'sent' }, []]);
      expect(outcome?.messageId).toMatch(/^AC/);
      expect(await sentTo(IMANIS_NUMBER)).toEqual([text]);
      expect(await permits()).toEqual([]);
      const kept = (await textsOf(IMANIS_NUMBER)).filter(({ direction }) => direction === 'outgoing');
      expect(kept).toEqual([
        { contactId: (await contextOf('Imani Okafor'))?.contact_id, direction: 'outgoing', kind: 'text' },
      ]);
    });

    it('sends nothing to who opted out, says so and why, and leaves no permit', async () => {
      await deny(STRANGERS_NUMBER);
      const text = 'Did you find something?';
      expect(await send([{ phone: STRANGERS_NUMBER, text }])).toMatchObject([
        {
          phone: STRANGERS_NUMBER,
          outcome: 'refused',
          consent: { isAllowed: false, state: 'denied', system: 'openphone' },
        },
      ]);
      expect(await sentTo(STRANGERS_NUMBER)).toEqual([]);
      expect(await permits()).toEqual([]);
    });

    it('goes through a list one by one, whatever becomes of each: sent, refused, failed, for another purpose', async () => {
      const text = 'We have an open house on Saturday.';
      const outcomes = await send([
        { phone: STRANGERS_NUMBER, text },
        { phone: OTHER_NUMBER, text, phoneNumberId: 'PNnobody01' },
        { phone: 'no number', text },
        { phone: OTHER_NUMBER, text, purpose: 'marketing' },
        { phone: OTHER_NUMBER, text },
      ]);
      expect(outcomes.map(({ outcome }) => outcome)).toEqual([
        'refused',
        'failed',
        'failed',
        'refused',
        'sent',
      ]);
      expect(outcomes.slice(1, 3).map(({ error }) => error)).toEqual([
        expect.stringMatching(/\w/),
        expect.stringMatching(/\w/),
      ]);
      expect(outcomes[3]?.consent).toMatchObject({ isAllowed: false, state: 'never_stated' });
      expect(await sentTo(OTHER_NUMBER)).toEqual([text]);
      expect(await permits()).toEqual([]);
    });

    it('sends once where OpenPhone’s answer got lost, and ends the permit where it is away', async () => {
      const match = { method: 'POST', path: '/v1/messages' };
      await openPhone('POST', 'misbehave', { match, action: 'drop_after', times: 1 });
      const text = 'The office is open until six.';
      expect(await send([{ phone: OTHER_NUMBER, text }])).toMatchObject([{ outcome: 'sent' }]);
      expect((await sentTo(OTHER_NUMBER)).filter((sent) => sent === text)).toEqual([text]);
      await openPhone('POST', 'misbehave', { match, action: 'status', status: 503, times: 9 });
      const [away] = await send([{ phone: OTHER_NUMBER, text: 'And on Sunday from noon.' }]);
      await openPhone('DELETE', 'misbehave');
      expect(away).toMatchObject({ outcome: 'failed', error: expect.stringMatching(/\w/) as string });
      expect(await sentTo(OTHER_NUMBER)).not.toContain('And on Sunday from noon.');
      expect(await permits()).toEqual([]);
    });

    it('saves nothing of it in n8n', async () => {
      expect(await n8n.editor.savedExecutions(WORKFLOW)).toEqual([]);
    });
  });
});

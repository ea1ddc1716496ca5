import { openLedger, type Ledger } from '../../ledger';
import { controlOf } from '../support/sandbox-control';
import { startDemonstration, type StartedN8n } from './support/started-n8n';
import { until } from './support/until';

jest.setTimeout(12 * 60_000);

const NUMBER = '+12025550177';
const EMAIL = 'rosa.delgado@example.com';

describe('what the chatbot tells, in a real n8n', () => {
  let n8n: StartedN8n;
  let ledger: Ledger;
  let domIq: ReturnType<typeof controlOf>;
  const visit = (conversation_id: string) => ({
    say: (content: string, sender = 'user') => domIq('POST', 'say', { conversation_id, content, sender }),
    introduce: (told: object) => domIq('POST', 'introduce', { conversation_id, ...told }),
    prefer: (preferences: object) => domIq('POST', 'prefer', { conversation_id, preferences }),
    end: () => domIq('POST', 'end', { conversation_id }),
  });
  const allDone = async (count: number) => {
    const found = await ledger.read((db) =>
      db.selectFrom('events').where('source', '=', 'domiq').select(['status', 'error_code']).execute(),
    );
    expect(found.map(({ error_code }) => error_code).filter(Boolean)).toEqual([]);
    return found.length === count && found.every(({ status }) => status === 'done');
  };
  const consentOf = (identifier: string) =>
    ledger.read((db) =>
      db
        .selectFrom('consents')
        .where('identifier', '=', identifier)
        .select(['channel', 'state'])
        .orderBy('channel')
        .execute(),
    );
  const saidTo = (text: string) =>
    ledger.read((db) =>
      db
        .selectFrom('interactions')
        .innerJoin('contacts', 'contacts.id', 'interactions.contact_id')
        .where('interactions.system', '=', 'domiq')
        .where('interactions.data', 'like', `%${text}%`)
        .select(['contacts.survivor_id as contactId', 'direction', 'kind'])
        .execute(),
    );

  beforeAll(async () => {
    n8n = await startDemonstration();
    ledger = await openLedger({ kind: 'sqlite', file: n8n.ledgerFile });
    domIq = controlOf(n8n.sandboxUrl('domiq'));
  });
  afterAll(async () => {
    await ledger.close();
    await n8n.stop();
  });

  it('a visitor who says who they are and "please stop texting me" is a contact that is not texted', async () => {
    const { say, introduce, end } = visit('visit-1');
    await say('Do you have two bedrooms?');
    await say('Yes. Reply STOP at any time.', 'assistant');
    await introduce({ first_name: 'Rosa', last_name: 'Delgado', phone: NUMBER });
    await until(() => allDone(1));
    await introduce({ email: EMAIL });
    await until(() => allDone(2));
    await say('please stop texting me');
    await end();
    await until(() => allDone(3));
    const [asked] = await saidTo('two bedrooms');
    expect(asked).toMatchObject({ kind: 'chat', direction: 'incoming' });
    expect(await saidTo('Reply STOP')).toEqual([
      { contactId: asked?.contactId, kind: 'chat', direction: 'outgoing' },
    ]);
    expect(await saidTo('stop texting')).toEqual([asked]);
    const entries = await ledger.read((db) =>
      db
        .selectFrom('blocking_keys as key')
        .innerJoin('source_identities as identity', 'identity.id', 'key.identity_id')
        .innerJoin('contacts', 'contacts.id', 'identity.contact_id')
        .where('key.key', 'in', [`phone:${NUMBER}`, `email:${EMAIL}`])
        .select(['identity.system', 'key.key', 'contacts.survivor_id as contactId'])
        .orderBy('key.key')
        .execute(),
    );
    // The other systems are told of the contact, and answer with records of their own.
    expect(entries.filter(({ system }) => system === 'domiq')).toEqual([
      { system: 'domiq', key: `email:${EMAIL}`, contactId: asked?.contactId },
      { system: 'domiq', key: `phone:${NUMBER}`, contactId: asked?.contactId },
    ]);
    expect(await consentOf(`phone:${NUMBER}`)).toEqual([{ channel: 'text', state: 'denied' }]);
    expect(await consentOf(`email:${EMAIL}`)).toEqual([]);
    const statements = await ledger.read((db) =>
      db.selectFrom('consent_statements').where('system', '=', 'domiq').select(['quote', 'basis']).execute(),
    );
    expect(statements).toEqual([{ quote: 'please stop texting me', basis: 'said' }]);
  });

  it('an opt-out in the chatbot’s settings forbids number and address', async () => {
    const { say, introduce, prefer } = visit('visit-2');
    await say('Hello');
    await introduce({ first_name: 'Tom', phone: '+12025550178', email: 'tom@example.org' });
    await prefer({ opt_out: true });
    await until(() => allDone(5));
    expect(await consentOf('phone:+12025550178')).toEqual([
      { channel: 'call', state: 'denied' },
      { channel: 'text', state: 'denied' },
    ]);
    expect(await consentOf('email:tom@example.org')).toEqual([{ channel: 'email', state: 'denied' }]);
  });

  it('a conversation with nobody, and one that allows again, are done and change no consent', async () => {
    const nobody = visit('visit-3');
    await nobody.say('Just looking');
    await nobody.end();
    const again = visit('visit-4');
    await again.say('Hello');
    await again.introduce({ first_name: 'Rosa', last_name: 'Delgado', phone: NUMBER, email: EMAIL });
    await again.say('START');
    await again.end();
    await until(() => allDone(8));
    expect(await saidTo('Just looking')).toEqual([]);
    expect(await saidTo('START')).toHaveLength(1);
    expect(await consentOf(`phone:${NUMBER}`)).toContainEqual({ channel: 'text', state: 'denied' });
  });
});

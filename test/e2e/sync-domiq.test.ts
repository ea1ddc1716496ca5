import { openLedger, type Ledger } from '../../ledger';
import { controlOf } from '../support/sandbox-control';
import { startChatModel, type ChatModel, type Heard, type Saying } from './support/chat-model';
import { callNode, callWebhook, webhookNode } from './support/run-webhook';
import { startDemonstration, type StartedN8n } from './support/started-n8n';
import { until } from './support/until';

jest.setTimeout(12 * 60_000);

const NUMBER = '+12025550177';
const EMAIL = 'rosa.delgado@example.com';

/** What comes out of a conversation, by the rules or with an AI. */
interface Asked {
  readonly contactId: string | null;
  readonly conversationId: string;
  readonly propertyId: string | null;
  readonly score: number;
  readonly lead_score: number;
  readonly last_interaction: string;
  readonly note: string;
  readonly enrichedData: { readonly sentiment_analysis: object };
  readonly accepted: readonly string[];
  readonly proposals: readonly object[];
  readonly dropped: readonly { readonly field: string }[];
}

/** Everything that no AI may have a part in. */
const frame = ({ contactId, conversationId, propertyId, score, lead_score, last_interaction }: Asked) => ({
  contactId,
  conversationId,
  propertyId,
  score,
  lead_score,
  last_interaction,
});

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

  describe('workflow 30, with a chat model that is asked over its own API', () => {
    const WORKFLOW = 'lcAskAi000000001';
    const KEY = 'sk-of-nobody';
    const WANTED = 'We want a 2 bedroom from mid June, our budget is $1,800. Can we see it?';
    let model: ChatModel;
    let byRules: Asked;
    const ask = async () => (await callWebhook<Asked>(`${n8n.url}/webhook/ask-an-ai`, { id: 'visit-5' }))[0]!;
    /** What the model makes of the conversation, and what comes of it in the end. */
    const whenItAnswers = async (said: Saying): Promise<Asked> => {
      model.says(said);
      return ask();
    };
    const everyRow = () =>
      ledger.read(async (db) => [
        await db.selectFrom('contacts').selectAll().orderBy('id').execute(),
        await db.selectFrom('consents').selectAll().orderBy('identifier').orderBy('channel').execute(),
        await db.selectFrom('contact_enrichment_log').selectAll().orderBy('id').execute(),
      ]);

    beforeAll(async () => {
      model = await startChatModel();
      const { say, introduce } = visit('visit-5');
      await say('Hello!');
      await introduce({ first_name: 'Noor', last_name: 'Haddad', phone: '+12025550179' });
      await say('When would you like to move in?', 'assistant');
      await say(WANTED);
      await until(() => allDone(9));
      const openAiApi = await n8n.editor.credential('A chat model', 'openAiApi', {
        apiKey: KEY,
        url: `${model.url}/v1`,
      });
      await n8n.editor.change(WORKFLOW, ({ name }) =>
        name === 'The chat model' ? { credentials: { openAiApi } } : {},
      );
      const conversation = {
        name: 'Get what was said',
        type: 'n8n-nodes-leasing-contacts.domIq',
        typeVersion: 1,
        credentials: { domIqApi: { id: 'lcDomIq000000001', name: 'DomIQ' } },
        parameters: {
          resource: 'conversation',
          operation: 'get',
          conversationId: { __rl: true, mode: 'id', value: '={{ $json.body.id }}' },
          simplify: false,
        },
      };
      const enrich = {
        name: 'Read it by the rules',
        type: 'n8n-nodes-leasing-contacts.contactEnrich',
        typeVersion: 1,
        parameters: { resource: 'conversation', operation: 'enrich' },
      };
      const [asks, hears] = [
        webhookNode('Somebody asks', 'ask-an-ai'),
        webhookNode('Somebody asks', 'by-rules'),
      ];
      await n8n.editor.publish(
        'Ask an AI',
        [asks, conversation, callNode('Ask it', WORKFLOW)],
        [
          ['Somebody asks', 0, 'Get what was said', 0],
          ['Get what was said', 0, 'Ask it', 0],
        ],
      );
      await n8n.editor.publish(
        'By the rules',
        [hears, conversation, enrich],
        [
          ['Somebody asks', 0, 'Get what was said', 0],
          ['Get what was said', 0, 'Read it by the rules', 0],
        ],
      );
      [byRules] = (await callWebhook<Asked>(`${n8n.url}/webhook/by-rules`, { id: 'visit-5' })) as [Asked];
    });
    afterAll(() => model.stop());

    it('keeps of a good answer the summary, the topics, the mood and what the renter’s own words bear out', async () => {
      const summary = 'The renter asks for a two-bedroom home from the middle of June and wants to see it.';
      let id = '';
      const said = (messages: readonly Heard[]) => {
        id = messages.find(({ content }) => content === WANTED)?.id ?? '';
        return good(id);
      };
      const good = (id: string) => ({
        conversation_summary: summary,
        key_topics: ['tour', 'floor plans'],
        sentiment_analysis: { score: 0.5, label: 'positive' },
        preferences_proposed: {
          unit_preferences: [{ value: '2 bedroom', message_id: id, quote: 'a 2 bedroom' }],
          budget_range: { max: 1_800, message_id: id, quote: 'our budget is $1,800' },
        },
      });
      const checked = await whenItAnswers(said);
      const { enrichedData, accepted, proposals, dropped, note } = checked;
      expect([accepted, dropped]).toEqual([['conversation_summary', 'key_topics', 'sentiment_analysis'], []]);
      expect(enrichedData).toEqual({
        ...byRules.enrichedData,
        conversation_summary: summary,
        key_topics: ['tour', 'floor plans'],
        sentiment_analysis: { ...byRules.enrichedData.sentiment_analysis, score: 0.5, label: 'positive' },
      });
      expect(proposals).toMatchObject([
        { name: 'budget_range', value: '-1800', message_id: id },
        { name: 'unit_preferences', value: '2 bedroom', message_id: id },
      ]);
      expect(note).toContain(summary);
      expect(frame(checked)).toEqual(frame(byRules));
    });

    it('asked it once, as its maker’s API wants to be asked, with what was said and the key of its credential', () => {
      expect(model.received.map(({ path }) => path)).toEqual(['/v1/chat/completions']);
      expect(model.received[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
      expect(model.requests()).toMatchObject([{ model: 'gpt-5-mini', messages: [{ role: 'user' }] }]);
      expect(model.requests()[0]?.stream ?? false).toBe(false);
      expect(model.requests()[0]?.messages[0]?.content).toContain(WANTED);
    });

    it.each([
      ['no JSON', 'I would say they want two bedrooms.', ['answer']],
      ['JSON cut short', '{"conversation_summary": "The renter looks for', ['answer']],
      ['a list', [{ key_topics: ['tour'] }], ['answer']],
      [
        'parts of other shapes than they were asked for',
        {
          conversation_summary: 7,
          key_topics: 'tour',
          sentiment_analysis: { score: 'high', label: 'glad' },
          preferences_proposed: { budget_range: 1_800, unit_preferences: [{ value: '2 bedroom' }] },
        },
        [
          'conversation_summary',
          'key_topics',
          'preferences_proposed.budget_range',
          'preferences_proposed.unit_preferences',
          'sentiment_analysis',
        ],
      ],
    ])('keeps nothing of an answer that is off the schema: %s', async (_what, said, fields) => {
      const { accepted, proposals, dropped, ...rest } = await whenItAnswers(said);
      expect([accepted, proposals]).toEqual([[], []]);
      expect(dropped.map(({ field }) => field).sort()).toEqual(fields);
      expect(rest).toEqual(byRules);
    });

    it('lets it change neither who somebody is, nor what they allow, nor the score, and writes nothing itself', async () => {
      const before = await everyRow();
      const summary = 'The renter wants to see a two-bedroom home in the middle of June.';
      const hostile = {
        contactId: 'somebody-else',
        contact_id: 'somebody-else',
        conversation: { id: 'visit-1' },
        email: 'mallory@example.com',
        phone: '+12025550100',
        lead_score: 100,
        score: 1,
        opt_out: false,
        consent: 'allowed',
        preferences_extracted: { budget_range: { max: 9 } },
      };
      const checked = await whenItAnswers({ ...hostile, conversation_summary: summary });
      const { accepted, proposals, dropped, enrichedData, note } = checked;
      expect([accepted, proposals]).toEqual([['conversation_summary'], []]);
      expect(dropped.map(({ field }) => field).sort()).toEqual(Object.keys(hostile).sort());
      expect(enrichedData).toEqual({ ...byRules.enrichedData, conversation_summary: summary });
      expect(note).toContain(summary);
      expect(frame(checked)).toEqual(frame(byRules));
      expect(JSON.stringify([frame(checked), enrichedData, note])).not.toMatch(
        /somebody-else|mallory|555-?0100/,
      );
      expect(await everyRow()).toEqual(before);
    });

    it('is what the rules found when the model is away, and nothing of it is saved in n8n', async () => {
      model.says(null);
      const askedBefore = model.received.length;
      const { accepted, proposals, dropped, ...rest } = await ask();
      expect(model.received.length).toBeGreaterThan(askedBefore);
      expect([accepted, proposals, dropped.map(({ field }) => field)]).toEqual([[], [], ['answer']]);
      expect(rest).toEqual(byRules);
      expect(await n8n.editor.savedExecutions(WORKFLOW)).toEqual([]);
    });
  });
});

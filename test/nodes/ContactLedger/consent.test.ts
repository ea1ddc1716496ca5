import type { INodeExecutionData } from 'n8n-workflow';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { ledgerJson, runLedger } from './run-contact-ledger';

const phone = '(617) 555-0142';
const email = 'Wanda@Example.com';
const jsonOf = (output: readonly INodeExecutionData[] | undefined) => (output ?? []).map(({ json }) => json);
const said = { system: 'openphone', statedAt: '2026-01-05T10:00:00Z', quote: 'STOP', evidenceId: 'M1' };

describeOnEachDatabase('Contact Ledger > Preference', ({ freshSettings }) => {
  it('lets through what may be contacted, and the rest by the other output', async () => {
    const settings = await freshSettings();
    await ledgerJson(settings, 'preference.recordConsent', [{ phone }], said);
    const items = [{ phone }, { phone: '617 555 0143' }, { email }];
    const { outputs } = await runLedger(settings, 'preference.checkConsent', items);
    expect(outputs.map(jsonOf)).toMatchObject([
      [{ phone: '617 555 0143', consent: { isAllowed: true, state: 'never_stated' } }],
      [
        { phone, consent: { isAllowed: false, state: 'denied', basis: 'said', evidenceId: 'M1' } },
        // An address is never texted.
        { email, consent: { isAllowed: false, state: 'never_stated' } },
      ],
    ]);
    const marketing = { scope: 'marketing', channel: 'email' };
    const { outputs: asked } = await runLedger(settings, 'preference.checkConsent', [{ email }], marketing);
    expect(asked.map(jsonOf)).toMatchObject([[], [{ consent: { isAllowed: false } }]]);
  });

  it('permits a send that nobody refuses, for some seconds, and ends it once', async () => {
    const settings = await freshSettings();
    await ledgerJson(settings, 'preference.recordConsent', [{ phone }], said);
    const items = [{ phone }, { phone: '617 555 0143' }];
    const { outputs } = await runLedger(settings, 'preference.beginSend', items);
    const [permitted, refused] = outputs.map(jsonOf);
    expect(refused).toMatchObject([{ phone, permit: null, consent: { state: 'denied' } }]);
    const permits = permitted as { permit: { permitId: string; beginBy: string } }[];
    expect(permits).toHaveLength(1);
    expect(permits[0]?.permit.beginBy).toMatch(/Z$/);
    const end = () => ledgerJson(settings, 'preference.endSend', permits);
    expect([await end(), await end()]).toMatchObject([[{ wasOpen: true }], [{ wasOpen: false }]]);
  });

  it('denies every way unless one is named, and keeps an opt-in that is later', async () => {
    const settings = await freshSettings();
    const denied = await ledgerJson(settings, 'preference.recordConsent', [{ phone }, { email }], said);
    expect(denied).toMatchObject([
      { identifier: 'phone:+16175550142', channel: 'all', state: 'denied', isNew: true, contactId: null },
      { identifier: 'email:wanda@example.com', channel: 'all', state: 'denied', isNew: true },
    ]);
    expect(await ledgerJson(settings, 'preference.recordConsent', [{ phone }], said)).toMatchObject([
      { isNew: false },
    ]);
    const start = { ...said, state: 'allowed', channel: 'text', statedAt: '2026-01-06T10:00:00-05:00' };
    await ledgerJson(settings, 'preference.recordConsent', [{ phone }], start);
    const answers = await Promise.all(
      (['text', 'call'] as const).map((channel) =>
        runLedger(settings, 'preference.checkConsent', [{ phone }], { channel }),
      ),
    );
    expect(answers.map(({ outputs }) => outputs.map((output) => output.length))).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  it('refuses a denial that would forbid nothing, without repeating the address', async () => {
    const settings = await freshSettings();
    const texts = { ...said, channel: 'text' };
    const { error } = await runLedger(settings, 'preference.recordConsent', [{ email }], texts);
    expect(error?.message).toContain('"Channel"');
    expect(error?.message).not.toMatch(/wanda/i);
  });

  it('says no for what fails when it continues on fail: an unreadable number, a ledger that is gone', async () => {
    const settings = await freshSettings();
    const items = [{ phone: '617' }, { phone }, {}];
    const continues = { continueOnFail: true };
    const { outputs } = await runLedger(settings, 'preference.checkConsent', items, {}, continues);
    expect(outputs.map(jsonOf)).toMatchObject([
      [{ consent: { isAllowed: true } }],
      [{ error: expect.any(String) as string }, { error: expect.any(String) as string }],
    ]);
    const nowhere = { kind: 'sqlite', file: '/proc/nowhere/ledger.sqlite' } as const;
    const { outputs: lost } = await runLedger(nowhere, 'preference.checkConsent', [{ phone }], {}, continues);
    expect([lost[0] ?? [], jsonOf(lost[1])]).toMatchObject([[], [{ error: expect.any(String) as string }]]);
  });

  it('opts out a whole contact, and shows where it stands', async () => {
    const settings = await freshSettings();
    const record = { system: 'domiq', externalId: 'u1', firstName: 'Wanda', phone, email };
    const { outputs } = await runLedger(settings, 'contact.resolve', [record]);
    const contactId = outputs.flat()[0]?.json.contactId;
    const optOut = { ...said, optOutType: 'phone' };
    expect(await ledgerJson(settings, 'preference.recordOptOut', [{ contactId }], optOut)).toMatchObject([
      { contactId, recorded: 2 },
    ]);
    const [{ consents } = { consents: [] }] = await ledgerJson(settings, 'preference.getConsent', [
      { contactId },
    ]);
    expect(consents).toMatchObject([
      { identifier: 'phone:+16175550142', channel: 'call', state: 'denied' },
      { identifier: 'phone:+16175550142', channel: 'text', state: 'denied' },
    ]);
  });

  it('sorts messages by what they ask for', async () => {
    const settings = await freshSettings();
    const items = ['stop texting me', 'START', 'can I stop by?'].map((text) => ({ text }));
    const { outputs } = await runLedger(settings, 'preference.readOptOut', items);
    expect(outputs.map(jsonOf)).toMatchObject([
      [{ text: 'stop texting me', optOut: { channels: ['text'], quote: 'stop texting me' } }],
      [{ text: 'START', optOut: { certainty: 'keyword' } }],
      [{ text: 'can I stop by?', optOut: { intent: null } }],
    ]);
  });
});

import type { INodeExecutionData } from 'n8n-workflow';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { ledgerJson, runLedger } from './run-contact-ledger';

const jsonOf = (output: readonly INodeExecutionData[] | undefined) => (output ?? []).map(({ json }) => json);
const wanda = { system: 'domiq', externalId: 'u1', firstName: 'Wanda', phone: '617-555-0142' };
const message = (id: string, fields: object = {}) => ({
  system: 'openphone',
  id,
  from: '(617) 555-0142',
  createdAt: '2026-02-01T10:00:00Z',
  text: 'Is the two bedroom still free?',
  ...fields,
});

describeOnEachDatabase('Contact Ledger > Interaction', ({ freshSettings }) => {
  it('keeps what was said with a contact, once, and puts out what belongs to nobody', async () => {
    const settings = await freshSettings();
    const { outputs: resolved } = await runLedger(settings, 'contact.resolve', [wanda]);
    const contactId = resolved.flat()[0]?.json.contactId;
    const items = [message('M1'), message('M1'), message('M2', { from: '512 555 0111' })];
    const { outputs } = await runLedger(settings, 'interaction.save', items);
    expect(outputs.map(jsonOf)).toMatchObject([
      [
        { externalId: 'M1', outcome: 'saved', contactId },
        { externalId: 'M1', outcome: 'unchanged', contactId },
      ],
      [{ externalId: 'M2', outcome: 'unknown_contact', contactId: null }],
    ]);
    expect(outputs[1]?.[0]?.pairedItem).toEqual({ item: 2 });
    const later = message('M3', { createdAt: '2026-02-02T10:00:00Z' });
    await ledgerJson(settings, 'interaction.save', [later]);
    const limited = { limit: 1 };
    expect(await ledgerJson(settings, 'interaction.getHistory', [{ contactId }], limited)).toMatchObject([
      { externalId: 'M3', kind: 'text', direction: 'incoming', data: later },
    ]);
    const all = await ledgerJson(settings, 'interaction.getHistory', [{ contactId }], { returnAll: true });
    expect(all.map(({ externalId }) => externalId)).toEqual(['M3', 'M1']);
  });

  it('keeps an older state from undoing a newer one', async () => {
    const settings = await freshSettings();
    await runLedger(settings, 'contact.resolve', [wanda]);
    const call = (minute: number, status: string) =>
      message('AC1', { updatedAt: `2026-02-01T10:0${minute}:00Z`, status });
    const told = [call(2, 'completed'), call(1, 'ringing')];
    expect(await ledgerJson(settings, 'interaction.save', told, { kind: 'call' })).toMatchObject([
      { outcome: 'saved' },
      { outcome: 'outdated' },
    ]);
  });

  it('saves the others when one cannot be read, and does not repeat what that says', async () => {
    const settings = await freshSettings();
    await runLedger(settings, 'contact.resolve', [wanda]);
    const items = [message('M1', { createdAt: 'Wanda' }), message('M2')];
    const { outputs } = await runLedger(settings, 'interaction.save', items, {}, { continueOnFail: true });
    const [saved, failed] = jsonOf(outputs[0]);
    expect(saved).toMatchObject({ externalId: 'M2', outcome: 'saved' });
    expect(String(failed?.error)).toContain('"Occurred At"');
    expect(JSON.stringify(failed)).not.toContain('Wanda');
  });
});

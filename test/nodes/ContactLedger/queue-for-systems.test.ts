import type { LedgerSettings } from '../../../ledger';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { ledgerJson, runLedger } from './run-contact-ledger';

const wanda = {
  system: 'domiq',
  externalId: 'u1',
  firstName: 'Wanda',
  lastName: 'Kessler',
  phone: '+16175550142',
};
const operation = 'effect.queueForSystems';

async function known(settings: LedgerSettings): Promise<object[]> {
  const { outputs } = await runLedger(settings, 'contact.resolve', [wanda]);
  return outputs.flat().map(({ json }) => json);
}

describeOnEachDatabase('Contact Ledger > Effect > Queue for Systems', ({ freshSettings }) => {
  it('takes what Resolve puts out, queues once, and says why the rest is not told', async () => {
    const settings = await freshSettings();
    const resolved = await known(settings);
    const first = await runLedger(settings, operation, resolved);
    expect(first.outputs[0]).toMatchObject([
      {
        json: {
          queued: [{ system: 'resman' }, { system: 'domiq' }, { system: 'openphone' }],
          silent: [{ system: 'resman', operation: 'opt_out.log', why: 'nothing_new' }],
        },
        pairedItem: { item: 0 },
      },
    ]);
    const again = await runLedger(settings, operation, resolved);
    expect(again.outputs[0]).toEqual([]);
    expect(again.outputs[1]).toMatchObject([
      {
        json: {
          queued: [],
          silent: expect.arrayContaining([expect.objectContaining({ why: 'already_queued' })]),
        },
      },
    ]);
    expect(await ledgerJson(settings, 'effect.getAll')).toHaveLength(3);
  });

  it('tells only the chosen systems, and refuses others', async () => {
    const settings = await freshSettings();
    const resolved = await known(settings);
    const [queued] = await ledgerJson(settings, operation, resolved, { systems: ['domiq'] });
    expect(queued).toMatchObject({ queued: [{ system: 'domiq' }], silent: [] });
    const systems = ['yardi'];
    const { error } = await runLedger(settings, operation, resolved, { systems });
    expect(error).toMatchObject({ message: 'The "Systems" are not known' });
  });

  it('goes on with the others when one contact is not known', async () => {
    const settings = await freshSettings();
    const [resolved] = await known(settings);
    const items = [{ contactId: 'nobody' }, resolved ?? {}];
    const { outputs } = await runLedger(settings, operation, items, {}, { continueOnFail: true });
    expect(outputs[0]).toMatchObject([
      { json: { errorCode: 'ledger.unknown_contact' }, pairedItem: { item: 0 } },
      { json: { queued: expect.any(Array) }, pairedItem: { item: 1 } },
    ]);
  });

  it('has nothing more to tell ResMan when its own record is known to be of the same person', async () => {
    const settings = await freshSettings();
    const [resolved] = (await known(settings)) as { contactId: string }[];
    const made = {
      system: 'resman',
      externalId: 'P1:1:2',
      firstName: 'W.',
      lastName: 'K.',
      phone: wanda.phone,
    };
    const { outputs } = await runLedger(settings, 'contact.resolve', [made], {
      options: { sameAs: resolved?.contactId ?? '' },
    });
    expect(outputs[0]).toMatchObject([{ json: { contactId: resolved?.contactId } }]);
    const forResMan = await ledgerJson(settings, 'contact.getForResMan', [resolved ?? {}]);
    expect(forResMan).toMatchObject([
      { contactId: 'P1:1:2', changes: {}, hasChanges: false, isInQuestion: false },
    ]);
    const stranger = await runLedger(settings, 'contact.resolve', [made], { options: { sameAs: 'nobody' } });
    expect(stranger.error).toMatchObject({ message: 'The ledger has no contact of this id.' });
  });

  it('waits for whoever is telling ResMan of the contact at this moment, and only for that', async () => {
    const settings = await freshSettings();
    const resolved = await known(settings);
    const read = (waitSeconds: number) =>
      ledgerJson(settings, 'contact.getForResMan', resolved, { options: { waitSeconds } });
    await ledgerJson(settings, operation, resolved);
    expect(await read(30)).toHaveLength(1); // nobody has taken it yet
    const [taken] = await ledgerJson(settings, 'effect.takeDue', undefined, {
      options: { target: 'resman' },
    });
    const said: string[] = [];
    const waiting = read(30).then(() => said.push('read'));
    expect(await read(0)).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    said.push('told');
    await ledgerJson(settings, 'effect.recordResult', [taken ?? {}]);
    await waiting;
    expect(said).toEqual(['told', 'read']);
  });
});

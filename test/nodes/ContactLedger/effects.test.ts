import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { LedgerSettings } from '../../../ledger';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { ledgerJson, runLedger } from './run-contact-ledger';

const toResMan = { target: 'resman', effectOperation: 'contact.upsert' };
const contact = (revision: number, contactId = 'C1') => ({ contactId, revision, firstName: 'Jonah' });
const jsonOf = (output: readonly INodeExecutionData[] | undefined) => (output ?? []).map(({ json }) => json);

async function taken(settings: LedgerSettings, contacts: readonly object[]): Promise<IDataObject[]> {
  await ledgerJson(settings, 'effect.queue', contacts, toResMan);
  return ledgerJson(settings, 'effect.takeDue');
}

describeOnEachDatabase('Contact Ledger > Effect', ({ freshSettings }) => {
  it('queues what a contact gives, once a revision: new ones first, known ones second', async () => {
    const settings = await freshSettings();
    await ledgerJson(settings, 'effect.queue', [contact(9)], toResMan);
    const { outputs } = await runLedger(
      settings,
      'effect.queue',
      [contact(9), contact(10), contact(8)],
      toResMan,
    );
    expect(jsonOf(outputs[0])).toMatchObject([
      { isNew: true, status: 'waiting', subject: 'C1', idempotencyKey: 'resman:contact.upsert:C1:10' },
      { isNew: true, status: 'superseded', version: 'n00000000000000000008' },
    ]);
    expect(jsonOf(outputs[1])).toMatchObject([{ isNew: false, status: 'superseded' }]);
    expect(outputs[1]?.[0]?.pairedItem).toEqual({ item: 0 });
  });

  it('sends it, records that, and never puts it out again', async () => {
    const settings = await freshSettings();
    const [one] = await taken(settings, [contact(1)]);
    expect(one).toMatchObject({ payload: contact(1), mustReadBack: false, operation: 'contact.upsert' });
    const sent = { ...one, externalId: 'rm-7' };
    expect(await ledgerJson(settings, 'effect.recordResult', [sent, sent])).toMatchObject([
      { outcome: 'recorded', status: 'done' },
      { outcome: 'already_done', status: null },
    ]);
    expect(await ledgerJson(settings, 'effect.takeDue')).toEqual([]);
    expect(await ledgerJson(settings, 'effect.getAll')).toMatchObject([{ externalId: 'rm-7' }]);
  });

  it('takes only what is owed about the contacts that are named', async () => {
    const settings = await freshSettings();
    const [a, b] = [1, 2].map((last) => `0199a3f2-6c1e-7b40-9d52-3f8e1a7c5b2${last}`);
    await ledgerJson(settings, 'effect.queue', [contact(1, a), contact(1, b)], toResMan);
    const of = (contactIds: string) =>
      ledgerJson(settings, 'effect.takeDue', undefined, { options: { contactIds } });
    expect(await of(` ${b}, 0199a3f2-6c1e-7b40-9d52-3f8e1a7c5b29`)).toMatchObject([{ subject: b }]);
    expect(await of('')).toMatchObject([{ subject: a }]);
  });

  it('tells what a system only repeats from what it says of its own', async () => {
    const settings = await freshSettings();
    const [one] = await taken(settings, [contact(1)]);
    await ledgerJson(settings, 'effect.recordResult', [{ ...one, externalId: 'rm-7' }]);
    const changed = { ...contact(1), firstName: 'Somebody else' };
    const { outputs } = await runLedger(
      settings,
      'effect.checkEcho',
      [
        { of: 'rm-7', said: contact(1) },
        { of: 'rm-7', said: changed },
        { of: 'rm-8', said: contact(1) },
      ],
      { target: 'resman', externalId: '={{ $json.of }}', content: '={{ $json.said }}' },
    );
    expect(outputs.map((items) => items.map(({ json }) => [json.of, json.isOwnEcho]))).toEqual([
      [
        ['rm-7', false],
        ['rm-8', false],
      ],
      [['rm-7', true]],
    ]);
  });

  it('puts out by "Read Back First" what may have arrived', async () => {
    const settings = await freshSettings();
    await ledgerJson(settings, 'effect.queue', [contact(1), contact(1, 'C2')], toResMan);
    const briefly = { options: { leaseSeconds: 1 }, limit: 1 };
    const [late] = await ledgerJson(settings, 'effect.takeDue', undefined, briefly);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const { outputs } = await runLedger(settings, 'effect.takeDue');
    expect(outputs.map(jsonOf)).toMatchObject([
      [{ mustReadBack: false }],
      [{ id: late?.id, mustReadBack: true }],
    ]);
    const absent = { outcome: 'read_back_absent' };
    expect(await ledgerJson(settings, 'effect.recordResult', jsonOf(outputs[1]), absent)).toMatchObject([
      { status: 'waiting' },
    ]);
    expect(await ledgerJson(settings, 'effect.recordResult', [late!])).toMatchObject([
      { outcome: 'lease_lost' },
    ]);
  });

  it('records every way it can end', async () => {
    const settings = await freshSettings();
    const cases = [
      ['sent', 'done'],
      ['unknown', 'unknown'],
      ['failed_retryable', 'waiting'],
      ['failed_permanent', 'dead'],
      ['read_back_done', 'done'],
      ['read_back_absent', 'waiting'],
    ] as const;
    const effects = await taken(
      settings,
      cases.map((_, n) => contact(1, `C${n}`)),
    );
    for (const [index, [outcome, status]] of cases.entries()) {
      const item = { ...effects[index], error: { message: 'jonah@example.com' }, errorCode: '404' };
      expect(await ledgerJson(settings, 'effect.recordResult', [item], { outcome })).toMatchObject([
        { outcome: 'recorded', status },
      ]);
    }
    expect(await ledgerJson(settings, 'effect.count')).toEqual([
      { queued: 6, waiting: 2, sending: 0, unknown: 1, done: 2, dead: 1, superseded: 0, given_up: 0 },
    ]);
    const dead = { filters: { status: 'dead' } };
    expect(await ledgerJson(settings, 'effect.getAll', undefined, dead)).toMatchObject([
      { errorCode: '404', error: '(e-mail)', contactId: 'C3' },
    ]);
    const { error } = await runLedger(settings, 'effect.recordResult', [effects[0]!], {
      outcome: '={{ "x" }}',
    });
    expect(error?.message).toContain('"Outcome"');
  });

  it('replays what is dead, all or by id or by filter', async () => {
    const settings = await freshSettings();
    const effects = await taken(settings, [contact(1), contact(1, 'C2'), contact(1, 'C3')]);
    expect(effects.map(({ subject }) => subject)).toEqual(['C1', 'C2', 'C3']);
    await ledgerJson(settings, 'effect.recordResult', effects, { outcome: 'failed_permanent' });
    const byId = { replayWhich: 'byId' };
    const one = { replayed: 1, superseded: 0 };
    expect(await ledgerJson(settings, 'effect.replay', [effects[0]!], byId)).toEqual([one]);
    const ofSubject = { replayWhich: 'byFilter', filters: { subject: 'C2' } };
    expect(await ledgerJson(settings, 'effect.replay', undefined, ofSubject)).toEqual([one]);
    expect(await ledgerJson(settings, 'effect.replay')).toEqual([one]);
  });

  it('stops at an effect that cannot be read, says which parameters and no value, and queues none', async () => {
    const settings = await freshSettings();
    const items = [contact(1), { firstName: 'Jonah' }];
    const { error } = await runLedger(settings, 'effect.queue', items, toResMan);
    expect(error).toMatchObject({
      message: 'What "Subject", "Version" says is empty or cannot be read',
      context: { itemIndex: 1 },
    });
    expect(await ledgerJson(settings, 'effect.count')).toMatchObject([{ queued: 0 }]);
  });

  it('keeps the contact and the merge that an effect is about', async () => {
    const settings = await freshSettings();
    const options = { mergeId: 'M1' };
    await ledgerJson(settings, 'effect.queue', [contact(1)], { ...toResMan, options });
    expect(await ledgerJson(settings, 'effect.getAll')).toMatchObject([{ contactId: 'C1', mergeId: 'M1' }]);
  });
});

import { countEvents } from '../../../ledger';
import { openDomIq } from '../../sandbox/domiq/domiq-sandbox';
import { eventually } from '../../sandbox/sandbox-client';
import { controlOf } from '../../support/sandbox-control';
import { listeningTrigger, SECRET } from './run-domiq-trigger';

describe('DomIQ Trigger behind DomIQ', () => {
  it('gets each of the four once, whole, when they come reversed and twice', async () => {
    const { host, ledger, close } = await listeningTrigger();
    const domIq = await openDomIq();
    const control = controlOf(domIq.url);
    await control('POST', 'webhooks', { url: host.urlOf(), secret: SECRET });
    await control('PUT', 'settings', { webhooksHeld: true });
    const v1 = { conversation_id: 'v1' };
    await control('POST', 'say', { ...v1, content: 'Two bedrooms?' });
    await control('POST', 'introduce', { ...v1, first_name: 'Imani', email: 'imani@example.com' });
    await control('POST', 'introduce', { ...v1, phone: '+12025550143' });
    await control('POST', 'prefer', { ...v1, preferences: { opt_out: true } });
    await control('POST', 'end', v1);
    await control('POST', 'deliver', { order: 'reversed', copies: 2 });
    await eventually(async () => {
      const { deliveries } = await control<{ deliveries: { status: string }[] }>('GET', 'state');
      return deliveries.length === 4 && deliveries.every(({ status }) => status !== 'pending');
    });
    await eventually(() => host.pending() === 0);
    const items = host.executions.flat().map(({ json }) => json as { type: string; payload: unknown });
    expect(items.map(({ type }) => type).sort()).toEqual([
      'contact.created',
      'contact.updated',
      'conversation.ended',
      'preferences.updated',
    ]);
    expect(await countEvents(await ledger())).toMatchObject({ stored: 4 });
    expect(items.find(({ type }) => type === 'contact.updated')?.payload).toMatchObject({
      data: {
        contact_data: { first_name: 'Imani', phone: '+12025550143' },
        updated_fields: { phone: '+12025550143' },
      },
    });
    expect([host.refused, host.thrown]).toEqual([[], []]);
    await domIq.close();
    await close();
  });
});

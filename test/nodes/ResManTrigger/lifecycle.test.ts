import type { ICredentialsDecrypted, ICredentialTestFunctions } from 'n8n-workflow';
import { ResManTrigger } from '../../../nodes/ResManTrigger/ResManTrigger.node';
import { relayedTrigger } from './run-resman-trigger';

describe('publishing ResMan Trigger', () => {
  it.each(['checkExists', 'create'] as const)('is refused without a secret, in %s', async (method) => {
    const { host, close } = await relayedTrigger({ credential: { secret: ' ' } });
    await expect(host.lifecycle(method)).rejects.toMatchObject({
      message: 'The credential "ResMan Relay API" has no secret.',
      description: expect.stringContaining('was not activated'),
    });
    await close();
  });

  it('is refused with a header name that no header has', async () => {
    const { host, close } = await relayedTrigger({ credential: { signatureHeader: 'x relay' } });
    await expect(host.publish()).rejects.toThrow(/header name/);
    await close();
  });

  it('needs nothing else, and neither does taking it back', async () => {
    const { host, close } = await relayedTrigger();
    expect([await host.lifecycle('checkExists'), await host.lifecycle('delete')]).toEqual([true, true]);
    await close();
  });
});

describe('the credential test of ResMan Trigger', () => {
  const test = (data: Record<string, string>) =>
    new ResManTrigger().methods.credentialTest.resManRelayApiTest.call(
      {} as ICredentialTestFunctions,
      { data } as unknown as ICredentialsDecrypted<Record<string, string>>,
    );

  it('says what is missing, and does not repeat the secret', async () => {
    expect(await test({ secret: '' })).toMatchObject({ status: 'Error' });
    const { status, message } = await test({ secret: 'invented text' });
    expect([status, message.includes('invented')]).toEqual(['OK', false]);
  });
});

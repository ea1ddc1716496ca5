import { listeningTrigger, SECRET, secretOf } from './run-domiq-trigger';

describe('publishing DomIQ Trigger', () => {
  it.each(['checkExists', 'create'] as const)('is refused without a secret, in %s', async (method) => {
    const { host, close } = await listeningTrigger({ webhookSecret: ' ' });
    await expect(host.lifecycle(method)).rejects.toMatchObject({
      message: 'The credential "DomIQ API" has no Webhook Signing Secret.',
      description: expect.stringContaining('was not activated'),
    });
    await close();
  });

  it.each([
    ['no base64', 'invented-words!'],
    ['too short to be safe', secretOf('short')],
    ['one of two is none', `${SECRET} invented-words!`],
  ])('is refused with a secret that is none, and does not repeat it: %s', async (_why, webhookSecret) => {
    const { host, close } = await listeningTrigger({ webhookSecret });
    const thrown: unknown = await host.publish().catch((error: unknown) => error);
    expect(thrown).toMatchObject({ message: expect.stringMatching(/"whsec_" and base64/) });
    expect(String(thrown)).not.toContain(webhookSecret.split(' ').at(-1)?.replace('whsec_', ''));
    await close();
  });

  it.each([SECRET, `${SECRET} ${secretOf('the words after them')}`, `  ${SECRET}\n`])(
    'needs nothing else, and neither does taking it back (secret %#)',
    async (webhookSecret) => {
      const { host, close } = await listeningTrigger({ webhookSecret });
      expect([await host.lifecycle('checkExists'), await host.lifecycle('delete')]).toEqual([true, true]);
      await close();
    },
  );
});

import { parseStartOptions } from '../../scripts/start/options';

describe('parseStartOptions', () => {
  it('has the documented defaults', () => {
    expect(parseStartOptions([], '/somewhere')).toEqual({
      home: '/somewhere/.contacts',
      port: 5678,
      sandboxPort: 5680,
      once: false,
      demo: true,
      conversations: null,
    });
  });

  it('reads every option', () => {
    const args = [
      '--home',
      'other',
      '--port',
      '7000',
      '--sandbox-port',
      '7001',
      '--once',
      '--no-demo',
      '--conversations',
      '7000',
    ];
    expect(parseStartOptions(args, '/somewhere')).toEqual({
      home: '/somewhere/other',
      port: 7000,
      sandboxPort: 7001,
      once: true,
      demo: false,
      conversations: 7000,
    });
  });

  it.each([
    [['--conversations', 'many'], 'whole number'],
    [['--port', '70000'], 'whole number'],
    [['--port', '5680'], "OpenPhone's port are both 5680"],
    [['--port', '5682'], "DomIQ's port are both 5682"],
    [['--sandbox-port', '65534'], '--sandbox-port'],
    [['--colour'], 'Unknown option'],
    [['--conversations', '0'], 'whole number'],
  ])('refuses %j in one sentence that says why: %s', (args, why) => {
    expect(() => parseStartOptions(args, '/somewhere')).toThrow(why);
  });
});

import { redisConfiguration } from '../../../scripts/queue/redis-server';

describe('redisConfiguration', () => {
  it('listens on this machine only, behind the password, and keeps what was queued', () => {
    const told = redisConfiguration({
      folder: '/a "b"',
      pidFile: '/a/redis.pid',
      port: 7001,
      password: 'pw-1',
    });
    expect(told.split('\n')).toEqual(
      expect.arrayContaining([
        'bind 127.0.0.1',
        'port 7001',
        'requirepass "pw-1"',
        'dir "/a \\"b\\""',
        'appendonly yes',
      ]),
    );
  });
});

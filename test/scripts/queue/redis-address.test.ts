import { redisAddress } from '../../../scripts/queue/redis-address';

describe('the address of a Redis', () => {
  it.each([
    ['redis://localhost', { host: 'localhost', port: 6379, user: '', password: '', database: 0, tls: false }],
    ['redis://:p%40w@r.example.com:7000/2', { port: 7000, user: '', password: 'p@w', database: 2 }],
    ['rediss://a:b@r.example.com', { user: 'a', password: 'b', tls: true }],
  ])('is read from %s', (text, expected) => expect(redisAddress(text)).toMatchObject(expected));

  it.each(['', 'localhost:6379', 'http://localhost', 'redis:///1', 'redis://a/b', 'redis://a:%zz@b'])(
    'is not %j',
    (text) => expect(redisAddress(text)).toBeNull(),
  );
});

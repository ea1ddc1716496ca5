import { Account, accountOf } from '../../../nodes/OpenPhone/transport/account';

describe('accountOf', () => {
  it('is one for a key at an address, so that everything shares its rate limit', () => {
    const account = accountOf('https://api.quo.com', 'a');
    expect(accountOf('https://api.quo.com', 'a')).toBe(account);
    expect(accountOf('https://api.quo.com', 'b')).not.toBe(account);
    expect(accountOf('http://127.0.0.1:1', 'a')).not.toBe(account);
  });
});

describe('Account.listAgeMs', () => {
  it.each<[string[], number, string]>([
    [['7'], 60_000, 'the first batch of an execution'],
    [['7', '7'], 1_800_000, 'a later batch of the same execution'],
    [['7', '8'], 60_000, 'another execution'],
    [['7', '8', '7'], 60_000, 'two executions in turn'],
    [['__UNKNOWN__', '__UNKNOWN__'], 60_000, 'executions that n8n does not keep have no id of their own'],
  ])('after executions %j is %i: %s', (executions, ageMs) => {
    const account = new Account('fingerprint');
    expect(executions.map((id) => account.listAgeMs(id)).at(-1)).toBe(ageMs);
  });
});

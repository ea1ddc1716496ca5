import fc from 'fast-check';
import { readToken, signToken } from '../../../nodes/ContactReviewTrigger/page-token';

const SECRET = 'a text that only this n8n knows, long enough';
const NOW = Date.parse('2026-03-02T12:00:00Z');
const claims = fc.record({
  reviewer: fc.string({ unit: 'grapheme', maxLength: 60 }),
  expiresAtMs: fc.integer({ min: NOW + 1, max: NOW + 1e9 }),
});

describe('a token of the review page', () => {
  it('tells whoever has the secret what was claimed, until it expires', () => {
    fc.assert(
      fc.property(claims, (claim) => {
        const token = signToken('page', claim, SECRET);
        expect(readToken('page', token, SECRET, NOW)).toEqual(claim);
        expect(readToken('page', token, SECRET, claim.expiresAtMs)).toBeNull();
        expect(token).toMatch(/^[\w.-]+$/);
      }),
    );
  });

  it('is nothing for another use, another secret, or when a character of it is another', () => {
    fc.assert(
      fc.property(claims, fc.nat(), fc.constantFrom('A', 'b', '0', '.'), (claim, at, other) => {
        const token = signToken('link', claim, SECRET);
        expect(readToken('page', token, SECRET, NOW)).toBeNull();
        expect(readToken('link', token, `${SECRET}!`, NOW)).toBeNull();
        const place = at % token.length;
        const changed = token.slice(0, place) + other + token.slice(place + 1);
        fc.pre(changed !== token);
        expect(readToken('link', changed, SECRET, NOW)).toBeNull();
      }),
    );
  });

  it('never throws, whatever is sent as one', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readToken('link', text, SECRET, NOW)).toBeNull();
      }),
    );
  });
});

import {
  accessFinding,
  reviewerAsking,
  reviewerOpening,
  type ReviewCredential,
} from '../../../nodes/ContactReviewTrigger/page-access';
import { signToken } from '../../../nodes/ContactReviewTrigger/page-token';

const SECRET = 'a text that only this n8n knows, long enough';
const NOW = Date.parse('2026-03-02T12:00:00Z');
const whole: ReviewCredential = {
  signingSecret: SECRET,
  user: 'reviewer',
  password: 'twelve characters',
  headerName: 'X-Review-Key',
  headerSecret: 'what the proxy knows',
  reviewerHeader: 'X-Forwarded-Email',
};
const linksOnly: ReviewCredential = { signingSecret: SECRET };
const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });
const link = (reviewer: string, expiresAtMs = NOW + 1000) =>
  signToken('link', { reviewer, expiresAtMs }, SECRET);

describe('who may open the page', () => {
  it.each<[string, Record<string, string>, string, ReviewCredential, string | null]>([
    ['a link', {}, link('ann@example.com'), linksOnly, 'ann@example.com'],
    ['an expired link', {}, link('ann@example.com', NOW), linksOnly, null],
    ['a link made up', {}, `${link('ann')}0`, linksOnly, null],
    [
      'a token of an open page',
      {},
      signToken('page', { reviewer: 'ann', expiresAtMs: NOW + 1 }, SECRET),
      linksOnly,
      null,
    ],
    ['user and password', basic('reviewer:twelve characters'), '', whole, 'reviewer'],
    ['another password', basic('reviewer:twelve charactersX'), '', whole, null],
    ['no password where there is one', basic('reviewer:'), '', whole, null],
    ['empty ones where there are none', basic(':'), '', linksOnly, null],
    [
      'the header of a proxy',
      { 'x-review-key': 'what the proxy knows', 'x-forwarded-email': 'ben@example.com' },
      '',
      whole,
      'ben@example.com',
    ],
    ['the same without a name', { 'x-review-key': 'what the proxy knows' }, '', whole, 'review page'],
    ['a name without the secret', { 'x-forwarded-email': 'ben@example.com' }, '', whole, null],
    ['nothing', {}, '', whole, null],
    [
      'anything, with a secret that is too short',
      {},
      signToken('link', { reviewer: 'ann', expiresAtMs: NOW + 1 }, 'short'),
      { signingSecret: 'short' },
      null,
    ],
  ])('%s', (_, headers, token, credential, reviewer) => {
    expect(reviewerOpening(headers, token, credential, NOW)).toBe(reviewer);
  });
});

describe('who may ask', () => {
  const page = signToken('page', { reviewer: 'ann', expiresAtMs: NOW + 1000 }, SECRET);
  it.each<[string, Record<string, string>, number, string | null]>([
    ['the token of an open page', { authorization: `Bearer ${page}` }, NOW, 'ann'],
    ['the same, expired', { authorization: `Bearer ${page}` }, NOW + 1000, null],
    ['a link', { authorization: `Bearer ${link('ann')}` }, NOW, null],
    ['what a browser adds by itself', basic('reviewer:twelve characters'), NOW, null],
    ['the header of a proxy', { 'x-review-key': 'what the proxy knows' }, NOW, null],
    ['nobody', {}, NOW, null],
  ])('%s', (_, headers, nowMs, reviewer) => {
    expect(reviewerAsking(headers, whole, nowMs)).toBe(reviewer);
  });
});

describe('a credential', () => {
  it('can be used when it is whole', () => {
    expect(accessFinding(whole)).toBeNull();
    expect(accessFinding(linksOnly)).toBeNull();
  });
  it.each<[string, Partial<ReviewCredential>]>([
    ['no secret', { signingSecret: '' }],
    ['a short secret', { signingSecret: 'x'.repeat(31) }],
    ['a user without a password', { password: '' }],
    ['a password without a user', { user: '' }],
    ['a short password', { password: 'short' }],
    ['a user with a colon', { user: 'a:b' }],
    ['a header without a value', { headerSecret: '' }],
    ['a header that is none', { headerName: 'X Key' }],
  ])('cannot with %s', (_, part) => {
    expect(accessFinding({ ...whole, ...part })).not.toBeNull();
  });
});

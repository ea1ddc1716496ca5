import fc from 'fast-check';
import { noticePage, pageShell } from '../../../../contacts/review/page/page-shell';

const NONCE = 'bm9uY2Vub25jZW5vbmNl';
const shell = (setup: Record<string, string>, script = 'run()', style = 'a{}') =>
  pageShell({ nonce: NONCE, script, style, setup });

describe('the page', () => {
  it('allows its own script and style, and nothing else', () => {
    const { policy } = shell({});
    expect(policy.split('; ').sort()).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      'img-src data:',
      'sandbox allow-scripts allow-downloads allow-modals',
      `script-src 'nonce-${NONCE}'`,
      `style-src 'nonce-${NONCE}'`,
    ]);
    expect(policy).not.toMatch(/unsafe|allow-same-origin|\*|https?:/);
  });

  it('keeps whatever a reviewer is called inside its JSON', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const reviewer = `${name}</script><script>alert(1)</script><!--`;
        const { html } = shell({ reviewer });
        const [, json = ''] = /id="page" nonce="[^"]*">\s*([\s\S]*?)\s*<\/script>/.exec(html) ?? [];
        expect(JSON.parse(json)).toEqual({ reviewer });
        expect(html.match(/<script/g)).toHaveLength(2);
      }),
    );
  });

  it('is not ended by what a script or a style holds', () => {
    const { html } = shell({}, 'f("</script><b>")', 'a:after{content:"</style>"}');
    expect(html.match(/<\/script>/g)).toHaveLength(2);
    expect(html.match(/<\/style>/g)).toHaveLength(1);
  });
});

describe('a notice', () => {
  it('is text alone', () => {
    const { html, policy } = noticePage(NONCE, '<b>no</b>', '<script>alert(1)</script>');
    expect(html).not.toMatch(/<script|<b>/);
    expect(policy).toContain('sandbox');
    expect(policy).not.toContain('script-src');
  });
});

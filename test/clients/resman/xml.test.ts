import fc from 'fast-check';
import { childrenOf, descendant, readXml, textAt } from '../../../clients/resman/xml/read-xml';
import { isWritable, writeXml } from '../../../clients/resman/xml/write-xml';

const rootOf = (xml: string) => {
  const reading = readXml(xml);
  if (reading.kind !== 'read') throw new Error(reading.why);
  return reading.root;
};

describe('writeXml and readXml', () => {
  it('give back any text that XML can hold, byte for byte, in an element and in an attribute', () => {
    const texts = fc.string({ unit: 'binary', maxLength: 80 }).filter(isWritable);
    fc.assert(
      fc.property(texts, texts, (text, attribute) => {
        const root = rootOf(writeXml({ A: { '@b': attribute, C: text } }));
        expect(root.attributes.b).toBe(attribute);
        expect(descendant(root, 'C')?.text).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['line ends', 'one\r\ntwo\rthree\nfour'],
    ['tabs and blanks', '\t  in between  \t'],
    ['markup', '<b>&amp;</b> ]]> <!-- --> <![CDATA[x]]> "\''],
    ['what looks like a reference', '&#13; &lt; &amp;amp; %41 &nope;'],
    ['a formula', '=HYPERLINK("https://example.com")'],
    ['emoji and other scripts', '🏢👩🏽‍🔧 Zoë Đặng 山田 עברית'],
    ['ten thousand letters', 'x'.repeat(10_000)],
    ['words that look like values', 'true'],
    ['line separators that are none in XML', '\u0085\u2028'],
  ])('give back %s', (_what, text) => {
    expect(rootOf(writeXml({ A: text })).text).toBe(text);
  });

  it.each(['\u0000', 'a\u0007b', '\u001B[31m', '\uFFFE', '\uD83D alone', 'alone \uDE00'])(
    'know that %j cannot be written',
    (text) => {
      expect(isWritable(text)).toBe(false);
    },
  );

  it('write one child and many alike, and leave out what is not told', () => {
    const root = rootOf(writeXml({ A: { B: [{ C: '1' }, { C: '2' }], D: undefined, E: 'x' } }));
    expect(childrenOf(root, 'B').map((child) => textAt(child, 'C'))).toEqual(['1', '2']);
    expect(root.children.map(({ name }) => name)).toEqual(['B', 'B', 'E']);
  });
});

describe('readXml', () => {
  it.each([
    ['a document type', '<!DOCTYPE a><a/>'],
    ['an entity of its own', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
    ['a file as an entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'],
    ['a document type in small letters', '<!doctype a><a/>'],
    ['an unknown entity', '<a>&nope;</a>'],
    ['a cut document', '<a><b>text</b>'],
    ['a page', '<html><body><br></body></html>'],
    ['two roots', '<a/><b/>'],
    ['nothing', ''],
    ['a control character', '<a>\u0007</a>'],
    ['a control character as a reference', '<a>&#7;</a>'],
    ['a bare ampersand', '<a>this & that</a>'],
    ['an attribute twice', '<a b="1" b="2"/>'],
    ['a hundred thousand levels', `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`],
  ])('refuses %s and says nothing of what is in it', (_what, xml) => {
    const reading = readXml(xml);
    expect(reading.kind).toBe('unreadable');
    expect(reading.kind === 'unreadable' && reading.why).toMatch(
      /^it (is not well-formed|carries a document type)/,
    );
  });

  it('takes CDATA as text, and an element that is there but empty as no text', () => {
    const root = rootOf('<a><b><![CDATA[<x>]]></b><c/><d>  </d></a>');
    expect([textAt(root, 'b'), textAt(root, 'c'), textAt(root, 'd'), textAt(root, 'e', 'f')]).toEqual([
      '<x>',
      null,
      null,
      null,
    ]);
  });
});

/** Calls that a hostile text makes when it is run anywhere; the tests look whether any did. */
const CALL = 'window.__ran=1';

const markup = [
  `<script>${CALL}</script>`,
  `"><script>${CALL}</script>`,
  `</script><script>${CALL}</script>`,
  `</style><script>${CALL}</script>`,
  `</title><script>${CALL}</script>`,
  `</textarea><script>${CALL}</script>`,
  `"<img src=x onerror=${CALL}>"@example.com`,
  `<img src=x onerror="${CALL}">`,
  `<svg onload=${CALL}>`,
  `<svg><script>${CALL}</script></svg>`,
  `<svg><animate onbegin=${CALL} attributeName=x dur=1s>`,
  `<iframe srcdoc="<script>${CALL}</script>">`,
  `<iframe src="javascript:${CALL}">`,
  `<a href="javascript:${CALL}" autofocus onfocus=${CALL}>x</a>`,
  `<body onload=${CALL}>`,
  `<input autofocus onfocus=${CALL}>`,
  `<details open ontoggle=${CALL}>`,
  `<video><source onerror="${CALL}">`,
  `<math><mi xlink:href="javascript:${CALL}">x</mi></math>`,
  `<object data="javascript:${CALL}">`,
  `<embed src="javascript:${CALL}">`,
  `<form action="javascript:${CALL}"><button>x</button></form>`,
  `<meta http-equiv="refresh" content="0;url=javascript:${CALL}">`,
  `<base href="https://example.org/">`,
  `<link rel=stylesheet href="https://example.org/x.css">`,
  `<style>*{display:none}</style>`,
  `<marquee onstart=${CALL}>x</marquee>`,
  `<template><script>${CALL}</script></template>`,
  `<!--<script>${CALL}</script>-->`,
  `<![CDATA[<script>${CALL}</script>]]>`,
];

const attributes = [
  `" onmouseover="${CALL}`,
  `' onmouseover='${CALL}`,
  `" autofocus onfocus="${CALL}" x="`,
  `" style="position:fixed;inset:0;background:red`,
  '`onmouseover=alert(1)`',
  `x" id="app`,
  `javascript:${CALL}`,
  `data:text/html,<script>${CALL}</script>`,
  `&lt;script&gt;${CALL}&lt;/script&gt;`,
  `&#60;script&#62;${CALL}&#60;/script&#62;`,
  `\\u003cscript\\u003e${CALL}\\u003c/script\\u003e`,
  `%3Cscript%3E${CALL}%3C/script%3E`,
  '{{constructor.constructor("window.__ran=1")()}}',
  '${window.__ran=1}',
  '={{ $env }}',
  '<%= 7*7 %>',
  "'; DROP TABLE contacts; --",
  '__proto__',
  'constructor',
];

const directions = [
  '\u202eslatnor htimS nhoJ',
  'John \u202eSmith',
  '\u202d1234\u202c',
  '\u2067Smith\u2069 John',
  '\u2066\u2067\u2068',
  '\u200f\u200fJohn',
  'שלום עולם Smith',
  'محمد علي (617) 555-0123',
  'John\u202e@example.com',
  '\u061cArabic mark',
];

const invisible = [
  '\u200b\u200b\u200b',
  'Jo\u200bhn\u200b Sm\u200bith',
  '\ufeffJohn',
  'John\u2060Smith',
  '\u0000John\u0000Smith',
  'John\u0007\u0008Smith',
  '\u001b[31mred\u001b[0m',
  'line one\nline two\r\nline three',
  'tab\tseparated\tname',
  'line\u2028separator\u2029paragraph',
  '   ',
  '\u00a0\u00a0\u00a0',
  '\ud800lone half',
  'other half \udc00',
  '\ufffe\uffff',
];

const long = [
  'x'.repeat(5_000),
  'Long name with blanks '.repeat(230),
  '漢字'.repeat(2_500),
  '👩‍👩‍👧‍👦'.repeat(450),
  `a\u0301${'\u0301'.repeat(600)}`,
  `${'very-long-local-part-'.repeat(60)}@${'example.'.repeat(60)}com`,
  'WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW',
  'https://example.org/'.concat('a/'.repeat(400)),
  '-'.repeat(1_000),
];

const ordinaryOddities = [
  '👍🏽 Ana 🏳️‍🌈',
  'O\'Brien-Smith, Jr. & Sons "The Best"',
  'Ñandú Ångström Žižek Łukasz',
  'null',
  'undefined',
  'NaN',
  "$& $` $' $1 $$",
  '{{ $json.fields }} {{ 7*7 }}',
  '-1',
  '[object Object]',
];

const formulas = [
  '=1+1',
  '=HYPERLINK("https://example.org","x")',
  '+1-1',
  '\uff1d1+1',
  '@SUM(A1)',
  '\t=1+1',
  `=cmd|' /C calc'!A0`,
];

/** 100 names, e-mails and notes as nobody should send them. */
export const hostileTexts: readonly string[] = [
  ...markup,
  ...attributes,
  ...directions,
  ...invisible,
  ...long,
  ...ordinaryOddities,
  ...formulas,
];

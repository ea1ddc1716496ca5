import { createHash } from 'node:crypto';

/** The page's style, light and dark. Every text stands at 4.5:1 or more against what is behind it, every bar at 3:1. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;--page:#f4f6f8;--card:#fff;--text:#17202b;--soft:#536070;--line:#dde3ea;--bar:#2f6fde;--link:#1a56c4;--on:#0b3d99;--tint:#e8f0fd;--bad:#a3161b;--badtint:#fdecec}
@media(prefers-color-scheme:dark){:root{--page:#0e131a;--card:#171e27;--text:#e7edf4;--soft:#a3b0bf;--line:#2b3643;--bar:#5b95f5;--link:#8fb8ff;--on:#cfe0ff;--tint:#1d2d47;--bad:#ff9c9c;--badtint:#3a1b1e}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main{max-width:1200px;margin:0 auto;padding:28px 24px 56px}
h1{font-size:1.75rem;line-height:1.2;margin:0;letter-spacing:-.01em}
h2{font-size:1.0625rem;line-height:1.3;margin:0}
p{margin:0}
a{color:var(--link);text-underline-offset:3px}
a:focus-visible,input:focus-visible,select:focus-visible,button:focus-visible,summary:focus-visible{outline:3px solid var(--bar);outline-offset:2px;border-radius:4px}
.lead{color:var(--soft);margin-top:6px}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:20px}
.note{color:var(--soft);font-size:.875rem}
form{display:grid;grid-template-columns:2fr 1fr 1fr 1.5fr auto;gap:14px;align-items:end;margin:20px 0}
label{display:block;font-size:.875rem;font-weight:600;margin-bottom:5px}
input,select,button{font:inherit;width:100%;min-height:44px;padding:8px 12px;border-radius:8px;border:1px solid #7c8a9a;background:var(--card);color:var(--text)}
button{background:#1a56c4;border-color:#1a56c4;color:#fff;font-weight:600;padding:8px 22px;cursor:pointer}
button:hover{background:#134099}
.wrong input,.wrong select{border:2px solid var(--bad)}
.problem{border-color:var(--bad);background:var(--badtint);border-left-width:6px}
.problem h2{color:var(--bad)}
.problem p{margin-top:6px}
.figures{display:grid;grid-template-columns:repeat(4,1fr);gap:14px;margin:0 0 14px;padding:0}
.figure{display:block;text-decoration:none;color:inherit;min-width:0}
a.figure:hover,a.figure[aria-current]{border-color:var(--bar);background:var(--tint)}
.figure dt,.figure .name{font-size:.875rem;color:var(--soft)}
.figure .value{display:block;font-size:1.875rem;font-weight:650;line-height:1.25;font-variant-numeric:tabular-nums;letter-spacing:-.02em}
.figure .note{display:block;line-height:1.35}
a.figure .name{color:var(--link);text-decoration:underline;text-underline-offset:3px}
.plots{display:grid;grid-template-columns:repeat(3,1fr);gap:14px;margin-top:14px}
figure{margin:0}
figcaption{display:flex;flex-wrap:wrap;gap:2px 14px;align-items:baseline;justify-content:space-between;margin-bottom:14px}
.columns{display:grid;grid-template-columns:auto 1fr;gap:0 10px}
.scale{display:flex;flex-direction:column;justify-content:space-between;height:220px;text-align:right;font-size:.8125rem;color:var(--soft);line-height:1;font-variant-numeric:tabular-nums}
.columns svg{display:block;width:100%;height:220px;overflow:visible}
.days{grid-column:2;display:flex;justify-content:space-between;gap:8px;font-size:.8125rem;color:var(--soft);margin-top:8px}
.grid{stroke:var(--line);vector-effect:non-scaling-stroke}
.bar{fill:var(--bar)}
.hit{fill:transparent}
svg a:hover .hit,svg a.chosen .hit{fill:var(--tint)}
details{margin-top:14px}
summary{cursor:pointer;color:var(--link);min-height:24px;font-size:.9375rem}
.scroll{max-height:340px;overflow:auto;margin-top:8px}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:9px 12px 9px 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
thead th{font-size:.8125rem;color:var(--soft);font-weight:600;white-space:nowrap}
tbody tr:last-child>*{border-bottom:0}
.count{text-align:right;padding-right:0;font-variant-numeric:tabular-nums;white-space:nowrap}
.contacts td,.contacts thead th{overflow-wrap:break-word;font-size:.9rem}.contacts td[data-label=Phone]{white-space:nowrap}.contacts td[data-label=E-mail]{overflow-wrap:anywhere}
.bars th{font-weight:500;width:34%;padding-right:12px}
.bars td svg{display:block;width:100%;height:14px;margin-top:5px}
.bars tr.chosen{background:var(--tint)}
.track{fill:var(--line)}
.list{margin-top:14px;border-color:var(--bar)}
.head{display:flex;flex-wrap:wrap;gap:4px 16px;justify-content:space-between;align-items:baseline;margin-bottom:10px}
.pager{display:flex;flex-wrap:wrap;gap:8px 24px;margin-top:14px}
.pager a{display:inline-block;padding:6px 0}
.empty{padding:28px 0;text-align:center;color:var(--soft)}
footer{margin-top:22px;color:var(--soft);font-size:.875rem}
@media(max-width:1000px){.figures{grid-template-columns:repeat(2,1fr)}.plots{grid-template-columns:1fr}form{grid-template-columns:1fr 1fr}form .go{grid-column:1/-1}}
@media(max-width:640px){main{padding:20px 14px 40px}.card{padding:15px}h1{font-size:1.5rem}.figures{gap:10px}.figure .value{font-size:1.5rem}.scale,.columns svg{height:170px}
.contacts thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.contacts,.contacts tbody,.contacts tr,.contacts td,.contacts th{display:block}.contacts tr{padding:12px 0;border-bottom:1px solid var(--line)}.contacts tbody tr:last-child{border-bottom:0}.contacts th,.contacts td{border:0;padding:1px 0}.contacts td{display:grid;grid-template-columns:112px 1fr;gap:8px}.contacts td::before{content:attr(data-label);color:var(--soft);font-size:.875rem}.contacts .count{text-align:left}}
@media(max-width:400px){form{grid-template-columns:1fr}.bars th{width:42%}}
@media print{form,details,.pager{display:none}body{background:#fff}}
`;

/** Nothing is loaded, run or framed in; only this style counts. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(PAGE_STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
].join('; ');

import type { Words } from '../../foundation/i18n/index.ts';
import { escaped } from '../../foundation/text/html.ts';

/** A row of the public list. */
export interface PublicRow {
  name: string;
  platform: string;
  unit: string;
  url: string;
  handle: string;
  languages: string;
}

/** Contrast at least 7:1 both ways, focus that shows, and a wide table that scrolls by itself, also from the keyboard. */
const style = `
:root{color-scheme:light dark;--text:#1a1a1a;--ground:#fff;--line:#767676;--link:#0b4a8f}
@media(prefers-color-scheme:dark){:root{--text:#f2f2f2;--ground:#161616;--line:#8c8c8c;--link:#9cc9ff}}
body{margin:0 auto;max-width:70rem;padding:1.5rem;font:1rem/1.5 system-ui,sans-serif;color:var(--text);background:var(--ground)}
h1{font-size:1.75rem;line-height:1.2}
table{border-collapse:collapse;width:100%}
caption{text-align:left;font-weight:600;padding:.5rem 0}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line)}
td a{overflow-wrap:anywhere}
tbody th{font-weight:600}
a{color:var(--link)}
a:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.scroll:focus-visible{outline:3px solid var(--link)}
.scroll{overflow-x:auto}`.trim();

/** The public list as a page of its own (WCAG 2.1 AA): Swedish, no scripts, nothing from elsewhere. */
export function publicHtml(
  list: { administration: string; intro: string; rows: readonly PublicRow[] },
  words: Words,
): string {
  const { administration, intro, rows } = list;
  const title = escaped(words('inventory.publicList.title', { administration }));
  const caption = escaped(words('inventory.publicList.caption', { administration }));
  const paragraphs = intro
    .split(/\n+/)
    .filter((part) => part.trim() !== '')
    .map((part) => `<p>${escaped(part.trim())}</p>\n`)
    .join('');
  const address = (row: PublicRow) =>
    row.url === ''
      ? escaped(row.handle || words('inventory.publicList.noAddress'))
      : `<a href="${escaped(row.url)}" rel="noopener noreferrer">${escaped(row.url.replace(/^https?:\/\/(?:www\.)?|\/$/g, ''))}</a>`;
  // A column that says nothing of any account is left out; the CSV keeps it, for whoever reads that by its headings.
  const extra = (['unit', 'languages'] as const).filter((key) => rows.some((row) => row[key] !== ''));
  const body = rows
    .map(
      (row) =>
        `<tr><th scope="row">${escaped(row.name)}</th><td>${escaped(row.platform)}</td><td>${address(row)}</td>${extra.map((key) => `<td>${escaped(row[key])}</td>`).join('')}</tr>`,
    )
    .join('\n');
  const head = (['name', 'platform', 'address', ...extra] as const)
    .map((key) => `<th scope="col">${escaped(words(`inventory.publicList.${key}`))}</th>`)
    .join('');
  const table =
    rows.length === 0
      ? `<p>${escaped(words('inventory.publicList.none'))}</p>`
      : `<div class="scroll" role="region" tabindex="0" aria-labelledby="lista">
<table>
<caption id="lista">${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}
</tbody>
</table>
</div>`;
  return `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
${style}
</style>
</head>
<body>
<main>
<h1>${title}</h1>
${paragraphs}<p>${escaped(words('inventory.publicList.count', { count: rows.length }))}</p>
${table}
</main>
</body>
</html>
`;
}

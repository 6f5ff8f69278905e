import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Language, Words } from '../core/foundation/i18n/index.ts';
import type { StaticFile } from './static-files.ts';

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char);

function page(language: Language, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${escaped(title)}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/plain.css" />
  </head>
  <body>
    <main>
${body}
    </main>
  </body>
</html>
`;
}

const paragraph = (text: string) => `      <p>${escaped(text)}</p>`;

function file(text: string, type: string): StaticFile {
  const body = Buffer.from(text);
  return {
    body,
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'content-length': String(body.byteLength),
      'cache-control': 'no-store',
    },
  };
}

/** The pages that need no session: the one that logs a tab in, and the one that says how to open the app. By address. */
export async function plainPages(
  pagesDir: string,
  startCommand: string,
  words: Words,
  language: Language,
): Promise<ReadonlyMap<string, StaticFile>> {
  const own = (name: string) => readFile(path.join(pagesDir, name), 'utf8');
  const opening = page(
    language,
    words('host.opening'),
    `${paragraph(words('host.opening'))}
      <noscript>${escaped(words('host.needsScript'))}</noscript>
      <script src="/login.js"></script>`,
  );
  const open = page(
    language,
    words('host.openTitle'),
    `      <h1>${escaped(words('host.openTitle'))}</h1>
${paragraph(words('host.openTab'))}
${paragraph(words('host.openHow'))}
      <p><code>${escaped(startCommand)}</code></p>
${paragraph(words('host.openWhy'))}
${paragraph(words('host.openSafe'))}`,
  );
  return new Map([
    ['/login', file(opening, 'text/html')],
    ['/open', file(open, 'text/html')],
    ['/login.js', file(await own('login.js'), 'text/javascript')],
    ['/plain.css', file(await own('plain.css'), 'text/css')],
  ]);
}

import { createHash } from 'node:crypto';
import type { Language } from '../i18n/index.ts';
import { escaped } from './html.ts';

/** Data as it can stand in a script: nothing in it ends the script. */
export const inScript = (value: unknown) =>
  JSON.stringify(value).replace(
    /[<>\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * A page as one file that a browser opens from anywhere: nothing is fetched, nothing is sent, and its only script is the one whose hash
 * its own policy names. `body` is HTML, escaped by whoever wrote it; `title` is text.
 */
export function singleFile({
  language,
  title,
  style,
  script,
  body,
}: {
  language: Language;
  title: string;
  style: string;
  script: string;
  body: string;
}): string {
  const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
<script>${script}</script>
</body>
</html>
`;
}

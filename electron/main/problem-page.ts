/** Why there is no app to show, in words for the person at the computer. */
export interface Problem {
  title: string;
  text: string;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);

/** A page without script that says what is wrong and what to do; its style is `problemStyle`. */
export function problemPage(problem: Problem, help: string): string {
  return `<!doctype html>
<html lang="sv">
  <head>
    <meta charset="utf-8" />
    <title>${escape(problem.title)}</title>
    <link rel="stylesheet" href="/problem.css" />
  </head>
  <body>
    <main>
      <h1>${escape(problem.title)}</h1>
      <p role="alert">${escape(problem.text)}</p>
      <p>${escape(help)}</p>
    </main>
  </body>
</html>
`;
}

/** System colours, so that light, dark and high contrast are the person's own. */
export const problemStyle = `:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0; background: Canvas; color: CanvasText; }
main { max-width: 40rem; margin: 15vh auto 0; padding: 0 1.5rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
p { overflow-wrap: anywhere; }
`;

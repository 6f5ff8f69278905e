/** Text with what RTF reads otherwise written out: its own signs, and every letter outside ASCII by its number. */
function plain(text: string): string {
  return text.replace(/[\\{}]|[^\x20-\x7e]/g, (char) =>
    /[\\{}]/.test(char) ? `\\${char}` : `\\u${((char.charCodeAt(0) + 0x8000) % 0x10000) - 0x8000}?`,
  );
}

const inLine = (text: string) => plain(text).replaceAll(/\*\*([^*]+)\*\*/g, '{\\b $1}');

function paragraph(line: string): string {
  if (line.startsWith('# ')) return `{\\pard\\sa200\\b\\fs36 ${plain(line.slice(2))}\\par}`;
  if (line.startsWith('## ')) return `{\\pard\\sb240\\sa80\\keepn\\b\\fs26 ${plain(line.slice(3))}\\par}`;
  if (line.startsWith('> ')) return `{\\pard\\sa160\\i ${inLine(line.slice(2))}\\par}`;
  if (line.startsWith('- ')) return `{\\pard\\fi-284\\li284\\sa60 \\bullet\\tab ${inLine(line.slice(2))}\\par}`;
  return `{\\pard\\sa120 ${inLine(line)}\\par}`;
}

/** A paper of headings (`#`, `##`), notes (`>`), points (`-`), paragraphs and `**bold**`, one a line, as a document that every word processor opens and edits. */
export function rtfOf(text: string): Uint8Array {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const head = '{\\rtf1\\ansi\\deff0\\deflang1053{\\fonttbl{\\f0\\fswiss Arial;}}\\paperw11906\\paperh16838\\fs22\n';
  return new TextEncoder().encode(`${head}${lines.map(paragraph).join('\n')}\n}`);
}

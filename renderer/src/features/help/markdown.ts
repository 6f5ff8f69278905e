/** A run of text in a line of the handbook. */
export type Inline =
  | { kind: 'text' | 'code'; text: string }
  | { kind: 'strong'; inside: Inline[] }
  | { kind: 'em'; inside: Inline[] }
  | { kind: 'link'; to: string; inside: Inline[] };

/** What a page of the handbook is made of; a heading's `slug` names it in addresses, as GitHub does. */
export type Block =
  | { kind: 'heading'; level: number; slug: string; inside: Inline[] }
  | { kind: 'paragraph'; inside: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'list'; isOrdered: boolean; items: Inline[][] }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] };

const heading = /^(#{1,6}) +(.+)$/;
const item = /^(?:[-*]|(\d+)\.) +(.+)$/;
const rule = /^\|(?: *:?-+:? *\|)+$/;
/** In order: what stands in one is not looked at again by those after it, but for the words of a link and of what is stressed. */
const run = /`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)|\*\*((?:[^*]|\*(?!\*))+)\*\*|\*([^*\s](?:[^*]*[^*\s])?)\*/u;

/** Reads the runs of a line: code, links, what is stressed and what is important; the rest is text as it stands. */
export function readInline(line: string): Inline[] {
  const found = run.exec(line);
  if (found === null) return line === '' ? [] : [{ kind: 'text', text: line }];
  const [whole, code, words, to, strong, em] = found;
  const rest = readInline(line.slice(found.index + whole.length));
  const before: Inline[] = found.index === 0 ? [] : [{ kind: 'text', text: line.slice(0, found.index) }];
  if (code !== undefined) return [...before, { kind: 'code', text: code }, ...rest];
  if (to !== undefined) return [...before, { kind: 'link', to, inside: readInline(words ?? '') }, ...rest];
  if (strong !== undefined) return [...before, { kind: 'strong', inside: readInline(strong) }, ...rest];
  return [...before, { kind: 'em', inside: readInline(em ?? '') }, ...rest];
}

/** The words of a line, without what stresses or links them. */
export const plainText = (inside: readonly Inline[]): string =>
  inside.map((one) => ('text' in one ? one.text : plainText(one.inside))).join('');

/** A heading's name in an address: small letters and figures, with a line for each space. */
export const slugOf = (text: string): string =>
  text
    .toLocaleLowerCase('sv')
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');

/** The cells of a row; a bar within code parts nothing. */
const cellsOf = (line: string): string[] =>
  [...line.slice(1).matchAll(/((?:`[^`]*`|[^|`])*)\|/g)].map(([, cell = '']) => cell.trim());

/**
 * Reads the part of Markdown that the handbook is written in: headings, paragraphs, lists, tables, and code that is indented. Anything
 * else, markup above all, is text as it stands; what is read is drawn as elements and never becomes HTML.
 */
export function readMarkdown(source: string): Block[] {
  const lines = source.split(/\r?\n/);
  const blocks: Block[] = [];
  let at = 0;
  const here = () => lines[at] ?? '';
  /** The lines from here on that one block goes on in. */
  const take = (isIts: (line: string) => boolean) => {
    const taken: string[] = [];
    while (at < lines.length && isIts(here())) {
      taken.push(here());
      at += 1;
    }
    return taken;
  };
  const isText = (line: string) =>
    line.trim() !== '' && !heading.test(line) && !item.test(line) && !line.startsWith('|');
  while (at < lines.length) {
    const [, marks = '', title = ''] = heading.exec(here()) ?? [];
    if (here().trim() === '') at += 1;
    else if (marks !== '') {
      const inside = readInline(title.trim());
      blocks.push({ kind: 'heading', level: marks.length, slug: slugOf(plainText(inside)), inside });
      at += 1;
    } else if (here().startsWith('    '))
      blocks.push({
        kind: 'code',
        text: take((line) => line.startsWith('    '))
          .map((line) => line.slice(4))
          .join('\n'),
      });
    else if (item.test(here())) {
      const isOrdered = item.exec(here())?.[1] !== undefined;
      const items: Inline[][] = [];
      for (let one = item.exec(here()); one !== null && (one[1] !== undefined) === isOrdered; one = item.exec(here())) {
        at += 1;
        items.push(readInline([one[2], ...take(isText).map((line) => line.trim())].join(' ')));
        // A list may stand in air.
        if (here() === '' && item.test(lines[at + 1] ?? '')) at += 1;
      }
      blocks.push({ kind: 'list', isOrdered, items });
    } else if (here().startsWith('|')) {
      const [head = '', ...rows] = take((line) => line.startsWith('|'));
      blocks.push({
        kind: 'table',
        head: cellsOf(head).map(readInline),
        rows: rows.filter((row) => !rule.test(row)).map((row) => cellsOf(row).map(readInline)),
      });
    } else blocks.push({ kind: 'paragraph', inside: readInline(take(isText).join(' ')) });
  }
  return blocks;
}

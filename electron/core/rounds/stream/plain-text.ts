/** Parts of a page whose content is no text. */
const unread = /<(script|style|template|noscript|iframe|object|svg|math|head)\b[^>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi;
const comments = /<!--[\s\S]*?(?:-->|$)/g;
/** What stands on each side of these is not one word. */
const blocks = /<\/?(?:p|br|div|li|ul|ol|h[1-6]|tr|table|blockquote|section|article|figure)\b[^>]*>/gi;
const tags = /<\/?[a-z!?][^>]*(?:>|$)/gi;
/** Control characters, and those that turn the direction of writing or have no width: they disguise what a text says. The one that joins emoji stays. */
const unseen = /(?!\u200d)[\p{Cc}\p{Cf}]/gu;

const ellipsis = '…';
/** More of a post's own text than anybody shows; what follows is not looked at. */
const longestRead = 8000;

/** The names of characters that people's own editors write; others stay as they stand. */
const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  aring: 'å',
  auml: 'ä',
  ouml: 'ö',
  Aring: 'Å',
  Auml: 'Ä',
  Ouml: 'Ö',
  eacute: 'é',
  Eacute: 'É',
  uuml: 'ü',
  aelig: 'æ',
  oslash: 'ø',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  bull: '•',
  middot: '·',
  euro: '€',
  copy: '©',
};

function readEntity(whole: string, name: string): string {
  if (!name.startsWith('#')) return named[name] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
}

/** The beginning of a text, at a word where there is one near. */
function excerpt(text: string, most: number): string {
  const characters = Array.from(text);
  if (characters.length <= most) return text;
  const cut = characters.slice(0, most - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > cut.length * 0.6 ? cut.slice(0, space) : cut).trimEnd()}${ellipsis}`;
}

/** Text without anything but text, in one line and at most `most` characters. `isMarkup`: tags are taken away and entities read. */
export function plainText(given: string, most: number, isMarkup: boolean): string {
  const start = given.slice(0, longestRead);
  const bare = isMarkup
    ? start
        .replace(comments, ' ')
        .replace(unread, ' ')
        .replace(blocks, ' ')
        .replace(tags, '')
        .replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/gi, readEntity)
    : start;
  return excerpt(bare.toWellFormed().replace(/\s+/gu, ' ').replace(unseen, '').trim(), most);
}

import { describe, expect, test } from 'vitest';
import {
  type Block,
  type Inline,
  plainText,
  readInline,
  readMarkdown,
  slugOf,
} from '../../../renderer/src/features/help/markdown.ts';
import { headingsOf, helpPages } from '../../../renderer/src/features/help/pages.ts';
import { helpFor, helpPath, placeOf } from '../../../renderer/src/features/help/places.ts';

/** Every run of a page, those within others too. */
const runsOf = (blocks: readonly Block[]): Inline[] => {
  const within = (inside: readonly Inline[]): Inline[] =>
    inside.flatMap((one) => ('text' in one ? [one] : [one, ...within(one.inside)]));
  return blocks.flatMap((block) => {
    if (block.kind === 'list') return block.items.flatMap(within);
    if (block.kind === 'table') return [...block.head, ...block.rows.flat()].flatMap(within);
    return block.kind === 'code' ? [] : within(block.inside);
  });
};

describe('the part of Markdown that the handbook is written in', () => {
  test('code, links, what is stressed and what is important', () => {
    expect(readInline('Se `a*b*` och **[valvet](valvet.md#hur) nu**, *alltid*.')).toEqual([
      { kind: 'text', text: 'Se ' },
      { kind: 'code', text: 'a*b*' },
      { kind: 'text', text: ' och ' },
      {
        kind: 'strong',
        inside: [
          { kind: 'link', to: 'valvet.md#hur', inside: [{ kind: 'text', text: 'valvet' }] },
          { kind: 'text', text: ' nu' },
        ],
      },
      { kind: 'text', text: ', ' },
      { kind: 'em', inside: [{ kind: 'text', text: 'alltid' }] },
      { kind: 'text', text: '.' },
    ]);
    expect(plainText(readInline('2 * 3 * 4 och <b>inte fet</b>'))).toBe('2 * 3 * 4 och <b>inte fet</b>');
  });

  test('headings, paragraphs, lists that go on, tables and indented code', () => {
    const read = readMarkdown(
      [
        '# Ett `K` till',
        'rad ett',
        'rad två',
        '- en',
        '  vidare',
        '- två',
        '',
        '1. först',
        '2. sedan',
        '',
        '    a  b',
        '',
        '| x | y |',
        '| --- | --- |',
        '| `a|b` | c |',
      ].join('\n'),
    );
    expect(read.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'list', 'list', 'code', 'table']);
    expect(read[0]).toMatchObject({ level: 1, slug: 'ett-k-till' });
    expect(read[1]).toEqual({ kind: 'paragraph', inside: [{ kind: 'text', text: 'rad ett rad två' }] });
    expect(read[2]).toMatchObject({ isOrdered: false, items: [[{ text: 'en vidare' }], [{ text: 'två' }]] });
    expect(read[3]).toMatchObject({ isOrdered: true, items: [[{ text: 'först' }], [{ text: 'sedan' }]] });
    expect(read[4]).toEqual({ kind: 'code', text: 'a  b' });
    expect(read[5]).toMatchObject({ rows: [[[{ kind: 'code', text: 'a|b' }], [{ text: 'c' }]]] });
    expect(slugOf('Är det säkert? (Valvet → PIN)')).toBe('är-det-säkert-valvet--pin');
  });
});

describe('the handbook in the app', () => {
  test('every page is there, in the order of the opening page', () => {
    expect(helpPages.map(({ name }) => name)).toEqual([
      'README',
      'forteckningen',
      'bevakningsplan',
      'bevakning',
      'arenden',
      'kris',
      'underlag',
      'valvet',
      'lamna-over',
      'delad-mapp',
      'sakerhet',
      'inventory-schema',
    ]);
    for (const page of helpPages) expect(page.blocks.length).toBeGreaterThan(1);
  });

  test('nothing is left unread: no mark of Markdown stands as text', () => {
    const texts = helpPages
      .flatMap(({ blocks }) => runsOf(blocks))
      .flatMap((one) => (one.kind === 'text' ? [one.text] : []));
    expect(texts.length).toBeGreaterThan(500);
    expect(texts.filter((text) => /\*\*|\]\(|`|^\s*[#|]|^\s*\d+\. |<\/?\w+>/u.test(text))).toEqual([]);
  });

  test('every link leads to a page and a heading that are there, or out over https', () => {
    const wrong = helpPages.flatMap(({ name, blocks }) =>
      runsOf(blocks).flatMap((one) => {
        if (one.kind !== 'link') return [];
        const place = placeOf(one.to, name);
        if (place === null) return one.to.startsWith('https://') ? [] : [`${name}: ${one.to}`];
        const page = helpPages.find((each) => each.name === place.page);
        const isThere =
          page !== undefined && (place.part === '' || headingsOf(page).some(({ slug }) => slug === place.part));
        return isThere ? [] : [`${name}: ${one.to}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('no two headings of a page have one address', () => {
    for (const page of helpPages) {
      const slugs = headingsOf(page).map(({ slug }) => slug);
      expect(new Set(slugs).size).toBe(slugs.length);
    }
  });

  test('F1 leads to the page about the place, else to the beginning', () => {
    expect(helpFor('/')).toBe('/hjalp');
    expect(helpFor('/konton/inloggningar/ny')).toBe('/hjalp/valvet');
    expect(helpFor('/konton/01')).toBe('/hjalp/forteckningen');
    expect(helpFor('/bevakning/vem-tar-vad')).toBe('/hjalp/bevakningsplan');
    expect(helpFor('/personer/01/lamna-over')).toBe('/hjalp/lamna-over');
    const names = helpPages.map(({ name }) => name);
    for (const place of [
      '/konton',
      '/bevakning',
      '/arenden/KV-1',
      '/kris',
      '/egna-andringar',
      '/installningar/om',
      '/installningar/gallringsbeslut',
      '/rapporter/bevakning',
    ])
      expect(names).toContain(helpFor(place).split('/')[2]);
    expect(helpPath('README')).toBe('/hjalp');
    expect(helpPath('valvet', 'å-b')).toBe('/hjalp/valvet/%C3%A5-b');
  });
});

import { lexer } from 'marked';
import { describe, expect, test } from 'vitest';
import { isLink, plainText, slugOf, within } from '../../../renderer/src/features/help/markdown.ts';
import { headingsOf, helpPages } from '../../../renderer/src/features/help/pages.ts';
import { helpFor, helpPath, placeOf } from '../../../renderer/src/features/help/places.ts';

test('the words of a line are those that are seen, and a heading has its name from them', () => {
  expect(plainText(lexer('Se `a*b*` och **[valvet](valvet.md#hur) nu**, *alltid*; 2 \\* 3'))).toBe(
    'Se a*b* och valvet nu, alltid; 2 * 3',
  );
  expect(lexer('## Är det `säkert`? (Valvet → PIN)').map(slugOf)).toEqual(['är-det-säkert-valvet--pin']);
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
    for (const page of helpPages) expect(page.tokens.length).toBeGreaterThan(1);
  });

  test('nothing is left unread, and nothing is drawn as what it is not', () => {
    const kinds = helpPages.flatMap(({ tokens }) => within(tokens)).map(({ type }) => type);
    expect(kinds.length).toBeGreaterThan(500);
    const drawn = 'heading paragraph list list_item table code space text codespan strong em link escape'.split(' ');
    expect(kinds.filter((kind) => !drawn.includes(kind))).toEqual([]);
    const texts = helpPages
      .flatMap(({ tokens }) => within(tokens))
      .flatMap((token) => (token.type === 'text' && !('tokens' in token) ? [plainText([token])] : []));
    expect(texts.filter((text) => /\*\*|\]\(|`|^\s*[#|]|^\s*\d+\. /u.test(text))).toEqual([]);
  });

  test('every link leads to a page and a heading that are there, or out over https', () => {
    const wrong = helpPages.flatMap(({ name, tokens }) =>
      within(tokens)
        .filter(isLink)
        .flatMap(({ href }) => {
          const place = placeOf(href, name);
          if (place === null) return href.startsWith('https://') ? [] : [`${name}: ${href}`];
          const page = helpPages.find((each) => each.name === place.page);
          const isThere =
            page !== undefined && (place.part === '' || headingsOf(page).some(({ slug }) => slug === place.part));
          return isThere ? [] : [`${name}: ${href}`];
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
    expect(helpFor('/uppstart')).toBe('/hjalp');
    expect(decodeURIComponent(helpFor('/'))).toBe('/hjalp/forteckningen/hålla-den-rätt');
    const register = helpPages.find(({ name }) => name === 'forteckningen');
    expect(register && headingsOf(register).map(({ slug }) => slug)).toContain('hålla-den-rätt');
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

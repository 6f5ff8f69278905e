import { lexer, type Token } from 'marked';
import { insideOf, isHeading, isLink, plainText, slugOf, within } from './markdown.ts';
import { firstPage, placeOf } from './places.ts';

/** A page of the handbook: its name in addresses, its title, and what stands below that. */
export interface HelpPage {
  name: string;
  title: string;
  tokens: Token[];
}

const sources = import.meta.glob<string>(['../../../../docs/handbok/*.md', '../../../../docs/inventory-schema.md'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

function pageOf(address: string, source: string): HelpPage {
  const name = address.slice(address.lastIndexOf('/') + 1, -'.md'.length);
  const tokens = lexer(source);
  const title = tokens.findIndex(isHeading);
  return { name, title: plainText(tokens.slice(title, title + 1)) || name, tokens: tokens.slice(title + 1) };
}

/** The pages in the order of the opening page's list, then those that only other pages lead to. */
function inOrder(): HelpPage[] {
  const all = new Map(
    Object.entries(sources)
      .map(([address, source]) => pageOf(address, source))
      .map((page) => [page.name, page]),
  );
  const listed = within(all.get(firstPage)?.tokens ?? [])
    .filter(isLink)
    .flatMap(({ href }) => placeOf(href, firstPage)?.page ?? []);
  return [...new Set([firstPage, ...listed, ...all.keys()])].flatMap((name) => all.get(name) ?? []);
}

/** The handbook as the app shows it, its opening page first. */
export const helpPages: readonly HelpPage[] = inOrder();

/** The headings of a page below its title. */
export const headingsOf = ({ tokens }: HelpPage): Array<{ slug: string; title: string }> =>
  tokens.filter(isHeading).map((heading) => ({ slug: slugOf(heading), title: plainText(insideOf(heading)) }));

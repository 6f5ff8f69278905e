import { type Block, type Inline, plainText, readMarkdown } from './markdown.ts';
import { firstPage, placeOf } from './places.ts';

/** A page of the handbook: its name in addresses, its title, and what stands below that. */
export interface HelpPage {
  name: string;
  title: string;
  blocks: Block[];
}

const sources = import.meta.glob<string>(['../../../../docs/handbok/*.md', '../../../../docs/inventory-schema.md'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

function pageOf(address: string, source: string): HelpPage {
  const name = address.slice(address.lastIndexOf('/') + 1, -'.md'.length);
  const blocks = readMarkdown(source);
  const title = blocks[0]?.kind === 'heading' ? plainText(blocks[0].inside) : name;
  return { name, title, blocks: blocks.slice(1) };
}

const linksIn = (inside: readonly Inline[]): string[] =>
  inside.flatMap((one) => ('text' in one ? [] : one.kind === 'link' ? [one.to] : linksIn(one.inside)));

/** The pages in the order of the opening page's list, then those that only other pages lead to. */
function inOrder(): HelpPage[] {
  const all = new Map(
    Object.entries(sources)
      .map(([address, source]) => pageOf(address, source))
      .map((page) => [page.name, page]),
  );
  const listed = (all.get(firstPage)?.blocks ?? [])
    .flatMap((block) => (block.kind === 'list' ? block.items.flatMap(linksIn) : []))
    .flatMap((to) => placeOf(to, firstPage)?.page ?? []);
  return [...new Set([firstPage, ...listed, ...all.keys()])].flatMap((name) => all.get(name) ?? []);
}

/** The handbook as the app shows it, its opening page first. */
export const helpPages: readonly HelpPage[] = inOrder();

/** The headings of a page below its title. */
export const headingsOf = ({ blocks }: HelpPage): Array<{ slug: string; title: string }> =>
  blocks.flatMap((block) => (block.kind === 'heading' ? [{ slug: block.slug, title: plainText(block.inside) }] : []));

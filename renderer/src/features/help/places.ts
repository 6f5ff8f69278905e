/** The page that the handbook opens with: the list of the others, in their order. */
export const firstPage = 'README';

/** The page and the heading that a link of a page leads to; `null` for an address outside the handbook. */
export function placeOf(to: string, from: string): { page: string; part: string } | null {
  const [, file, part = ''] = /^(?:\.\.\/)?(?:([\w-]+)\.md)?(?:#(.+))?$/u.exec(to) ?? [];
  return file === undefined && part === '' ? null : { page: file ?? from, part };
}

/** Where a page of the handbook stands in the app, at one of its headings where one is named. */
export function helpPath(page: string, part = ''): string {
  return part === '' && page === firstPage
    ? '/hjalp'
    : ['/hjalp', page, ...(part === '' ? [] : [encodeURIComponent(part)])].join('/');
}

/** A heading's id on the screen, apart from the app's own. */
export const headingId = (slug: string): string => `hjalp-${slug}`;

/** Which page of the handbook, and which of its headings, is about which place of the app; the first that fits. */
const about: ReadonlyArray<readonly [place: RegExp, page: string, part?: string]> = [
  [/^\/$/, 'forteckningen', 'hålla-den-rätt'],
  [/^\/konton\/(?:inloggningar|losenord-att-byta)|^\/installningar\/valv/, 'valvet'],
  [/^\/bevakning\/vem-tar-vad|^\/installningar\/bevakningsplan/, 'bevakningsplan'],
  [/^\/bevakning|^\/rapporter\/bevakning|^\/installningar\/floden/, 'bevakning'],
  [/^\/arenden/, 'arenden'],
  [/^\/kris|^\/kapat|^\/installningar\/krisplan/, 'kris'],
  [/^\/personer\/[^/]+\/lamna-over|^\/atkomst-att-visa/, 'lamna-over'],
  [/^\/egna-andringar/, 'delad-mapp'],
  [/^\/installningar\/gallringsbeslut/, 'underlag'],
  [/^\/installningar/, 'sakerhet'],
  [/^\/(?:konton|personer|rapporter)/, 'forteckningen'],
];

/** Where F1 leads from a place: to the page of the handbook about it, else to its beginning. */
export function helpFor(pathname: string): string {
  const [, page = firstPage, part] = about.find(([place]) => place.test(pathname)) ?? [];
  return helpPath(page, part);
}

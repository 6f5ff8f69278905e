import { searchText, searchWords } from '#core/foundation/text/swedish.ts';

export { bestFirst, nameRank } from '#core/foundation/text/swedish.ts';

/** Whether a text has every word of what is typed, as the core searches: case makes no difference, å ä ö are letters of their own. */
export function hasWords(text: string, typed: string): boolean {
  const searched = searchText(text);
  return searchWords(typed).every((word) => searched.includes(word));
}

/** Whether a text is what is typed, whatever its case and spaces. */
export const isNamed = (text: string, typed: string): boolean => searchText(text) === searchText(typed);

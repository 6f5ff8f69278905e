/** A file of ours in `resources/`, by its name there, as text. */
export type ReadResource = (name: string) => Promise<string>;

/** The words of `resources/words/`. */
export interface WordLists {
  /** Short words of a–z, for phrases. */
  phrases: readonly string[];
  /** Words that passwords are guessed by, likeliest first, each also as it is typed without å, ä and ö. */
  guesses: readonly string[];
}

const files = ['vanliga', 'namn', 'orter', 'fraser'] as const;

/** The words of a list: `#` begins a line about the list. */
function wordsOf(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(/\s+/))
    .filter((word) => word !== '');
}

/** A word without the marks that many keyboards lack: å and ä as a, ö as o, é as e. */
export const unmarked = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '');

/** Reads the word lists; `read` gives a file of `resources/`. */
export async function readWordLists(read: ReadResource): Promise<WordLists> {
  const lists = await Promise.all(files.map(async (name) => wordsOf(await read(`words/${name}.txt`))));
  const all = lists.flat().map((word) => word.toLocaleLowerCase('sv'));
  return { phrases: lists.at(-1) ?? [], guesses: [...new Set(all.flatMap((word) => [word, unmarked(word)]))] };
}

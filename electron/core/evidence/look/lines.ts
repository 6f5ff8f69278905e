/** What stands below a post, with its numbers. */
const underPost = [
  'gilla',
  'gillar',
  'markeringar',
  'gillamarkeringar',
  'kommentera',
  'kommentar',
  'kommentarer',
  'svara',
  'svar',
  'dela',
  'delningar',
  'visningar',
  'följare',
  'tim',
  'min',
  'like',
  'likes',
  'comment',
  'comments',
  'reply',
  'replies',
  'share',
  'shares',
  'repost',
  'reposts',
  'views',
  'followers',
];

/** Letters that are alike when a picture is read are one letter here, and nothing but letters is left. */
export const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/\b\d+\b/gu, ' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[i|1]/gu, 'l')
    .replace(/0/gu, 'o')
    .replace(/[^a-z]+/gu, ' ')
    .trim();

const marks = new Set(underPost.map(plain));

/** Whether a line is what stands below a post: "Gilla Kommentera Dela", "3 kommentarer". */
export function isUnderPost(line: string): boolean {
  const words = plain(line)
    .split(' ')
    .filter((word) => word.length > 1);
  return words.some((word) => marks.has(word)) && words.every((word) => marks.has(word));
}

/** The lines of a text that have anything on them. */
export const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

/** Words of at least two letters: fewer are mostly specks that were read as one. */
export const countWords = (line: string): number => line.split(/\s+/u).filter((word) => /\p{L}{2}/u.test(word)).length;

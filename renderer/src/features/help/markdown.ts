import type { Token, Tokens } from 'marked';

/** What stands within a run or a block; empty for what has only text. */
export const insideOf = (token: Token): Token[] => ('tokens' in token ? (token.tokens ?? []) : []);

/** The words of a line, without what stresses or links them. */
export const plainText = (inside: readonly Token[]): string =>
  inside
    .map((one) => (insideOf(one).length > 0 ? plainText(insideOf(one)) : 'text' in one ? String(one.text) : ''))
    .join('');

/** A heading's name in an address, as GitHub has it: small letters and figures, with a line for each space. */
export const slugOf = (heading: Token): string =>
  plainText(insideOf(heading))
    .toLocaleLowerCase('sv')
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');

export const isHeading = (token: Token): token is Tokens.Heading => token.type === 'heading';
export const isList = (token: Token): token is Tokens.List => token.type === 'list';
export const isTable = (token: Token): token is Tokens.Table => token.type === 'table';
export const isLink = (token: Token): token is Tokens.Link => token.type === 'link';

/** Everything that a page is made of, with what stands within it. */
export const within = (tokens: readonly Token[]): Token[] =>
  tokens.flatMap((token) => [
    token,
    ...within(insideOf(token)),
    ...(isList(token) ? within(token.items) : []),
    ...(isTable(token) ? [token.header, ...token.rows].flat().flatMap((cell) => within(cell.tokens)) : []),
  ]);

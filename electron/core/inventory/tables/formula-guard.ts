/** What a spreadsheet may take for a formula when a text file is opened in it, with apostrophes that are there already. */
const formulaLike = /^'*[=+\-@\t\r\n|%]/;

/** Text that no spreadsheet computes: an apostrophe stands before what looks like a formula. */
export function guarded(text: string): string {
  return formulaLike.test(text) ? `'${text}` : text;
}

/** The text as it was before `guarded`; only for files of our own, for others mean their apostrophes. */
export function withoutGuard(text: string): string {
  return text.startsWith("'") && formulaLike.test(text.slice(1)) ? text.slice(1) : text;
}

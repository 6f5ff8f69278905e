import { codeOf } from '../../foundation/text/code-of.ts';

/** Ids by their codes; a code that two of them share stands for neither. */
export function byCode(ids: Iterable<string>): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const id of ids) {
    const code = codeOf(id);
    found.set(code, found.has(code) ? null : id);
  }
  return found;
}

import { isAlias, isMap, isNode, isPair, LineCounter, parseAllDocuments, visit } from 'yaml';
import type { CheckFault } from './faults.ts';

/** A workflow is a few printed pages; more than this is something else. Bytes. */
const largest = 300_000;
/** A workflow nests ten deep. Counted before anything is read: a reader that follows brackets down would run out of stack. */
const deepest = 40;

/**
 * Reads a workflow file as plain data. Nothing in it can make more of itself or name code: no anchors and aliases, no tags, one document,
 * and bounds on size and depth that are looked at first.
 */
export function readYaml(text: string): { data: unknown; faults: [] } | { data: null; faults: CheckFault[] } {
  const refused = (code: CheckFault['code'], values: CheckFault['values'] = {}) => ({
    data: null,
    faults: [{ step: null, code, values }],
  });
  const bytes = Buffer.byteLength(text);
  if (bytes > largest) return refused('too-large', { kilobytes: Math.ceil(bytes / 1000), limit: largest / 1000 });
  if (depthOf(text) > deepest) return refused('too-deep', { limit: deepest });
  const lines = new LineCounter();
  try {
    const documents = parseAllDocuments(text, {
      lineCounter: lines,
      schema: 'core',
      version: '1.2',
      merge: false,
      uniqueKeys: true,
      logLevel: 'silent',
    });
    const [document, more] = documents;
    if (document === undefined || 'empty' in documents) return refused('no-mapping');
    const [error] = document.errors;
    if (error !== undefined) return refused('not-yaml', { line: error.linePos?.[0].line ?? 1 });
    if (more !== undefined) return refused('not-yaml', { line: lines.linePos(more.range[0]).line });
    const odd = oddNode(document);
    if (odd !== null) return refused(odd.code, { line: lines.linePos(odd.at).line });
    if (!isMap(document.contents)) return refused('no-mapping');
    return { data: document.toJS({ maxAliasCount: 0 }), faults: [] };
  } catch {
    return refused('not-yaml', { line: 1 });
  }
}

/** How deep the text can nest at the most: by indentation, by "- - -" on a line, and by brackets. */
function depthOf(text: string): number {
  let brackets = 0;
  let deep = 0;
  for (const character of text) {
    if (character === '[' || character === '{') brackets += 1;
    else if ((character === ']' || character === '}') && brackets > 0) brackets -= 1;
    deep = Math.max(deep, brackets);
  }
  const indents: number[] = [];
  for (const line of text.split('\n')) {
    const opening = /^[\s?:-]*/u.exec(line)?.[0] ?? '';
    const indent = /^ */u.exec(opening)?.[0].length ?? 0;
    while (indents.length > 0 && (indents.at(-1) ?? 0) >= indent) indents.pop();
    indents.push(indent);
    deep = Math.max(deep, indents.length + opening.replaceAll(/\s/gu, '').length);
  }
  return deep;
}

type Document = ReturnType<typeof parseAllDocuments>[number];

/** The first alias, anchor or tag, and where it stands. */
function oddNode(document: Exclude<Document, never>): { code: 'alias' | 'tag'; at: number } | null {
  let odd: { code: 'alias' | 'tag'; at: number } | null = null;
  visit(document, (_key, node) => {
    if (isPair(node) || !isNode(node)) return undefined;
    const at = node.range?.[0] ?? 0;
    if (isAlias(node) || ('anchor' in node && node.anchor !== undefined)) odd = { code: 'alias', at };
    else if (node.tag !== undefined) odd = { code: 'tag', at };
    return odd === null ? undefined : visit.BREAK;
  });
  return odd;
}

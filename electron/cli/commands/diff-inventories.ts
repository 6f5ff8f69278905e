import type { Words } from '../../core/foundation/i18n/index.ts';
import type { InventoryDifference } from '../../core/inventory/contract.ts';
import { searchText } from '../../core/foundation/text/swedish.ts';
import { compareFiles, inventoryIn } from '../../core/inventory/inventory-file.ts';
import { inventoryColumns, inventoryHeadings } from '../../core/inventory/schema.ts';
import type { Command } from '../command.ts';
import { readNamedFile } from '../files.ts';

/** `inventory diff OLD NEW`: what has happened between two exports in JSON; needs no register. */
export const diffInventories: Command = {
  name: 'inventory diff',
  usage: 'GAMMAL.json NY.json',
  summary: (words) => words('cli.diff'),
  touches: 'nothing',
  arguments: ['GAMMAL.json', 'NY.json'],
  async run({ arguments: [older = '', newer = ''], words }) {
    const before = inventoryIn({ name: older, bytes: await readNamedFile(older, words) });
    const after = inventoryIn({ name: newer, bytes: await readNamedFile(newer, words) });
    const difference = compareFiles(before, after);
    // Voided rows are neither closed nor anything else that the four keys tell of.
    const { voided: _, ...json } = difference;
    const isOther = searchText(before.administration) !== searchText(after.administration);
    const names = { older: before.administration, newer: after.administration };
    return {
      json,
      text: asText(difference, words),
      ...(isOther && { warning: words('cli.diffOther', names) }),
    };
  },
};

/** The column's heading in the files; one that this version does not have keeps its own name. */
function headingOf(field: string): string {
  return inventoryHeadings[inventoryColumns.findIndex(({ key }) => key === field)] ?? field;
}

/** So much of a value is shown to a person, on one line; `--json` gives it whole. */
const shownLength = 80;

function shown(value: string, words: Words): string {
  const line = value.replaceAll(/\s*\n\s*/g, ' ');
  return (
    (line.length > shownLength ? `${line.slice(0, shownLength - 1)}…` : line) || words('importing.differs.nothing')
  );
}

function asText(difference: InventoryDifference, words: Words): string {
  const lines: string[] = [];
  for (const kind of ['new', 'closed', 'changed', 'voided'] as const) {
    const accounts = difference[kind];
    if (accounts === undefined) continue;
    lines.push(words(`cli.diffKind.${kind}`, { count: accounts.length }));
    for (const account of accounts) {
      const fields = 'fields' in account ? ` (${account.fields.map(headingOf).join(', ')})` : '';
      lines.push(`  ${account.name} – ${account.platform}${fields}`);
      if ('changes' in account)
        for (const { field, from, to } of account.changes)
          lines.push(`      ${headingOf(field)}: ${shown(from, words)} → ${shown(to, words)}`);
    }
  }
  return [...lines, words('cli.diffKind.unchanged', { count: difference.unchanged })].join('\n');
}

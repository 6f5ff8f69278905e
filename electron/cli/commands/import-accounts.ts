import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Core } from '../../core/create-core.ts';
import { Refusal } from '../../core/foundation/errors.ts';
import { importAccounts, type ImportedList } from '../../core/inventory/import-accounts.ts';
import { contextFor } from '../call-core.ts';
import { type Call, type Command, textOption } from '../command.ts';
import { readNamedFile } from '../files.ts';

/** `import accounts FILE`: a list into the register, in one transaction; with `--dry-run` what would happen. */
export const importList: Command = {
  name: 'import accounts',
  usage: 'FIL [--administration NAMN] [--dry-run]',
  summary: (words) => words('cli.import'),
  touches: 'writes',
  arguments: ['FIL'],
  options: { administration: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  async run(call) {
    const file = call.arguments[0] ?? '';
    const bytes = await readNamedFile(file, call.words);
    const dryRun = call.options['dry-run'] === true;
    const read = async (core: Core) =>
      await importAccounts(await contextFor(core, dryRun ? 'inventory.planImport' : 'inventory.runImport'), {
        fileName: path.basename(file),
        bytes,
        administrationName: textOption(call, 'administration'),
        dryRun,
        signal: call.signal,
      });
    const result = dryRun ? await tryOut(call, read) : await read(await call.open());
    return { json: result, text: asText(call, result, dryRun) };
  },
};

/** A dry run leaves no trace: it reads beside the running app, and where there is no register yet it uses one that goes. */
async function tryOut(call: Call, read: (core: Core) => Promise<ImportedList>): Promise<ImportedList> {
  let core: Core;
  try {
    core = await call.open({ readOnly: true });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'database-missing') throw error;
    const dataDir = await mkdtemp(path.join(os.tmpdir(), 'kanalvakt-dry-run-'));
    try {
      const passing = await call.open({ readOnly: false, dataDir });
      const result = await read(passing);
      await passing.close();
      return result;
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  }
  return await read(core);
}

function asText(call: Call, result: ImportedList, dryRun: boolean): string {
  const { words } = call;
  const kinds = ['duplicates', 'rejected', 'skipped'] as const;
  const counts = words('cli.importCounts', {
    imported: result.imported,
    updated: result.updated,
    duplicates: result.duplicates.length,
    rejected: result.rejected.length,
    skipped: result.skipped.length,
  });
  const unchanged = words('cli.importUnchanged', { count: result.unchanged });
  const lines: string[] = [
    words(dryRun ? 'cli.wouldImport' : 'cli.imported', { count: result.rows, sheet: result.sheet }),
    result.updated === 0 ? counts : `${counts} (${unchanged})`,
  ];
  for (const { name, like } of result.newAdministrations)
    lines.push(
      [
        words(dryRun ? 'cli.wouldAddAdministration' : 'cli.addedAdministration', { name }),
        ...(like === null ? [] : [words('cli.didYouMean', { name: like })]),
      ].join(' '),
    );
  if (result.statusWords.length > 0) {
    lines.push('', words('cli.importStatusWords'));
    lines.push(...result.statusWords.map(({ text, rows }) => `  ${text} – ${words('cli.rows', { count: rows })}`));
  }
  if (result.changed.length > 0)
    lines.push('', words(dryRun ? 'cli.wouldChange' : 'cli.changed'), ...changeLines(call, result));
  for (const kind of kinds)
    if (result[kind].length > 0)
      lines.push(
        '',
        words(`cli.importLeft.${kind}`),
        ...result[kind].map(({ row, name, message }) => `  ${row}  ${[name, message].filter(Boolean).join(' – ')}`),
      );
  if (result.otherSheets.length > 0) lines.push('', words('cli.otherSheets', { names: result.otherSheets.join(', ') }));
  return lines.join('\n');
}

/** Lines of changes that are shown to a person; `--json` gives them all. */
const shownChanges = 100;

function changeLines({ words }: Call, { changed }: ImportedList): string[] {
  const nothing = words('importing.differs.nothing');
  const lines = changed.flatMap(({ row, name, changes }) =>
    changes.map(
      ({ field, heading, first, second }) =>
        `  ${row}  ${name} – ${heading || words(`importing.field.${field}`)}: ${first || nothing} → ${second || nothing}`,
    ),
  );
  const more = lines.length - shownChanges;
  return more > 0 ? [...lines.slice(0, shownChanges), `  ${words('cli.moreChanges', { count: more })}`] : lines;
}

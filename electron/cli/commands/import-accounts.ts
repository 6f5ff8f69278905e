import path from 'node:path';
import type { Core } from '../../core/create-core.ts';
import { ContactKind } from '../../core/foundation/contract.ts';
import { Refusal } from '../../core/foundation/errors.ts';
import type { PlannedRow } from '../../core/inventory/contract.ts';
import { importAccounts, type ImportedList } from '../../core/inventory/import-accounts.ts';
import { administrationOf, refuseMisspelt } from '../administration.ts';
import { contextFor } from '../call-core.ts';
import { codes } from '../choices.ts';
import { type Call, type Command, textOption } from '../command.ts';
import { dryRun } from '../dry-run.ts';
import { readNamedFile } from '../files.ts';

/** `import accounts FILE`: a list into the register, in one transaction; with `--dry-run` what would happen. */
export const importList: Command = {
  name: 'import accounts',
  usage:
    'FIL [--administration NAMN] [--new-administration] [--account-per-link] [--contacts SLAG] [--reopen] [--dry-run]',
  summary: (words) => words('cli.import'),
  touches: 'writes',
  arguments: ['FIL'],
  options: {
    administration: { type: 'string' },
    'new-administration': { type: 'boolean' },
    'account-per-link': { type: 'boolean' },
    contacts: { type: 'string' },
    reopen: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  },
  async run(call) {
    const file = call.arguments[0] ?? '';
    const bytes = await readNamedFile(file, call.words);
    const isDry = call.options['dry-run'] === true;
    const kinds = ContactKind.options.map((code) => ({ code, name: call.words(`terms.contactKind.${code}`) }));
    const [contactKind] = codes(call, 'contacts', kinds);
    const read = async (core: Core) => {
      await refuseMisspelt(core, call);
      return await importAccounts(await contextFor(core, isDry ? 'inventory.planImport' : 'inventory.runImport'), {
        fileName: path.basename(file),
        bytes,
        administrationName: textOption(call, 'administration'),
        dryRun: isDry,
        accountPerLink: call.options['account-per-link'] === true,
        contactKind,
        opensAgain: call.options['reopen'] === true,
        signal: call.signal,
      }).catch(async (error: unknown) => {
        // Neither the line nor the list says which of several: said as every command says it.
        if (error instanceof Refusal && error.code === 'unknown-administration') await administrationOf(core, call);
        throw error;
      });
    };
    const result = isDry ? await dryRun(call, read) : await read(await call.open());
    const warnings = [wideWarning(call, result), elsewhereWarning(call, result)].filter((one) => one !== null);
    const warning = warnings.length === 0 ? {} : { warning: warnings.join('\n') };
    return { json: result, text: asText(call, result, isDry), ...warning };
  },
};

/** A list with a column for each platform gives one account for each row, unless it is asked for more: nobody should lose the others unknowingly. */
function wideWarning({ words }: Call, { wide }: ImportedList): string | null {
  if (wide === null || wide.accountPerLink) return null;
  const { columns, links, rows } = wide;
  const found = words('importing.wide.found', { columns: columns.join(', ') });
  const count = words('importing.wide.links', { count: links });
  const inRows = words('importing.wide.inRows', { count: rows });
  return `${found} ${words('cli.wideList', { links: `${count} ${inRows}` })}`;
}

/** Most of what is new is another administration's already: the list was hardly meant for this one. */
function elsewhereWarning({ words }: Call, { elsewhere, imported }: ImportedList): string | null {
  if (elsewhere.length * 2 <= imported) return null;
  const names = [...new Set(elsewhere.map(({ administration }) => administration))].join(', ');
  return words('cli.mostElsewhere', { number: elsewhere.length, of: imported, names });
}

function asText(call: Call, result: ImportedList, isDry: boolean): string {
  const { words } = call;
  const kinds = ['duplicates', 'rejected', 'skipped'] as const;
  const part = (fate: PlannedRow['fate'], count: number) =>
    words('cli.importPart', { number: count, fate: words(`importing.fate.${fate}`, { count }) });
  const counts = words('cli.importCounts', {
    imported: part('imported', result.imported),
    updated: part('updated', result.updated),
    changes: words('cli.importChanged', { count: result.updated - result.unchanged }),
    duplicates: part('duplicate', result.duplicates.length),
    rejected: part('rejected', result.rejected.length),
    skipped: part('skipped', result.skipped.length),
  });
  const lines: string[] = [
    words(isDry ? 'cli.wouldImport' : 'cli.imported', { count: result.rows, sheet: result.sheet }),
    ...(result.fileRows === undefined ? [] : [words('cli.perLink', { count: result.fileRows })]),
    counts,
    ...columnLines(call, result),
  ];
  for (const { name, like } of result.newAdministrations)
    lines.push(
      [
        words(isDry ? 'cli.wouldAddAdministration' : 'cli.addedAdministration', { name }),
        ...(like === null ? [] : [words('cli.didYouMean', { name: like })]),
      ].join(' '),
    );
  if (result.statusUnsaid > 0)
    lines.push(words('cli.importStatusUnsaid', { count: result.statusUnsaid, status: words('terms.status.active') }));
  if (result.contactsUnsaid > 0) lines.push(words('cli.importContactsUnsaid', { count: result.contactsUnsaid }));
  if (result.secretRows.length > 0)
    lines.push(
      words('importing.notes.secrets', { count: result.secretRows.length, rows: result.secretRows.join(', ') }),
    );
  if (result.onlyNames.length > 0) {
    lines.push('', words('cli.importOnlyNames'));
    lines.push(...result.onlyNames.map(({ row, name }) => `  ${row}  ${name}`));
  }
  if (result.kindUnsaid.count > 0)
    lines.push(
      words('cli.importKindUnsaid', {
        count: result.kindUnsaid.count,
        kind: words(`terms.kind.${result.kindUnsaid.kind}`),
      }),
    );
  if (result.statusWords.length > 0) {
    lines.push('', words('cli.importStatusWords'));
    lines.push(...result.statusWords.map(({ text, rows }) => `  ${text} – ${words('cli.rows', { count: rows })}`));
  }
  if (result.keptAsText.length > 0) {
    lines.push('', words('cli.importKept'));
    lines.push(
      ...result.keptAsText.map(
        ({ column, field, rows }) =>
          `  ${column || words(`importing.field.${field}`)} – ${words('cli.rows', { count: rows })}`,
      ),
    );
  }
  for (const { text, rows, status } of result.headings)
    lines.push(
      words('importing.headings.one', {
        heading: text,
        count: rows,
        status: words(`terms.status.${status}`),
      }),
    );
  for (const { heading, order, isSure, example, readings } of result.dayOrders)
    if (!isSure && example !== '')
      lines.push(
        words('importing.days.read', {
          heading,
          text: example,
          day: readings.find((reading) => reading.order === order)?.day ?? '',
        }),
      );
  if (result.changed.length > 0)
    lines.push('', words(isDry ? 'cli.wouldChange' : 'cli.changed'), ...changeLines(call, result));
  if (result.endedInApp.length > 0) {
    lines.push('', words('cli.endedInApp'));
    lines.push(
      ...result.endedInApp.map(
        ({ row, register, list, ...account }) => `  ${row}  ${called(account)} – ${register} (${list})`,
      ),
    );
  }
  lines.push(...knownLines(call, result));
  for (const kind of kinds)
    if (result[kind].length > 0)
      lines.push(
        '',
        words(`cli.importLeft.${kind}`),
        ...result[kind].map((row) => `  ${row.row}  ${[called(row), row.message].filter(Boolean).join(' – ')}`),
      );
  if (result.otherSheets.length > 0) lines.push('', words('cli.otherSheets', { names: result.otherSheets.join(', ') }));
  if (result.hiddenSheets.length > 0)
    lines.push('', words('cli.hiddenSheets', { names: result.hiddenSheets.join(', ') }));
  return lines.join('\n');
}

/** What the columns were read as: nobody is asked, so it is told. */
function columnLines({ words }: Call, { headerRow, columns }: ImportedList): string[] {
  const read = columns.flatMap(({ heading, field, isSecret }, index) => {
    const called = heading || words('cli.columnNumber', { number: index + 1 });
    if (isSecret) return [`  ${called} – ${words('cli.columnOfSecrets')}`];
    return field === 'ignore' ? [] : [`  ${called} – ${words(`importing.field.${field}`)}`];
  });
  return ['', headerRow === 0 ? words('cli.importNoHeader') : words('cli.importColumns', { row: headerRow }), ...read];
}

/** Lines of one thing that are shown to a person; `--json` gives them all. */
const shownLines = 100;

function firstOf({ words }: Call, lines: readonly string[]): readonly string[] {
  const more = lines.length - shownLines;
  return more > 0 ? [...lines.slice(0, shownLines), `  ${words('cli.moreLines', { count: more })}`] : lines;
}

/** What an account is called; with its platform where one row may give several. */
const called = ({ name, platform }: { name: string; platform?: string }) => [name, platform].filter(Boolean).join(', ');

/** What the register knows of the list's accounts, and of those that it lacks. */
function knownLines(call: Call, { elsewhere, moved, voided, absent }: ImportedList): string[] {
  const { words } = call;
  const part = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', heading, ...firstOf(call, lines)];
  const rowOf = ({ row, ...account }: ImportedList['voided'][number]) => `  ${row}  ${called(account)}`;
  return [
    ...part(
      words('cli.importElsewhere'),
      elsewhere.map((one) => `${rowOf(one)} – ${one.administration}`),
    ),
    ...part(
      words('cli.importMoved'),
      moved.map((one) => `${rowOf(one)} – ${one.account}`),
    ),
    ...part(words('cli.importVoided'), voided.map(rowOf)),
    ...part(
      words('cli.importAbsent'),
      absent.map(({ name }) => `  ${name}`),
    ),
  ];
}

function changeLines(call: Call, { changed }: ImportedList): readonly string[] {
  const { words } = call;
  const nothing = words('importing.differs.nothing');
  const lines = changed.flatMap(({ row, changes, ...account }) =>
    changes.map(
      ({ field, heading, first, second, asText }) =>
        `  ${row}  ${called(account)} – ${heading || words(`importing.field.${field}`)}: ${first || nothing} → ${second || nothing}${asText === true ? ` (${words('importing.differs.asText')})` : ''}`,
    ),
  );
  return firstOf(call, lines);
}

import { stat } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Core } from '../../core/create-core.ts';
import { Refusal } from '../../core/foundation/errors.ts';
import { sha256 } from '../../core/foundation/audit/chain.ts';
import { refusalText } from '../../core/foundation/i18n/refusal-text.ts';
import type { Concerned, Loss } from '../../core/vault/importing/plan-credentials.ts';
import type { VaultFileFormat } from '../../core/vault/importing/entry.ts';
import { importCredentials } from '../../core/vault/importing/import-credentials.ts';
import { type GivenFile, openVaultFile, tryFile } from '../../core/vault/importing/open-vault-file.ts';
import { deleteSource, isAllTaken } from '../../core/vault/importing/source-file.ts';
import { checkSize } from '../../core/vault/importing/read-vault-file.ts';
import { administrationOf, administrationsOf } from '../administration.ts';
import { contextFor, procedures } from '../call-core.ts';
import { type Call, type Command, textOption, WrongUsage } from '../command.ts';
import { dryRun } from '../dry-run.ts';
import { readNamedFile } from '../files.ts';

const formats: readonly VaultFileFormat[] = ['kdbx', 'bitwarden', 'browser-csv'];
const matches: readonly Concerned[] = ['all', 'accounts'];

/** What was counted and done; items = taken + whole items left + notConcerned. */
interface Outcome {
  items: number;
  taken: number;
  notConcerned: number;
  losses: readonly Loss[];
  done: { added: number; unchanged: number; changed: number } | null;
}

/** What became of the file itself, when it was to be deleted. */
interface Source {
  deleted: boolean;
  /** Why it stays; `''` when it is gone. */
  why: string;
}

/** `vault import FILE`: logins of another vault into the open vault, in one transaction; with `--dry-run` what would happen, and then no vault is needed. */
export const importVaultFile: Command = {
  name: 'vault import',
  usage:
    'FIL --format kdbx|bitwarden|browser-csv [--match all|accounts] [--administration NAMN] [--key-file FIL] [--password-stdin] [--pin-stdin] [--dry-run] [--delete-source]',
  summary: (words) => words('vaultImport.cli.summary'),
  touches: 'writes',
  arguments: ['FIL'],
  options: {
    format: { type: 'string' },
    match: { type: 'string' },
    administration: { type: 'string' },
    'key-file': { type: 'string' },
    'password-stdin': { type: 'boolean' },
    'pin-stdin': { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    'delete-source': { type: 'boolean' },
  },
  async run(call) {
    const format = oneOf(call, 'format', formats);
    if (format === undefined) throw new WrongUsage(call.words('vaultImport.cli.formatNeeded'));
    const match = oneOf(call, 'match', matches) ?? null;
    const deletes = call.options['delete-source'] === true;
    if (deletes && call.options['dry-run'] === true) throw new WrongUsage(call.words('vaultImport.cli.deleteOrTry'));
    const name = call.arguments[0] ?? '';
    const bytes = await readWithin(name, call);
    const keyFileName = textOption(call, 'key-file');
    const keyFile = keyFileName === undefined ? null : await readNamedFile(keyFileName, call.words);
    // Secrets come by standard input, a line each: first the file's password, then the vault's PIN or passphrase.
    const [password, pin] = await secretLines([
      call.options['password-stdin'] === true,
      call.options['pin-stdin'] === true,
    ]);
    const given = { fileName: path.basename(name), bytes, format, match, password: password ?? null, keyFile };
    const outcome =
      call.options['dry-run'] === true
        ? await dryRun(call, (core) => tryOut(core, call, given))
        : await takeIn(call, given, pin ?? null);
    const source = deletes ? await takeAway(call, outcome, given, path.resolve(name)) : null;
    return {
      json: { ...asJson(call, outcome), ...(source !== null && { source }) },
      text: asText(call, outcome, name, source),
      // What was asked for was not all done, and whoever asked must not believe that the file is gone.
      ...(source !== null && { ok: source.deleted }),
    };
  },
};

function oneOf<T extends string>(call: Call, option: string, known: readonly T[]): T | undefined {
  const text = textOption(call, option);
  if (text === undefined) return undefined;
  const found = known.find((one) => one === text);
  if (found !== undefined) return found;
  throw new WrongUsage(call.words('cli.unknownChoice', { option: `--${option}`, text, known: known.join(', ') }));
}

/** The file, unless it is too large; that is seen before a byte of it is read. */
async function readWithin(name: string, call: Call): Promise<Uint8Array> {
  const size = await stat(name).then(
    ({ size: bytes }) => bytes,
    () => 0,
  );
  checkSize(path.basename(name), size);
  return await readNamedFile(name, call.words);
}

/** One line of standard input for each secret that was asked for; `null` where it was not. */
export async function secretLines(asked: readonly boolean[]): Promise<Array<string | null>> {
  if (!asked.includes(true)) return asked.map(() => null);
  const lines: string[] = [];
  const reader = createInterface({ input: process.stdin });
  for await (const line of reader) {
    lines.push(line);
    if (lines.length === asked.filter(Boolean).length) break;
  }
  reader.close();
  return asked.map((one) => (one ? (lines.shift() ?? '') : null));
}

/** What taking it in would come to. */
async function tryOut(core: Core, call: Call, given: GivenFile): Promise<Outcome> {
  const named = textOption(call, 'administration') === undefined ? [] : await administrationsOf(core, call);
  const context = await contextFor(core, 'vaultImport.open');
  const tried = await tryFile(context, given, named[0]?.id ?? null, { signal: call.signal });
  return { ...tried, done: null };
}

/** Takes in what is new; what differs from the vault is listed and left as the vault has it. */
async function takeIn(call: Call, given: GivenFile, pin: string | null): Promise<Outcome> {
  const core = await call.open();
  const administration = await administrationOf(core, call);
  const client = procedures(core);
  const { vaultId } = await client.vault.status({ administrationId: administration.id });
  if (vaultId === null) throw new Refusal('vault-not-founded');
  await client.vault.unlock({ vaultId, passphrase: pin });
  const context = await contextFor(core, 'vaultImport.run');
  const preview = await openVaultFile(context, administration.id, given, { signal: call.signal });
  const of = (state: string) => preview.rows.filter((row) => row.state === state);
  const { added } = await importCredentials(
    context,
    { token: preview.token, rows: of('new').map(({ index, accountIds }) => ({ index, accountIds })) },
    { signal: call.signal },
  );
  return {
    items: preview.items,
    taken: preview.taken,
    notConcerned: preview.notConcerned,
    losses: preview.losses,
    done: { added, unchanged: of('unchanged').length + of('repeated').length, changed: of('changed').length },
  };
}

/** Deletes the file when all that it holds is in the vault by now; otherwise it stays, and why is said. */
async function takeAway(call: Call, outcome: Outcome, given: GivenFile, place: string): Promise<Source> {
  if (!isAllTaken(outcome, given.format)) return { deleted: false, why: call.words('vaultImport.cli.holdsMore') };
  try {
    await deleteSource({ path: place, sha256: sha256(given.bytes) });
    return { deleted: true, why: '' };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { deleted: false, why: refusalText(error, call.words) };
  }
}

function inWords(call: Call, { title, what, name, why }: Loss) {
  const { words } = call;
  return {
    item: title === '' ? words('vaultImport.unnamed') : title,
    what: words(`vaultImport.what.${what}`, { name, count: Number(name) }),
    why: words(`vaultImport.why.${why}`),
  };
}

function asJson(call: Call, { items, taken, notConcerned, losses, done }: Outcome) {
  return { items, taken, notConcerned, lost: losses.map((loss) => inWords(call, loss)), ...done };
}

function asText(call: Call, outcome: Outcome, file: string, source: Source | null): string {
  const { words } = call;
  const { items, taken, notConcerned, losses, done } = outcome;
  const lines: string[] = [
    words(done === null ? 'vaultImport.cli.tried' : 'vaultImport.cli.done', { count: items }),
    words('vaultImport.cli.counts', { taken, notConcerned, lost: losses.filter(({ isWhole }) => isWhole).length }),
  ];
  if (done !== null) lines.push(words('vaultImport.cli.outcome', done));
  if (notConcerned > 0) lines.push(words('vaultImport.cli.notConcernedHelp', { count: notConcerned }));
  if (losses.length > 0) {
    lines.push('', words('vaultImport.cli.losses'));
    for (const loss of losses) lines.push(`  ${Object.values(inWords(call, loss)).join(' – ')}`);
  }
  if (source?.deleted === true) lines.push('', words('vaultImport.cli.sourceGone', { file }));
  else if (taken === 0) lines.push('', words('vaultImport.cli.nothingTaken', { file }));
  else if (done !== null)
    lines.push('', ...(source === null ? [] : [source.why]), words('vaultImport.cli.sourceStays', { file }));
  return lines.join('\n');
}

import { existsSync } from 'node:fs';
import path from 'node:path';
import { ORPCError } from '@orpc/server';
import type { Core } from '../../core/create-core.ts';
import { Refusal, RefusalData } from '../../core/foundation/errors.ts';
import type { Credential } from '../../core/vault/contract.ts';
import type { HandoverPreview, HandoverReceiver, HandoverResult } from '../../core/vault/handover/contract.ts';
import { openHandover } from '../../core/vault/handover/open-handover.ts';
import { administrationOf } from '../administration.ts';
import { contextFor, procedures } from '../call-core.ts';
import { type Call, type Command, Failed, textOption, WrongUsage } from '../command.ts';
import { readNamedFile, writeFiles } from '../files.ts';
import { secretLines } from './vault-import.ts';

/** The word that stands for a passphrase where a receiver is named. */
const byPassphrase = 'passphrase';
const pageSize = 500;

/** `vault export`: logins that this computer may open, with their accounts, sealed to one receiver and signed. */
export const exportHandover: Command = {
  name: 'vault export',
  usage:
    '--to age1…|FINGERAVTRYCK|BEGÄRAN.json|passphrase --out FIL [--overwrite] [--accounts NAMN,…] [--fingerprint FINGERAVTRYCK] [--reason TEXT] [--administration NAMN] [--password-stdin] [--pin-stdin]',
  summary: (words) => words('handoverFile.cli.exportSummary'),
  touches: 'writes',
  arguments: [],
  options: {
    to: { type: 'string' },
    out: { type: 'string' },
    overwrite: { type: 'boolean' },
    accounts: { type: 'string' },
    fingerprint: { type: 'string' },
    reason: { type: 'string' },
    administration: { type: 'string' },
    'password-stdin': { type: 'boolean' },
    'pin-stdin': { type: 'boolean' },
  },
  async run(call) {
    const out = textOption(call, 'out');
    const named = textOption(call, 'to');
    if (out === undefined || named === undefined) throw new WrongUsage(call.words('handoverFile.cli.toAndOut'));
    if (call.options['overwrite'] !== true && existsSync(out))
      throw new Failed(call.words('cli.standsThere', { file: path.resolve(out) }));
    // Secrets come by standard input, a line each: first the file's passphrase, then the vault's PIN or passphrase.
    const [passphrase, pin] = await secretLines([
      call.options['password-stdin'] === true,
      call.options['pin-stdin'] === true,
    ]);
    const to = await receiverOf(call, named, passphrase ?? null);
    const core = await call.open();
    const vaultId = await openVault(core, call, pin ?? null);
    const { chosen, notOpenable } = await loginsOf(core, call, vaultId);
    const ids = chosen.map(({ id }) => id);
    const reason = textOption(call, 'reason') ?? '';
    const ready = await procedures(core)
      .handoverFile.make({ vaultId, ids, to, reason })
      .catch((error: unknown) => {
        const refusal = error instanceof ORPCError ? RefusalData.safeParse(error.data).data : undefined;
        if (refusal?.code !== 'vault-break-glass') throw error;
        throw new WrongUsage(call.words('handoverFile.cli.reasonNeeded', { count: ids.length }));
      });
    const held = core.takeFile(ready.token);
    if (held === null) throw new Refusal('file-token-unknown');
    const name = path.basename(out);
    const [written] = await writeFiles(path.dirname(path.resolve(out)), [{ name, bytes: held.bytes }], call.words);
    const { logins, accounts, fingerprint, sha256 } = ready;
    return {
      json: { file: written?.path, sha256, logins, accounts, notOpenable, fingerprint },
      text: [
        call.words('handoverFile.cli.made', { count: logins, file: out }),
        ...(notOpenable === 0 ? [] : [call.words('handoverFile.cli.notOpenable', { count: notOpenable })]),
        call.words('handoverFile.cli.readAloud', { fingerprint }),
      ].join('\n'),
    };
  },
};

/** Whom `--to` names: an address, a request file with its fingerprint, a passphrase, or a computer of the vault. */
async function receiverOf(call: Call, named: string, passphrase: string | null): Promise<HandoverReceiver> {
  if (named === byPassphrase) {
    if (passphrase === null) throw new WrongUsage(call.words('handoverFile.cli.passwordStdin'));
    return { kind: 'passphrase', passphrase };
  }
  if (named.startsWith('age1')) return { kind: 'recipient', recipient: named };
  if (!existsSync(named)) return { kind: 'device', fingerprint: named.toUpperCase() };
  const fingerprint = textOption(call, 'fingerprint');
  if (fingerprint === undefined) throw new WrongUsage(call.words('handoverFile.cli.fingerprintNeeded'));
  const request = Buffer.from(await readNamedFile(named, call.words)).toString('utf8', 0, 10_000);
  return { kind: 'request', request, fingerprint };
}

async function openVault(core: Core, call: Call, pin: string | null): Promise<string> {
  const client = procedures(core);
  const { id: administrationId } = await administrationOf(core, call);
  const { vaultId } = await client.vault.status({ administrationId });
  if (vaultId === null) throw new Refusal('vault-not-founded');
  await client.vault.unlock({ vaultId, passphrase: pin });
  return vaultId;
}

/** The logins that are meant and can be opened here, and how many of those meant cannot. */
async function loginsOf(core: Core, call: Call, vaultId: string) {
  const client = procedures(core);
  const all: Credential[] = [];
  for (let offset = 0; ; offset += pageSize) {
    const { rows, total } = await client.vault.list({ vaultId, offset, limit: pageSize });
    all.push(...rows);
    if (rows.length === 0 || all.length >= total) break;
  }
  const same = (a: string, b: string) => a.localeCompare(b, 'sv', { sensitivity: 'base' }) === 0;
  const names = textOption(call, 'accounts')
    ?.split(',')
    .map((name) => name.trim());
  const serves = ({ accounts }: Credential, name: string) => accounts.some((account) => same(account.name, name));
  const unknown = names?.find((name) => !all.some((login) => serves(login, name)));
  if (unknown !== undefined) throw new WrongUsage(call.words('handoverFile.cli.unknownAccount', { name: unknown }));
  const meant = all.filter((login) => names === undefined || names.some((name) => serves(login, name)));
  const chosen = meant.filter(({ openableHere, distrust }) => openableHere && distrust === null);
  if (chosen.length === 0) throw new WrongUsage(call.words('handoverFile.cli.nothing'));
  return { chosen, notOpenable: meant.length - chosen.length };
}

/** `vault take-in FILE`: what is new or newer of a handover file goes into the vault; what differs is told and left for a person to choose in the app. */
export const takeInHandoverFile: Command = {
  name: 'vault take-in',
  usage: 'FIL [--trust FINGERAVTRYCK] [--administration NAMN] [--password-stdin] [--pin-stdin] [--dry-run]',
  summary: (words) => words('handoverFile.cli.takeInSummary'),
  touches: 'writes',
  arguments: ['FIL'],
  options: {
    trust: { type: 'string' },
    administration: { type: 'string' },
    'password-stdin': { type: 'boolean' },
    'pin-stdin': { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  },
  async run(call) {
    const name = call.arguments[0] ?? '';
    const bytes = await readNamedFile(name, call.words);
    const [passphrase, pin] = await secretLines([
      call.options['password-stdin'] === true,
      call.options['pin-stdin'] === true,
    ]);
    const core = await call.open();
    const vaultId = await openVault(core, call, pin ?? null);
    const context = await contextFor(core, 'handoverFile.open');
    const trust = textOption(call, 'trust') ?? null;
    const preview = await openHandover(context, {
      vaultId,
      fileName: name,
      bytes,
      passphrase: passphrase ?? null,
      trust,
    });
    const rows = preview.rows.filter(({ isChosen }) => isChosen).map(({ index }) => index);
    const isDry = call.options['dry-run'] === true;
    const result = isDry ? null : await procedures(core).handoverFile.run({ token: preview.token, rows });
    return { json: asJson(preview, result), text: asText(call, preview, result) };
  },
};

function asJson({ madeAt, sender, rows }: HandoverPreview, result: HandoverResult | null) {
  const logins = rows.map(({ label: login, state, differing }) => ({ login, state, differing }));
  return { from: sender, madeAt, logins, ...result };
}

function asText(call: Call, { sender, rows }: HandoverPreview, result: HandoverResult | null): string {
  const { words } = call;
  return [
    words('handoverFile.cli.from', sender),
    ...rows.map(({ label, state }) => `  ${label}: ${words(`handoverFile.state.${state}`)}`),
    result === null ? words('handoverFile.cli.tried') : words('handoverFile.cli.done', result),
  ].join('\n');
}

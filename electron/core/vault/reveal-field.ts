import { noteOpening } from '../cases/crisis/note-deed.ts';
import { type AuditEvent, recordEvents } from '../foundation/audit/record-event.ts';
import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { foundVault } from './access.ts';
import { type CredentialSecrets, type SecretField, shortestReason } from './contract.ts';
import { type Opened, openCredential, stillOpen } from './open-credential.ts';
import { totpCode as codeOf, type TotpCode } from './totp.ts';
import { useActions } from './use-actions.ts';

/** What somebody asks to see: which field of which credential, for what, and why where it is nödöppning. */
export interface Asked {
  id: string;
  field: SecretField;
  position: number;
  use: 'reveal' | 'copy' | 'fill' | 'export';
  reason: string;
}

/** The value of one field; refused when there is none. */
function valueOf(secrets: CredentialSecrets, field: SecretField, position: number): string {
  const value = {
    login: () => secrets.login,
    password: () => secrets.password,
    totp: () => secrets.totp,
    'recovery-codes': () => secrets.recoveryCodes.join('\n'),
    'recovery-mail': () => secrets.recoveryMail,
    'recovery-phone': () => secrets.recoveryPhone,
    notes: () => secrets.notes,
    tool: () => secrets.tools[position]?.note ?? '',
    extra: () => secrets.extra[position]?.value ?? '',
  }[field]();
  if (value === '') throw new Refusal('vault-field-empty');
  return value;
}

/** Writes the use into the signed chain before the value leaves: what is not logged is not shown. Refuses when the vault was locked on the way. */
async function logUse(context: Context, opened: Opened, asked: Omit<Asked, 'position'>): Promise<void> {
  const { row, breakGlass } = opened;
  if (context.host.readOnly) throw new Refusal('read-only-beside-running-app');
  if (breakGlass && asked.reason.trim().length < shortestReason) throw new Refusal('vault-break-glass');
  const subject = { subjectKind: 'credential', subjectId: row.id };
  const details = { field: asked.field, version: row.version, reason: asked.reason };
  const events: AuditEvent[] = [{ action: useActions[asked.use], ...subject, details }];
  if (breakGlass) events.unshift({ action: useActions['break-glass'], ...subject, details });
  await context.db.transaction().execute(async (db) => {
    await recordEvents(db, context, events);
    // A copy of the register holds no cases of its own to write in.
    if (!breakGlass || context.outbox !== null) return;
    const { administration_id } = await foundVault(db, row.vault_id);
    await noteOpening(db, context, administration_id, { label: row.label, reason: asked.reason });
  });
  context.announce({ room: 'vault', ids: [row.id] });
  // A crisis that is going on shows it at once.
  if (breakGlass) context.announce({ room: 'cases', ids: [] });
  stillOpen(context, opened);
}

/** A copy goes from here to the clipboard, past the window: the value is then empty. Where no clipboard is reached the window gets it. */
async function handOver(context: Context, opened: Opened, use: Asked['use'], value: string): Promise<string> {
  const isCopied = use === 'copy' && (await context.clipboard.copy(value));
  stillOpen(context, opened);
  return isCopied ? '' : value;
}

/** Exactly one value, logged first: the only way a secret leaves the core. */
export async function revealField(context: Context, asked: Asked): Promise<{ value: string }> {
  const opened = await openCredential(context, asked.id);
  const value = valueOf(opened.secrets, asked.field, asked.position);
  await logUse(context, opened, asked);
  return { value: await handOver(context, opened, asked.use, value) };
}

/** What a page can be filled in with. */
export type FillField = 'login' | 'password' | 'totp';

/** The values for the fields that a page has, for the host to fill in, which never lets the renderer see them; each is logged. Empty ones are left out. */
export async function readForFill(
  context: Context,
  id: string,
  fields: readonly FillField[],
  reason: string,
): Promise<Partial<Record<FillField, string>>> {
  const opened = await openCredential(context, id);
  const { login, password, totp } = opened.secrets;
  const kept = { login, password, totp };
  const there = fields.filter((field) => kept[field] !== '');
  if (there.length === 0) throw new Refusal('vault-field-empty');
  const values = { login, password, totp: there.includes('totp') ? codeOf(totp, context.clock.now()).code : '' };
  for (const field of there) await logUse(context, opened, { id, field, use: 'fill', reason });
  return Object.fromEntries(there.map((field) => [field, values[field]]));
}

/** The code of now and how long it holds; calculated here, so that its secret stays. Each look is logged as a use; a code that is shown is asked for anew by its window, so that it keeps no vault awake. */
export async function totpCode(
  context: Context,
  asked: { id: string; use: 'reveal' | 'copy'; reason: string },
): Promise<TotpCode> {
  const opened = await openCredential(context, asked.id, false);
  const code = codeOf(valueOf(opened.secrets, 'totp', 0), context.clock.now());
  await logUse(context, opened, { ...asked, field: 'totp' });
  return { ...code, code: await handOver(context, opened, asked.use, code.code) };
}

/** What tools and extra fields are called, for a form over an open vault. */
export async function readNames(context: Context, id: string): Promise<{ tools: string[]; extra: string[] }> {
  const { secrets } = await openCredential(context, id, false);
  return { tools: secrets.tools.map(({ name }) => name), extra: secrets.extra.map(({ name }) => name) };
}

/** Whether there is anything in the fields of which nothing stands in clear, for a page over an open vault that shows what is there. */
export async function readHolds(context: Context, id: string): Promise<{ login: boolean; notes: boolean }> {
  const { secrets } = await openCredential(context, id, false);
  return { login: secrets.login !== '', notes: secrets.notes !== '' };
}

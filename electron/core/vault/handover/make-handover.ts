import { type AuditEvent, recordEvents } from '../../foundation/audit/record-event.ts';
import { dayOf } from '../../foundation/calendar.ts';
import type { Context } from '../../foundation/context.ts';
import { sha256 } from '../../foundation/audit/chain.ts';
import { Refusal } from '../../foundation/errors.ts';
import { readKnown as readAccounts } from '../../accounts/take-in.ts';
import { readAdministrations } from '../../settings/find-or-add-administration.ts';
import { forWriting, foundVault } from '../access.ts';
import { CredentialKind, RecoveryContact, shortestReason } from '../contract.ts';
import { type Opened, openCredential, stillOpen } from '../open-credential.ts';
import { peopleByIds } from '../repository.ts';
import { useActions } from '../use-actions.ts';
import { noteHandedOver } from '../use-repository.ts';
import { chooseReceiver } from './choose-receiver.ts';
import type { HandoverReceiver, ReadyHandover } from './contract.ts';
import { type HandedAccount, type HandedCredential, type HandoverContent, writeHandover } from './handover-file.ts';

/** What somebody asks to hand over, to whom, and why where a login is outside own duty. */
export interface ToHandOver {
  vaultId: string;
  ids: readonly string[];
  to: HandoverReceiver;
  reason: string;
}

function credentialOf({ row, secrets }: Opened): HandedCredential {
  return {
    id: row.id,
    version: row.version,
    label: row.label,
    kind: CredentialKind.parse(row.kind),
    accountIds: [...row.accountIds],
    recoveryMail: RecoveryContact.parse(row.recovery_mail),
    recoveryPhone: RecoveryContact.parse(row.recovery_phone),
    rotatedAt: row.rotated_at,
    maybeOld: row.maybe_old === 1,
    secrets,
  };
}

/** What a receiver needs to know an account again, and to register it; people stay here. */
async function accountsOf(context: Context, opened: readonly Opened[]): Promise<HandedAccount[]> {
  const ids = [...new Set(opened.flatMap(({ row }) => row.accountIds))];
  return (await readAccounts(context.db, ids)).map(
    ({ id, name, kind, platform, platformName, url, handle, accessModel, functionMailbox }) => ({
      id,
      name,
      kind,
      platform,
      platformName,
      url,
      handle,
      accessModel,
      functionMailbox,
    }),
  );
}

/**
 * Makes a handover file: logins that this computer may open, sealed to one receiver and signed by this computer. Each is logged as taken out before the file
 * is there to fetch; outside own duty it is nödöppning and needs a reason. Where the receiver is a computer of the vault, a later departure counts it too.
 */
export async function makeHandover(context: Context, given: ToHandOver): Promise<ReadyHandover> {
  const { vaultId, reason } = given;
  const { open, list } = await forWriting(context, vaultId);
  const vault = await foundVault(context.db, vaultId);
  const device = list.devices.get(open.fingerprint);
  if (device === undefined) throw new Refusal('vault-removed-here');
  const chosen = await chooseReceiver(context, list, given.to);
  const opened: Opened[] = [];
  for (const id of new Set(given.ids)) {
    const one = await openCredential(context, id);
    if (one.row.vault_id !== vaultId) throw new Refusal('not-found');
    opened.push(one);
  }
  if (opened.some(({ breakGlass }) => breakGlass) && reason.trim().length < shortestReason)
    throw new Refusal('vault-break-glass');
  const now = context.clock.now();
  const accounts = await accountsOf(context, opened);
  const { fingerprint, recipient, signingKey, name, personId } = device;
  const administration = (await readAdministrations(context.db)).find(({ id }) => id === vault.administration_id);
  const content: HandoverContent = {
    format: 'kanalvakt-handover-file/1',
    id: context.ids.next(),
    madeAt: now.toISOString(),
    vault: { id: vaultId, administration: administration?.name ?? '' },
    author: {
      personId,
      person: (await peopleByIds(context.db, [personId])).get(personId)?.shown ?? '',
      device: { fingerprint, recipient, signingKey, name },
    },
    receiver: chosen.receiver,
    accounts,
    credentials: opened.map(credentialOf),
  };
  const bytes = await chosen.sealText(writeHandover(content, open.keys().signingKey));
  stillOpen(context, { open });
  await logHandover(context, { content, opened, to: chosen.to, reason, sha256: sha256(bytes) }, chosen.device);
  stillOpen(context, { open });
  const file = context.files.hold({ name: `kanalvakt-overlamning-${dayOf(now)}.age`, bytes });
  return { ...file, logins: opened.length, accounts: accounts.length, fingerprint };
}

async function logHandover(
  context: Context,
  made: { content: HandoverContent; opened: readonly Opened[]; to: string; reason: string; sha256: string },
  receiver: { fingerprint: string; personId: string } | null,
): Promise<void> {
  const { content, opened, to, reason } = made;
  const events = opened.flatMap(({ row, breakGlass }): AuditEvent[] => {
    const subject = { subjectKind: 'credential', subjectId: row.id };
    const details = { version: row.version, reason, file: content.id, to };
    const taken = { action: useActions.export, ...subject, details };
    return breakGlass ? [{ action: useActions['break-glass'], ...subject, details }, taken] : [taken];
  });
  const whole = { file: content.id, to, sha256: made.sha256, count: opened.length };
  events.push({
    action: 'handover-file-made',
    subjectKind: 'vault',
    subjectId: content.vault.id,
    details: whole,
  });
  const ids = opened.map(({ row }) => row.id);
  await context.db.transaction().execute(async (db) => {
    if (receiver !== null) await noteHandedOver(db, ids, receiver, context.clock.now(), context.ids);
    await recordEvents(db, context, events);
  });
  context.announce({ room: 'vault', ids });
}

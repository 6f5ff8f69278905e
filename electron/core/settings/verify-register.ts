import path from 'node:path';
import { type DeviceSecret, readDeviceSecret } from '../foundation/audit/device-secret.ts';
import { publicHalf } from '../foundation/audit/signature.ts';
import type { DeviceReport, Inspection } from '../foundation/backup/inspect-register.ts';
import { backupsFolder, listBackups } from '../foundation/backup/manifest.ts';
import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { KeychainUnavailable } from '../foundation/ports.ts';
import { verifyCases } from '../cases/verify-cases.ts';
import { verifyEvidence } from '../evidence/verify-evidence.ts';
import { verifyRounds } from '../rounds/seal-rounds.ts';
import { verifyShared } from '../snapshot/verify-shared.ts';
import { verifyVaults } from '../vault/verify-vaults.ts';
import type { VerifyCode, VerifyReport } from './contract.ts';

type Part = VerifyReport['parts'][number];

function part(name: Part['part'], ok: boolean, code: VerifyCode, values: Part['values'] = {}): Part {
  return { part: name, ok, code, values };
}

/** What the keychain knows of this device; `no-keychain` where there is none to ask. */
type Known = DeviceSecret | null | 'no-keychain';

async function askKeychain({ keychain, actor }: Context): Promise<Known> {
  if (keychain === null) return 'no-keychain';
  try {
    return await readDeviceSecret(keychain, actor.deviceId);
  } catch (error) {
    if (error instanceof KeychainUnavailable) return 'no-keychain';
    throw error;
  }
}

function chainPart({ damage, devices }: Inspection, known: Known, ownId: string): Part {
  if (damage !== null && devices.length === 0) return part('chain', false, 'chain-unreadable');
  for (const { deviceId, chain, orphanedDetails } of devices) {
    if (chain.fault !== null)
      return part('chain', false, `chain-${chain.fault.fault}`, { device: deviceId, sequence: chain.fault.sequence });
    if (orphanedDetails !== null)
      return part('chain', false, 'chain-cut', { device: deviceId, sequence: orphanedDetails });
  }
  const pin = known === null || known === 'no-keychain' ? null : known.head;
  if (pin !== null) {
    const own = devices.find(({ deviceId }) => deviceId === ownId);
    const values = { device: ownId, sequence: pin.sequence };
    if (own === undefined || own.hashAtPin === null) return part('chain', false, 'chain-cut', values);
    // Every link fits the next, and yet it is another chain: somebody has calculated it anew.
    if (own.hashAtPin !== pin.hash) return part('chain', false, 'chain-recomputed', values);
  }
  const links = devices.reduce((sum, { chain }) => sum + chain.links, 0);
  return part('chain', true, 'chain-ok', { count: links });
}

function signaturePart(devices: readonly DeviceReport[], known: Known, ownId: string): Part {
  for (const { deviceId, signatures } of devices) {
    const values = { device: deviceId, sequence: signatures.fault?.sequence ?? signatures.lastSequence };
    if (signatures.fault !== null) return part('signature', false, `signature-${signatures.fault.fault}`, values);
    if (signatures.announcedKey !== signatures.storedKey)
      return part('signature', false, 'signing-key-replaced', values);
  }
  if (known === 'no-keychain') return part('signature', true, 'signature-no-keychain');
  const own = devices.find(({ deviceId }) => deviceId === ownId)?.signatures;
  if (known === null)
    return own === undefined || own.signed === 0
      ? part('signature', true, 'signature-none-yet')
      : part('signature', true, 'signing-key-lost', { sequence: own.lastSequence });
  if (known.head === null) return part('signature', true, 'signature-none-yet');
  if (own?.storedKey !== publicHalf(known.privateKey))
    return part('signature', false, 'signing-key-replaced', { device: ownId, sequence: known.head.sequence });
  return part('signature', true, 'signature-ok', { sequence: own.lastSequence, at: own.lastAt });
}

function detailsPart(devices: readonly DeviceReport[], isExtract: boolean): Part {
  for (const { deviceId, chain } of devices)
    if (chain.detailsChanged !== null)
      return part('details', false, 'details-changed', { device: deviceId, sequence: chain.detailsChanged });
  const gone = devices.reduce((sum, { chain }) => sum + chain.detailsGone, 0);
  if (gone === 0) return part('details', true, 'details-ok');
  return part('details', true, isExtract ? 'details-elsewhere' : 'details-gone', { count: gone });
}

async function backupsPart({ dataDir, runJob }: Context): Promise<Part> {
  const backups = listBackups(dataDir);
  if (backups.length === 0) return part('backups', true, 'backups-none');
  const files = backups.map(({ name }) => path.join(backupsFolder(dataDir), name));
  const damaged = await runJob('findDamagedBackup', { files });
  return damaged === null
    ? part('backups', true, 'backups-ok', { count: backups.length })
    : part('backups', false, 'backup-damaged', { file: path.basename(damaged) });
}

/** The vaults' lists and credentials; no part where there is no vault. */
async function vaultPart(context: Context): Promise<Part[]> {
  const check = await verifyVaults(context);
  return check === null ? [] : [part('vault', check.code === 'vault-ok', check.code, check.values)];
}

/** The snapshots in the shared folder; no part where none was chosen. */
async function sharedPart(context: Context): Promise<Part[]> {
  const check = await verifyShared(context);
  return check === null ? [] : [part('shared', check.code === 'shared-ok', check.code, check.values)];
}

/** The rounds of days that are over, against what the chain took in of them; no part where there are none. */
async function roundsPart(context: Context): Promise<Part[]> {
  const { rounds, changed } = await verifyRounds(context.db);
  if (changed !== null) return [part('rounds', false, 'rounds-changed', changed)];
  return rounds === 0 ? [] : [part('rounds', true, 'rounds-ok', { count: rounds })];
}

/** Everything written in cases, against what the chain took in of it; no part where there are none. */
async function casesPart(context: Context): Promise<Part[]> {
  const { cases, changed, clockBack } = await verifyCases(context.db);
  if (changed !== null)
    return [part('cases', false, changed === '' ? 'cases-gone' : 'cases-changed', { case: changed })];
  // What was written stands; whether a time is right no register can know.
  if (clockBack !== null) return [part('cases', true, 'cases-clock', clockBack)];
  return cases === 0 ? [] : [part('cases', true, 'cases-ok', { count: cases })];
}

/** The files of cases, where there are any; a shared folder that a copy to read cannot reach is named as such. */
async function evidencePart(context: Context): Promise<Part[]> {
  const checked = await verifyEvidence(context).catch((error: unknown) => {
    if (error instanceof Refusal && context.shared.readsHere) return null;
    throw error;
  });
  if (checked === null) return [];
  const { packs, disposed, destroyed, byOwn, damaged } = checked;
  const [first] = damaged;
  if (first !== undefined)
    return [part('evidence', false, 'evidence-damaged', { count: damaged.length, case: first.caseNumber })];
  if (packs + disposed + destroyed === 0) return [];
  if (byOwn !== undefined)
    return [part('evidence', true, 'evidence-ok-own', { count: packs, disposed, destroyed, own: byOwn })];
  return [part('evidence', true, 'evidence-ok', { count: packs, disposed, destroyed })];
}

function databasePart({ damage, accounts }: Inspection): Part {
  return damage === null
    ? part('database', true, 'database-ok', { count: accounts })
    : part('database', false, 'database-broken', { detail: damage });
}

/**
 * Checks everything that can be checked without believing the app: pages, schema, every link of the audit on every device, signatures, details and backups.
 * Without a keychain nothing is signed, which is said and is no fault of the register. Reads beside the running app and changes nothing.
 */
export async function verifyRegister(context: Context): Promise<VerifyReport> {
  const { actor, folder } = context;
  const known = await askKeychain(context);
  const head = known === null || known === 'no-keychain' ? null : known.head;
  const inspection = await context.runJob('inspectRegister', {
    file: folder.file,
    pinned: head === null ? null : { deviceId: actor.deviceId, sequence: head.sequence },
  });
  const { schemaDifference, devices } = inspection;
  // No case comes with the extract for those who are only named.
  const isExtract = context.shared.side?.isExtract === true;
  const parts = [
    databasePart(inspection),
    schemaDifference === null
      ? part('schema', true, 'schema-ok')
      : part('schema', false, 'schema-differs', { detail: schemaDifference }),
    chainPart(inspection, known, actor.deviceId),
    signaturePart(devices, known, actor.deviceId),
    detailsPart(devices, isExtract),
    ...(await vaultPart(context)),
    ...(inspection.damage === null ? await roundsPart(context) : []),
    ...(inspection.damage === null && !isExtract
      ? [...(await casesPart(context)), ...(await evidencePart(context))]
      : []),
    await backupsPart(context),
    ...(await sharedPart(context)),
  ];
  return { ok: parts.every(({ ok }) => ok), parts };
}

import path from 'node:path';
import { sha256 } from '../../foundation/audit/chain.ts';
import type { Context } from '../../foundation/context.ts';
import { Refusal } from '../../foundation/errors.ts';
import { accountFacts } from '../repository.ts';
import { forWriting } from '../access.ts';
import type { CredentialRow } from '../credential-row.ts';
import { sameFingerprint } from '../device-keys.ts';
import { HeldWhileOpen } from '../held-while-open.ts';
import { signerKey } from '../local-files.ts';
import type { OpenVault } from '../open-vaults.ts';
import type { CustodianList } from '../statements.ts';
import type { HandoverPreview, HandoverRow, HandoverSide } from './contract.ts';
import { type HandedCredential, type HandoverContent, passphraseMark, readHandover } from './handover-file.ts';
import { openSealedHandover, sealOf } from './open-sealed-handover.ts';
import { planHandover, type PlannedLogin } from './plan-handover.ts';
import { type HandedState, isChosenAtFirst, isTakeable } from './rules.ts';

/** A handover file that was opened and believed, waiting for somebody to choose. */
export interface HeldHandover {
  vaultId: string;
  content: HandoverContent;
  /** Of the file as it came. */
  sha256: string;
  /** What each login was to the vault when it was shown. */
  states: readonly HandedState[];
}
export const heldHandovers = new HeldWhileOpen<HeldHandover>();

/** A file as somebody gives it, and what they know of it. */
export interface GivenHandover {
  vaultId: string;
  fileName: string;
  bytes: Uint8Array;
  passphrase: string | null;
  /** The sender's fingerprint, as they have read it from their own screen. */
  trust: string | null;
}

/**
 * Opens a handover file and shows what it would do. Nothing of it is taken before its signature holds, it names this very receiver, and its sender
 * is a computer of this vault or one whose fingerprint a person has compared.
 */
export async function openHandover(context: Context, given: GivenHandover): Promise<HandoverPreview> {
  const { vaultId, bytes, passphrase } = given;
  const file = path.basename(given.fileName) || given.fileName;
  const { open, list } = await forWriting(context, vaultId);
  const { identity } = open.keys();
  const sealed = { file, bytes, identity, fingerprint: open.fingerprint, passphrase };
  const by = sealOf(bytes);
  // Only a passphrase is made to take long; keys open at once, and stay in this thread.
  const text = await (by === 'passphrase' ? context.runJob('openSealedHandover', sealed) : openSealedHandover(sealed));
  const content = readHandover(text);
  if (content === 'not-such') throw new Refusal('handover-file-not-such', { file });
  if (content === 'unsigned') throw new Refusal('handover-file-unsigned', { file });
  const { receiver } = content;
  const isForHere =
    receiver.kind === 'device'
      ? by === 'keys' && receiver.recipient === list.devices.get(open.fingerprint)?.recipient
      : by === 'passphrase' && receiver.mark === passphraseMark(receiver.salt, passphrase ?? '');
  if (!isForHere) throw new Refusal('handover-file-resealed', { file, ...senderOf(content) });
  believeSender(content, { open, list, trust: given.trust });

  const planned = await planHandover(context, vaultId, content);
  const rows = await asRows(context, planned);
  const states = planned.map(({ state }) => state);
  const token = heldHandovers.hold(context, { vaultId, content, sha256: sha256(bytes), states });
  context.vaults.touch(context.clock.now());
  const sender = {
    ...senderOf(content),
    fingerprint: content.author.device.fingerprint,
    isOfVault: content.vault.id === vaultId,
  };
  return { token, fileName: file, madeAt: content.madeAt, sender, rows };
}

/** Who says to have written it; only a signature that holds makes it more than words. */
function senderOf({ author, vault }: HandoverContent) {
  return { person: author.person, computer: author.device.name, administration: vault.administration };
}

/** Refuses a sender that nobody here answers for. A vault that the file names is no reason to believe it: anybody can write a vault's id. */
function believeSender(
  content: HandoverContent,
  here: { open: OpenVault; list: CustodianList; trust: string | null },
): void {
  const { open, list, trust } = here;
  const { fingerprint } = content.author.device;
  const sender = senderOf(content);
  if (content.vault.id === open.vaultId) {
    if (list.devices.has(fingerprint)) return;
    throw new Refusal(
      list.removed.has(fingerprint) ? 'handover-file-signer-removed' : 'handover-file-signer-not-of-vault',
      sender,
    );
  }
  if (open.known.signers.has(signerKey(fingerprint, content.vault.id))) return;
  if (trust === null) throw new Refusal('handover-file-signer-unknown', sender);
  if (!sameFingerprint(trust, fingerprint)) throw new Refusal('handover-file-fingerprint-differs', sender);
}

const sideOfFile = ({ version, rotatedAt, secrets }: HandedCredential): HandoverSide => ({
  version,
  rotatedAt,
  hasPassword: secrets.password !== '',
  hasTotp: secrets.totp !== '',
  recoveryCodeCount: secrets.recoveryCodes.length,
  toolCount: secrets.tools.length,
  extraCount: secrets.extra.length,
});

const sideOfRow = (row: CredentialRow): HandoverSide => ({
  version: row.version,
  rotatedAt: row.rotated_at,
  hasPassword: row.has_password === 1,
  hasTotp: row.has_totp === 1,
  recoveryCodeCount: row.recovery_code_count,
  toolCount: row.tool_count,
  extraCount: row.extra_count,
});

/** What a window may see of it: names and counts, nothing that is secret. */
async function asRows(context: Context, planned: readonly PlannedLogin[]): Promise<HandoverRow[]> {
  const facts = await accountFacts(
    context.db,
    planned.flatMap(({ accountIds }) => accountIds),
  );
  return planned.map(({ credential, state, before, accountIds, newAccounts, differing }, index) => ({
    index,
    label: credential.label,
    kind: credential.kind,
    state,
    isTakeable: isTakeable(state),
    isChosen: isChosenAtFirst(state),
    accounts: [
      ...accountIds.map((id) => {
        const fact = facts.get(id);
        return { name: fact?.name ?? '', platformName: fact?.platformName ?? '', isNew: false };
      }),
      ...newAccounts.map(({ name, platformName }) => ({ name, platformName, isNew: true })),
    ],
    file: sideOfFile(credential),
    here: before === null ? null : sideOfRow(before.row),
    hereLabel: before?.row.label ?? '',
    differing,
  }));
}

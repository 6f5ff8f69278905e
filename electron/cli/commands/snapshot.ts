import path from 'node:path';
import { procedures } from '../call-core.ts';
import { type Call, type Command, textOption, WrongUsage } from '../command.ts';
import type { SnapshotStatus } from '../../core/snapshot/contract.ts';
import type { Words } from '../../core/foundation/i18n/index.ts';
import { refusalText } from '../../core/foundation/i18n/refusal-text.ts';
import { minuteOf } from '../../core/foundation/calendar.ts';
import { secretLines } from './vault-import.ts';

type Client = ReturnType<typeof procedures>;

/** The status in words; a trouble is told in its own. */
function asText(status: SnapshotStatus, words: Words): string {
  const lines: string[] = [words(`snapshot.side.${status.putOut === null ? status.side : 'put-out'}`)];
  if (status.folder !== '') lines.push(words('snapshot.cli.folder', { folder: status.folder }));
  if (status.last !== null)
    lines.push(words('snapshot.cli.last', { serial: status.last.serial, at: minuteOf(status.last.madeAt) }));
  if (status.writer !== '') lines.push(words('snapshot.cli.writer', { computer: status.writer }));
  if (status.ownChanges > 0) lines.push(words('snapshot.ownChanges', { count: status.ownChanges }));
  if (status.trouble !== null) lines.push(refusalText(status.trouble, words));
  for (const { personName, deviceName, takenIn, fault } of status.readers)
    lines.push(
      fault === null
        ? words('snapshot.cli.reader', { person: personName, computer: deviceName, count: takenIn })
        : words(`snapshot.logFault.${fault}`, { person: personName, computer: deviceName }),
    );
  return lines.join('\n');
}

const answer = (status: SnapshotStatus, words: Words) => ({
  json: status,
  text: asText(status, words),
  ok: status.trouble === null,
});

/** The vault's PIN or passphrase by standard input, when asked for. */
async function pinOf(call: Call): Promise<string | null> {
  return (await secretLines([call.options['pin-stdin'] === true]))[0] ?? null;
}

/** Opens every vault that this computer is a full custodian of. */
async function unlockAll(client: Client, pin: string | null): Promise<void> {
  for (const { id } of await client.settings.administrations({})) {
    const { vaultId, here, unlocked } = await client.vault.status({ administrationId: id });
    if (vaultId !== null && here === 'full' && !unlocked) await client.vault.unlock({ vaultId, passphrase: pin });
  }
}

/** `snapshot status`: how the register stands to its shared folder; ends with 1 when something stands in the way. */
export const snapshotStatus: Command = {
  name: 'snapshot status',
  usage: '',
  summary: (words) => words('snapshot.cli.statusSummary'),
  touches: 'reads',
  arguments: [],
  async run(call) {
    return answer(await procedures(await call.open()).snapshot.status({}), call.words);
  },
};

/** `snapshot write`: a snapshot into the shared folder now. */
export const snapshotWrite: Command = {
  name: 'snapshot write',
  usage: '',
  summary: (words) => words('snapshot.cli.writeSummary'),
  touches: 'writes',
  arguments: [],
  async run(call) {
    return answer(await procedures(await call.open()).snapshot.write({}), call.words);
  },
};

/** `snapshot share DIR`: chooses the shared folder and puts the first snapshot there. */
export const snapshotShare: Command = {
  name: 'snapshot share',
  usage: 'MAPP [--pin-stdin]',
  summary: (words) => words('snapshot.cli.shareSummary'),
  touches: 'writes',
  arguments: ['MAPP'],
  options: { 'pin-stdin': { type: 'boolean' } },
  async run(call) {
    const client = procedures(await call.open());
    await unlockAll(client, await pinOf(call));
    return answer(await client.snapshot.share({ folder: path.resolve(call.arguments[0] ?? '') }), call.words);
  },
};

/** `snapshot open DIR`: the newest snapshot as a copy to read on this computer. */
export const snapshotOpen: Command = {
  name: 'snapshot open',
  usage: 'MAPP [--register ID] [--trust FINGERAVTRYCK] [--changes-entered] [--pin-stdin]',
  summary: (words) => words('snapshot.cli.openSummary'),
  touches: 'writes',
  arguments: ['MAPP'],
  options: {
    register: { type: 'string' },
    trust: { type: 'string' },
    'changes-entered': { type: 'boolean' },
    'pin-stdin': { type: 'boolean' },
  },
  async run(call) {
    const client = procedures(await call.open());
    const status = await client.snapshot.open({
      folder: path.resolve(call.arguments[0] ?? ''),
      registerId: textOption(call, 'register') ?? null,
      passphrase: await pinOf(call),
      trust: textOption(call, 'trust') ?? null,
      changesEntered: call.options['changes-entered'] === true,
    });
    return answer(status, call.words);
  },
};

/** `snapshot take-over`: this computer writes the register from now on. */
export const snapshotTakeOver: Command = {
  name: 'snapshot take-over',
  usage: '--reason SKÄL [--folder MAPP] [--without-newest] [--pin-stdin]',
  summary: (words) => words('snapshot.cli.takeOverSummary'),
  touches: 'writes',
  arguments: [],
  options: {
    reason: { type: 'string' },
    folder: { type: 'string' },
    'without-newest': { type: 'boolean' },
    'pin-stdin': { type: 'boolean' },
  },
  async run(call) {
    const reason = textOption(call, 'reason')?.trim() ?? '';
    if (reason === '') throw new WrongUsage(call.words('snapshot.cli.reasonNeeded'));
    const client = procedures(await call.open());
    await unlockAll(client, await pinOf(call));
    const folder = textOption(call, 'folder');
    const status = await client.snapshot.takeOver({
      reason,
      folder: folder === undefined ? null : path.resolve(folder),
      withoutNewest: call.options['without-newest'] === true,
    });
    return answer(status, call.words);
  },
};

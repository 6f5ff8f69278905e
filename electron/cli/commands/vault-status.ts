import type { Words } from '../../core/foundation/i18n/index.ts';
import { minuteOf } from '../../core/foundation/calendar.ts';
import type { SnapshotStatus } from '../../core/snapshot/contract.ts';
import type { VaultStatus } from '../../core/vault/contract.ts';
import { administrationOf } from '../administration.ts';
import { procedures } from '../call-core.ts';
import type { Command } from '../command.ts';

function asText(vault: VaultStatus, last: SnapshotStatus['last'], words: Words): string {
  if (vault.vaultId === null) return words('vaultUi.cli.none');
  return [
    words(`vaultUi.cli.protection.${vault.protection ?? 'none'}`),
    words('vaultUi.cli.counts', { custodians: vault.fullCustodians, credentials: vault.credentials }),
    vault.kit === null
      ? words('vaultUi.cli.noKit')
      : words('vaultUi.cli.kit', { number: vault.kit.number, day: vault.kit.drillDueOn }),
    last === null
      ? words('vaultUi.cli.noSnapshot')
      : words('snapshot.cli.last', { serial: last.serial, at: minuteOf(last.madeAt) }),
  ].join('\n');
}

/** `vault status`: how the vault is protected here, who holds it, how many logins, its recovery key and its copy; nothing is opened. */
export const vaultStatus: Command = {
  name: 'vault status',
  usage: '[--administration NAMN]',
  summary: (words) => words('vaultUi.cli.statusSummary'),
  touches: 'reads',
  arguments: [],
  options: { administration: { type: 'string' } },
  async run(call) {
    const core = await call.open();
    const client = procedures(core);
    const { id } = await administrationOf(core, call);
    const vault = await client.vault.status({ administrationId: id });
    const { last } = await client.snapshot.status({});
    const { protection, fullCustodians: custodians, credentials, kit } = vault;
    return {
      json: { protection, custodians, credentials, kit, snapshot: last },
      text: asText(vault, last, call.words),
    };
  },
};

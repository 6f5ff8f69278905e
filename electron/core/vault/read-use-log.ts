import type { Context } from '../foundation/context.ts';
import { instantOf } from '../foundation/calendar.ts';
import type { UseLogRow } from './contract.ts';
import { useActions } from './use-actions.ts';
import { ownersOfDevices, type UsesAsked, usesOf } from './use-repository.ts';

const usesByAction = new Map(Object.entries(useActions).map(([use, action]) => [action as string, use]));

/**
 * Who used which credential for what, latest first; from the signed chain, without any secret. A person with skyddade personuppgifter stands by title.
 * Whoever is only named reads their own: what colleagues opened, and why, is the custodians' to follow up.
 */
export async function readUseLog(context: Context, input: UsesAsked): Promise<UseLogRow[]> {
  const since = input.since === null ? null : instantOf(input.since, '00:00', 'earlier').toISOString();
  const rows = await usesOf(context.db, { ...input, since });
  const owners = await ownersOfDevices(context.db, input.vaultId);
  const { actor, shared } = context;
  const read = shared.side?.isExtract === true ? rows.filter(({ person_id }) => person_id === actor.personId) : rows;
  return read.map((row) => {
    const details = JSON.parse(row.details ?? '{}') as Record<'field' | 'reason' | 'file' | 'to', unknown>;
    const text = (value: unknown) => (typeof value === 'string' ? value : '');
    return {
      at: row.at,
      action: (usesByAction.get(row.action) ?? 'reveal') as UseLogRow['action'],
      breakGlass: row.broken !== null || row.action === useActions['break-glass'],
      personId: row.person_id,
      personName: (row.protected_identity === 1 ? row.title : row.name) ?? '',
      osAccount: row.os_account,
      credentialId: row.subject_id,
      label: row.label,
      field: text(details.field),
      reason: text(details.reason),
      sent: row.action === useActions.export ? sentOf(text(details.file), text(details.to), owners) : null,
    };
  });
}

/** Where a login was taken out to, from what the chain says; `null` when its details are no longer kept. */
function sentOf(file: string, to: string, owners: ReadonlyMap<string, string>): UseLogRow['sent'] {
  if (file === '' || to === '') return null;
  if (to === 'passphrase') return { file, to, mark: '', person: '' };
  return { file, to: to.startsWith('age1') ? 'address' : 'computer', mark: to, person: owners.get(to) ?? '' };
}

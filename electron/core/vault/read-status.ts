import { addDays, dayOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { handlesHandovers } from '../permissions.ts';
import { distrustsOf, holdsPin, verifiedList } from './access.ts';
import type { VaultStatus } from './contract.ts';
import { deviceHere, readKnown } from './local-files.ts';
import { credentialsOf, drillsOf, peopleByIds, vaultOf } from './repository.ts';
import { idleMinutes } from './rules.ts';
import type { CustodianList } from './statements.ts';
import { closingsToReview, countOpenRotations } from './use-repository.ts';

/** Days between two drills of the recovery kit. */
export const drillYear = 365;

/** The day of the next drill: a year after the kit was issued or last tried with success. */
export async function drillDueOn(context: Context, list: CustodianList): Promise<string | null> {
  if (list.kit === null) return null;
  const { number, issuedAt } = list.kit;
  const passed = (await drillsOf(context.db, list.vaultId)).find(
    (drill) => drill.result === 'passed' && drill.kit_number === number,
  );
  return addDays(dayOf(new Date(passed?.at ?? issuedAt)), drillYear);
}

/** The holders of the kit who have left; to those who handle handovers also who has a last day within a month, which is nobody else's to know. */
export async function holdersGone(context: Context, list: CustodianList): Promise<string[]> {
  const today = dayOf(context.clock.now());
  const limit = addDays(today, handlesHandovers(context.actor.roles) ? 30 : -1);
  const people = await peopleByIds(context.db, list.kit?.holders ?? []);
  return [...people.values()].filter((one) => one.leaves_on !== null && one.leaves_on <= limit).map(({ id }) => id);
}

const nothing: Omit<VaultStatus, 'readOnly'> = {
  vaultId: null,
  unlocked: false,
  lockReason: null,
  here: 'none',
  protection: null,
  fingerprint: null,
  epoch: 0,
  fullCustodians: 0,
  credentials: 0,
  untrusted: 0,
  openRotations: 0,
  closingsToReview: 0,
  closingReviewDueOn: null,
  overdueLoans: 0,
  kit: null,
  offSite: null,
  missing: ['found'],
  idleMinutes,
  work: null,
};

/** How the vault of an administration stands, here and now; touches no keychain and opens nothing. */
export async function readStatus(context: Context, administrationId: string): Promise<VaultStatus> {
  const vault = await vaultOf(context.db, administrationId);
  if (vault === undefined) return { ...nothing, readOnly: context.host.readOnly ? 'host' : 'no' };
  const verified = await verifiedList(context, vault.id);
  const { list, fault } = verified;
  const open = context.vaults.get(vault.id);
  const local = deviceHere(context.dataDir, vault.id, list);
  const known = open?.known ?? readKnown(context.dataDir, vault.id);
  const rows = await credentialsOf(context.db, vault.id);
  const today = dayOf(context.clock.now());
  const due = await drillDueOn(context, list);
  const seen = open?.pin ?? known.statements.at(-1);
  const isOld = seen !== undefined && !holdsPin(verified, { epoch: 0, ...seen });
  return {
    ...nothing,
    vaultId: vault.id,
    unlocked: open !== null,
    lockReason: context.vaults.reason(vault.id),
    here: context.shared.isPutOut ? 'removed' : placeInList(list, local?.fingerprint ?? null),
    protection: local?.protection ?? null,
    fingerprint: local?.fingerprint ?? null,
    readOnly: fault !== null ? 'list-broken' : isOld ? 'list-rolled-back' : context.host.readOnly ? 'host' : 'no',
    epoch: list.head.epoch,
    fullCustodians: [...list.standing.values()].filter((standing) => standing === 'full').length,
    credentials: rows.length,
    untrusted: (await distrustsOf(context.db, list, vault.id, rows, known.versions)).size,
    openRotations: await countOpenRotations(context.db, vault.id),
    ...(await closingsToReview(context.db, vault.id)),
    overdueLoans: list.loans.filter(({ until }) => until < today).length,
    kit:
      list.kit === null || due === null
        ? null
        : {
            number: list.kit.number,
            issuedAt: list.kit.issuedAt,
            drillDueOn: due,
            drillOverdue: due < today,
            holdersGone: await holdersGone(context, list),
            used: list.kit.usedAt !== null,
            sharesHeldUntil: context.vaults.shares.until(list.kit.id)?.toISOString() ?? null,
          },
    offSite:
      vault.off_site_kind === ''
        ? null
        : { kind: vault.off_site_kind === 'shared-folder' ? 'shared-folder' : 'other', text: vault.off_site_text },
    missing: [
      ...(list.kit === null ? (['kit'] as const) : []),
      ...(vault.off_site_kind === '' ? (['off-site'] as const) : []),
    ],
    work: context.vaults.work(vault.id),
  };
}

function placeInList(list: CustodianList, fingerprint: string | null): VaultStatus['here'] {
  if (fingerprint === null) return 'none';
  const device = list.devices.get(fingerprint);
  if (device !== undefined) return list.standing.get(device.personId) ?? 'named';
  return list.removed.has(fingerprint) ? 'removed' : 'waiting';
}

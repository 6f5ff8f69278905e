import { addDays, dayOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { castOf, leaversBy } from '../people/leave-person.ts';
import { handlesHandovers } from '../permissions.ts';
import { readSettings } from '../settings/read-settings.ts';
import type { AccessProof, LeavingDue } from './contract.ts';
import { rowsOf, type Standing, standingOf } from './draft.ts';
import { proofsFor } from './read-leaving.ts';
import { openProofs, singleHanded } from './repository.ts';
import { countMatters } from './rules.ts';
import type { Player } from './scene.ts';
import { readVaultPart } from './vault-part.ts';

/** How many accounts a row names. */
const namedInRow = 5;
/** A register with more people to hand over from than this has other troubles; the soonest come first. */
const leaversAtMost = 100;

/** Proofs that wait: one's own, and everybody's for those who handle handovers. */
export async function listProofs(context: Context, administrationId: string): Promise<AccessProof[]> {
  const cast = await castOf(context.db, administrationId, dayOf(context.clock.now()));
  const all = proofsFor(context, await openProofs(context.db, { administrationId }), cast);
  return handlesHandovers(context.actor.roles) ? all : all.filter(({ isMine }) => isMine);
}

/**
 * What leaving asks of people today: handovers that are not done, ways in that nobody has proved, departures that one person decided alone.
 * Who leaves is named only to those who handle handovers; the others see their own proofs.
 */
export async function listLeavingDue(context: Context, administrationId: string): Promise<LeavingDue[]> {
  const today = dayOf(context.clock.now());
  const cast = await castOf(context.db, administrationId, today);
  const proofs = proofRows(await listProofs(context, administrationId), today);
  if (!handlesHandovers(context.actor.roles)) return proofs;
  return [
    ...(await reviewRows(context, administrationId, cast, today)),
    ...(await handoverRows(context, administrationId, today)),
    ...proofs,
  ].toSorted((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'));
}

/** One row a holder: one's own from the first day, everybody's when the days have passed. */
function proofRows(proofs: readonly AccessProof[], today: string): LeavingDue[] {
  const due = proofs.filter(({ isMine, isLate }) => isMine || isLate);
  return [...Map.groupBy(due, ({ personId }) => personId).values()].flatMap((ofPerson) => {
    const [first] = ofPerson;
    if (first === undefined) return [];
    const day = first.dueOn;
    return [
      {
        key: `prove-access:${first.personId}`,
        kind: 'prove-access' as const,
        severity: day < today ? ('warn' as const) : ('plain' as const),
        personId: null,
        person: '',
        owner: first.personName,
        count: ofPerson.length,
        names: ofPerson.slice(0, namedInRow).map(({ accountName }) => accountName),
        accountId: ofPerson.length === 1 ? first.accountId : null,
        due: day,
      },
    ];
  });
}

async function reviewRows(
  context: Context,
  administrationId: string,
  cast: ReadonlyMap<string, Player>,
  today: string,
): Promise<LeavingDue[]> {
  return (await singleHanded(context.db, administrationId)).map((row) => ({
    key: `review:${row.id}`,
    kind: 'review' as const,
    severity: (row.review_due_on ?? '') < today ? ('bad' as const) : ('warn' as const),
    personId: row.person_id,
    person: cast.get(row.person_id)?.name ?? '',
    owner: '',
    count: 1,
    names: [],
    accountId: null,
    due: row.review_due_on,
  }));
}

async function handoverRows(context: Context, administrationId: string, today: string): Promise<LeavingDue[]> {
  const settings = await readSettings(context.db, administrationId);
  const leavers = await leaversBy(context.db, administrationId, addDays(today, settings.handoverDays.value));
  const due: LeavingDue[] = [];
  for (const leaver of leavers.slice(0, leaversAtMost)) {
    const standing = await standingOf(context.db, context, leaver.id);
    // What is left of a person who has left long ago is a role in the app that says nothing any more.
    const rows = rowsOf(standing).filter(({ kind }) => standing.scene.leaver.active || kind !== 'app-role');
    const { left } = countMatters(rows);
    if (left === 0) {
      due.push(...(await vaultRows(context, standing)));
      continue;
    }
    const open = rows.filter(({ outcome, changedSince }) => outcome === 'left' || changedSince);
    const accountIds = new Set(open.map(({ accountId }) => accountId));
    due.push({
      key: `handover:${leaver.id}`,
      kind: 'handover',
      severity: standing.scene.leaver.active ? 'warn' : 'bad',
      personId: leaver.id,
      person: standing.scene.leaver.name,
      owner: '',
      count: left,
      names: [...new Set(open.map(({ accountName }) => accountName))].filter(Boolean).slice(0, namedInRow),
      accountId: accountIds.size === 1 ? ([...accountIds][0] ?? null) : null,
      due: leaver.leaves_on,
    });
  }
  return due;
}

/** What a handover that is made has left in the vault: passwords to change, somebody to take out once the last day has passed, receivers who have no computer there. */
async function vaultRows(context: Context, standing: Standing): Promise<LeavingDue[]> {
  const { scene, made } = standing;
  const isMade = made.some(({ state }) => state === 'made');
  const part = await readVaultPart(context.db, context, standing, isMade && !scene.leaver.active);
  const count = part.open + part.rotations;
  if (count === 0) return [];
  const lacking = part.waiting.filter(({ hasComputer }) => !hasComputer);
  const isOnlyLacking = part.rotations === 0 && lacking.length === part.open;
  return [
    {
      key: `vault:${scene.leaver.id}`,
      kind: part.rotations > 0 ? 'vault' : isOnlyLacking ? 'vault-computer' : 'vault-unfinished',
      severity: isOnlyLacking ? 'warn' : 'bad',
      personId: scene.leaver.id,
      person: scene.leaver.name,
      owner: isOnlyLacking ? [...new Set(lacking.map(({ name }) => name))].join(', ') : '',
      count,
      names: isOnlyLacking ? lacking.map(({ what }) => what).slice(0, namedInRow) : [],
      accountId: null,
      due: scene.leaver.leavesOn,
    },
  ];
}

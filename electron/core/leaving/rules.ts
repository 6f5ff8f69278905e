import type { Account, AccountDraft } from '../accounts/contract.ts';
import { addDays, type Day } from '../foundation/calendar.ts';
import type { HandoverRow, Outcome, OutcomeNote } from './contract.ts';
import { others } from './account-ties.ts';
import type { Decision, ListedTie, Scene } from './scene.ts';

/** A way in that its new holder is to be seen to have. */
export interface ProofNeeded {
  personId: string;
  needsClose: boolean;
}

/** Whether somebody has said what becomes of it. */
export function isDecided(decision: Decision | undefined): decision is Decision {
  return decision !== undefined && (decision.receiverId !== null || decision.ending !== '');
}

type Access = AccountDraft['access'][number];

function isProved(entry: Access | undefined, needsClose: boolean, oldest: Day): boolean {
  if (entry === undefined || entry.verifiedOn === null || entry.verifiedOn < oldest) return false;
  return entry.canLogIn === true && (!needsClose || entry.canClose === true);
}

/** The receiver's way in from now on: what has been seen stands, what was a no or unknown is to be proved. */
function toProve(entry: Access | undefined, personId: string, needsClose: boolean): Access {
  if (entry === undefined) return { personId, canLogIn: null, canClose: null, verifiedOn: null };
  return {
    ...entry,
    canLogIn: entry.canLogIn === false ? null : entry.canLogIn,
    canClose: needsClose && entry.canClose === false ? null : entry.canClose,
  };
}

/**
 * An account when what was decided of one person's ties to it is carried out: each role goes to its receiver once, or ends;
 * the leaver's way in ends and the receiver's is to be proved, unless it has been already. What nobody has decided stays.
 */
export function handedOver(
  draft: AccountDraft,
  accountId: string,
  scene: Pick<Scene, 'today' | 'verifiedWithinDays'> & { leaver: { id: string } },
  decisions: ReadonlyMap<string, Decision>,
): { draft: AccountDraft; proofs: ProofNeeded[] } {
  const { leaver, today, verifiedWithinDays } = scene;
  const roles: AccountDraft['roles'] = [];
  const add = (entry: AccountDraft['roles'][number]) => {
    if (!roles.some(({ role, personId }) => role === entry.role && personId === entry.personId)) roles.push(entry);
  };
  for (const entry of draft.roles) {
    const decision = entry.personId === leaver.id ? decisions.get(`role:${accountId}:${entry.role}`) : undefined;
    if (!isDecided(decision)) add(entry);
    else if (decision.receiverId !== null) add({ role: entry.role, personId: decision.receiverId });
  }
  const own = draft.access.find(({ personId }) => personId === leaver.id);
  const decision = decisions.get(`access:${accountId}`);
  if (own === undefined || !isDecided(decision)) return { draft: { ...draft, roles }, proofs: [] };
  const rest = draft.access.filter(({ personId }) => personId !== leaver.id);
  const { receiverId } = decision;
  if (receiverId === null) return { draft: { ...draft, roles, access: rest }, proofs: [] };
  const needsClose = own.canClose === true;
  const before = rest.find(({ personId }) => personId === receiverId);
  if (isProved(before, needsClose, addDays(today, -verifiedWithinDays)))
    return { draft: { ...draft, roles, access: rest }, proofs: [] };
  const access = [...rest.filter((entry) => entry !== before), toProve(before, receiverId, needsClose)];
  return { draft: { ...draft, roles, access }, proofs: [{ personId: receiverId, needsClose }] };
}

function roleOutcome(scene: Scene, account: Account, tie: ListedTie, decision: Decision): [Outcome, OutcomeNote[]] {
  const having = account.roles.filter(({ role }) => role === tie.what).map(({ personId }) => personId);
  const { receiverId } = decision;
  if (receiverId === null) return ['ends', others(scene, having).length === 0 ? ['nobody-has-it'] : []];
  const notes: OutcomeNote[] = [];
  const alreadyBears = (role: string) =>
    account.roles.some((entry) => entry.role === role && entry.personId === receiverId);
  const pair = tie.what === 'responsible' ? 'deputy' : tie.what === 'deputy' ? 'responsible' : null;
  if (pair !== null && alreadyBears(pair)) notes.push('deputy-is-responsible');
  return [having.includes(receiverId) ? 'already-has' : 'moves', notes];
}

function accessOutcome(scene: Scene, account: Account, decision: Decision): [Outcome, OutcomeNote[]] {
  const { receiverId } = decision;
  const rest = account.access.filter(({ personId }) => others(scene, [personId]).length > 0);
  if (receiverId === null)
    return ['ends', rest.some(({ canLogIn }) => canLogIn !== false) ? [] : ['nobody-can-log-in']];
  const needsClose = account.access.find(({ personId }) => personId === scene.leaver.id)?.canClose === true;
  const oldest = addDays(scene.today, -scene.verifiedWithinDays);
  const entry = rest.find(({ personId }) => personId === receiverId);
  return [isProved(entry, needsClose, oldest) ? 'proved-already' : 'must-prove', []];
}

/** What happens to a tie; `settled` was decided by a handover that has been made and waits for its day or for the vault. */
export function outcomeOf(
  scene: Scene,
  tie: ListedTie,
  decision: Decision | undefined,
  settled: boolean,
): { outcome: Outcome; notes: OutcomeNote[] } {
  const inVault = tie.kind.startsWith('vault-');
  if (tie.kind === 'vault-named' && decision !== undefined && decision.receiverId !== null)
    return { outcome: openerOutcome(scene, decision.receiverId), notes: leavesToo(scene, decision.receiverId) };
  if (settled) return { outcome: inVault ? 'in-vault' : 'by-last-day', notes: [] };
  if (tie.kind === 'app-role' && !tie.needsChoice) return { outcome: 'by-last-day', notes: [] };
  if (tie.kind === 'vault-removed') return { outcome: 'queued', notes: [] };
  if (!tie.needsChoice) return { outcome: inVault && tie.kind !== 'vault-tools' ? 'in-vault' : 'by-itself', notes: [] };
  if (!isDecided(decision)) return { outcome: 'left', notes: [] };
  const account = scene.accounts.find(({ id }) => id === tie.accountId);
  const [outcome, notes]: [Outcome, OutcomeNote[]] = inVault
    ? ['in-vault', []]
    : tie.kind === 'app-role'
      ? appRoleOutcome(scene, tie, decision)
      : account === undefined
        ? [decision.receiverId === null ? 'ends' : 'moves', []]
        : tie.kind === 'access'
          ? accessOutcome(scene, account, decision)
          : roleOutcome(scene, account, tie, decision);
  return { outcome, notes: [...notes, ...leavesToo(scene, decision.receiverId)] };
}

function leavesToo(scene: Scene, receiverId: string | null): OutcomeNote[] {
  const leavesOn = receiverId === null ? null : (scene.cast.get(receiverId)?.leavesOn ?? null);
  return leavesOn === null ? [] : ['receiver-leaves'];
}

/** What becomes of whoever is to open a login in the leaver's place: a full custodian does, and nobody does without a computer in the vault. */
function openerOutcome({ vault }: Pick<Scene, 'vault'>, receiverId: string): Outcome {
  const standing = vault.get(receiverId);
  return standing === undefined ? 'needs-computer' : standing === 'full' ? 'already-has' : 'named-in-vault';
}

function appRoleOutcome(scene: Scene, tie: ListedTie, decision: Decision): [Outcome, OutcomeNote[]] {
  const { receiverId } = decision;
  if (receiverId === null) return ['ends', tie.othersRemain ? [] : ['nobody-has-it']];
  const has = scene.cast.get(receiverId)?.roles.some((role) => role === tie.what) === true;
  return [has ? 'already-has' : 'moves', []];
}

/** Whether a choice was made of another look than the tie has now. */
export function isChangedSince(tie: ListedTie, decision: Decision | undefined): boolean {
  return isDecided(decision) && decision.stamp !== tie.stamp;
}

/** The choices of a departure: what somebody has chosen, else what is proposed (V5: duties go to deputies for now, else to the communicator). */
export function withProposals(
  ties: readonly ListedTie[],
  decisions: ReadonlyMap<string, Decision>,
): Map<string, Decision> {
  const all = new Map(decisions);
  for (const tie of ties)
    if (tie.needsChoice && !isDecided(all.get(tie.key)) && tie.proposal !== null)
      all.set(tie.key, { receiverId: tie.proposal.personId, ending: '', stamp: tie.stamp });
  return all;
}

/** How many matters there are, and in how many something is left to say. */
export function countMatters(
  rows: ReadonlyArray<Pick<HandoverRow, 'matter' | 'outcome' | 'changedSince' | 'needsChoice'>>,
) {
  const isLeft = (row: (typeof rows)[number]) => row.outcome === 'left' || row.changedSince;
  const choosable = rows.filter((row) => row.needsChoice);
  return {
    matters: new Set(choosable.map(({ matter }) => matter)).size,
    left: new Set(choosable.filter(isLeft).map(({ matter }) => matter)).size,
    rowsLeft: choosable.filter(isLeft).length,
  };
}

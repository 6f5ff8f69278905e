import { type Account, AccountRole, Duty } from '../accounts/contract.ts';
import type { Proposal, TieWarning } from './contract.ts';
import type { ListedTie, Player, Scene } from './scene.ts';

const isDuty = (role: AccountRole): boolean => (Duty.options as readonly string[]).includes(role);

/** Whoever is here and is not the one who leaves. */
export function others(scene: Scene, ids: readonly string[]): Player[] {
  return [...new Set(ids)].flatMap((id) => {
    const player = scene.cast.get(id);
    return player !== undefined && player.active && id !== scene.leaver.id ? [player] : [];
  });
}

const bearers = (account: Account, role: AccountRole) =>
  account.roles.filter((entry) => entry.role === role).map(({ personId }) => personId);

/** The administration's own communicators who stay, in Swedish order. */
export function communicators(scene: Scene): Player[] {
  return [...scene.cast.values()].filter(
    ({ id, active, roles }) => active && id !== scene.leaver.id && roles.includes('communicator'),
  );
}

type Candidate = [Player | undefined, Proposal['ground']];

function firstOf(candidates: readonly Candidate[]): Proposal | null {
  for (const [player, ground] of candidates) if (player !== undefined) return { personId: player.id, ground };
  return null;
}

/** Who is proposed: the deputy, else the communicator (V5); a manager only by another manager of the unit; nobody where others already do it. */
function proposedFor(scene: Scene, account: Account, role: AccountRole | 'access'): Proposal | null {
  const first = (of: AccountRole) => others(scene, bearers(account, of))[0];
  const deputy: Candidate = [first('deputy'), 'deputy'];
  const responsible: Candidate = [first('responsible'), 'responsible'];
  const communicator: Candidate = [first('communicator') ?? communicators(scene)[0], 'communicator'];
  if (role === 'manager') {
    const unitId = account.unitId ?? scene.leaver.unitId;
    const manager = [...scene.cast.values()].find(
      (one) => one.active && one.id !== scene.leaver.id && one.unitId === unitId && one.roles.includes('manager'),
    );
    return firstOf([[manager, 'manager']]);
  }
  if (role === 'access') {
    // Whoever does not get in yet comes first, so that the account keeps as many ways in as it had.
    const candidates = [deputy, responsible, communicator].filter(([player]) => player !== undefined);
    const lacks = ([player]: Candidate) =>
      account.access.find(({ personId }) => personId === player?.id)?.canLogIn !== true;
    return firstOf([...candidates.filter(lacks), ...candidates]);
  }
  if (role === 'communicator') return firstOf([[communicators(scene)[0], 'communicator']]);
  if (role === 'responsible') return firstOf([deputy, communicator]);
  if (role === 'deputy') return firstOf([communicator].filter(([player]) => player?.id !== first('responsible')?.id));
  if (isDuty(role)) return firstOf([deputy, responsible, communicator]);
  return firstOf([responsible, deputy, communicator]);
}

function roleTie(scene: Scene, account: Account, role: AccountRole): ListedTie {
  const having = bearers(account, role);
  const isAlone = others(scene, having).length === 0;
  const isOneOfMany = role === 'editor' && !isAlone;
  return {
    ...ofAccount(scene, account),
    key: `role:${account.id}:${role}`,
    kind: 'role',
    what: role,
    day: null,
    needsChoice: true,
    othersRemain: !isAlone,
    warnings: isAlone && role !== 'editor' ? ['only-bearer'] : [],
    proposal: isOneOfMany ? null : proposedFor(scene, account, role),
    stamp: JSON.stringify(having.toSorted()),
  };
}

function ofAccount(scene: Scene, account: Account) {
  return {
    matter: `account:${account.id}`,
    accountId: account.id,
    accountName: account.name,
    platformName: account.platformName,
    unitId: account.unitId,
    unitName: account.unitId === null ? '' : (scene.units.get(account.unitId) ?? ''),
  };
}

function accessTie(scene: Scene, account: Account): ListedTie | null {
  const own = account.access.find(({ personId }) => personId === scene.leaver.id);
  if (own === undefined) return null;
  const rest = account.access.filter(({ personId }) => others(scene, [personId]).length > 0);
  const warnings: TieWarning[] = [];
  if (own.canLogIn === true && !rest.some(({ canLogIn }) => canLogIn === true)) warnings.push('only-log-in');
  if (own.canClose === true && !rest.some(({ canClose }) => canClose === true)) warnings.push('only-close');
  if (account.accessModel === 'personal-role') warnings.push('personal-role');
  const isNothing = own.canLogIn === false && own.canClose !== true;
  return {
    ...ofAccount(scene, account),
    key: `access:${account.id}`,
    kind: 'access',
    what:
      own.canClose === true ? 'log-in-and-close' : own.canLogIn === null ? 'unknown' : isNothing ? 'nothing' : 'log-in',
    day: null,
    // Somebody who is listed as not getting in has nothing to hand over.
    needsChoice: !isNothing,
    othersRemain: rest.some(({ canLogIn }) => canLogIn === true),
    warnings,
    proposal: isNothing ? null : proposedFor(scene, account, 'access'),
    stamp: JSON.stringify(account.access.toSorted((a, b) => a.personId.localeCompare(b.personId))),
  };
}

/** Goals to follow up go with whoever follows up or is responsible; they are shown so that nobody is surprised. */
function goalTie(scene: Scene, account: Account, roles: ReadonlySet<AccountRole>): ListedTie | null {
  if (!roles.has('follow-up') && !roles.has('responsible')) return null;
  const days = account.goals
    .filter(({ result, followUpOn }) => result === '' && followUpOn !== null)
    .flatMap(({ followUpOn }) => followUpOn ?? []);
  const day = days.toSorted()[0];
  if (day === undefined) return null;
  return {
    ...ofAccount(scene, account),
    key: `goal:${account.id}`,
    kind: 'goal',
    what: String(days.length),
    day,
    needsChoice: false,
    othersRemain: false,
    warnings: [],
    proposal: null,
    stamp: '',
  };
}

/** Everything that ties the leaver to accounts: roles, ways in, and goals that go along. */
export function accountTies(scene: Scene): ListedTie[] {
  return scene.accounts.flatMap((account) => {
    const roles = new Set(account.roles.filter(({ personId }) => personId === scene.leaver.id).map(({ role }) => role));
    return [
      ...AccountRole.options.filter((role) => roles.has(role)).map((role) => roleTie(scene, account, role)),
      accessTie(scene, account),
      goalTie(scene, account, roles),
    ].filter((tie) => tie !== null);
  });
}

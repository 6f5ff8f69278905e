import { addDays, type Day } from '../foundation/calendar.ts';
import {
  AccountFilter,
  type AccountKind,
  type AccountStatus,
  type ClosureReason,
  type DueItem,
  type Gap,
} from './contract.ts';
import { isLive } from './rules.ts';

/** What Idag needs to know of one account. */
export interface DueFacts {
  id: string;
  name: string;
  platformName: string;
  kind: AccountKind;
  status: AccountStatus;
  unitId: string | null;
  unitName: string;
  responsibleName: string;
  gaps: readonly Gap[];
  canLogIn: number | null;
  endsOn: Day | null;
  contractEndsOn: Day | null;
  nextFollowUpOn: Day | null;
  closureReasons: readonly ClosureReason[];
}

/** How long before a date it appears on Idag; days. */
const notice = 30;
/** Few accounts with the same matter get a row each; more become one row that opens the list. */
const rowEach = 3;

type Kind = DueItem['kind'];
interface Matter {
  kind: Kind;
  severity: DueItem['severity'];
  concerns(account: DueFacts): boolean;
  due?(account: DueFacts): Day | null;
  filter?(concerned: readonly DueFacts[]): Partial<AccountFilter>;
}

function matters(today: Day): Matter[] {
  const soon = addDays(today, notice);
  return [
    {
      kind: 'nobody-can-log-in',
      severity: 'bad',
      concerns: (a) => a.canLogIn === 0 || a.status === 'lost',
      filter: () => ({ view: 'few-with-access' }),
    },
    {
      kind: 'no-responsible',
      severity: 'bad',
      concerns: (a) => a.gaps.includes('responsible'),
      filter: () => ({ gaps: ['responsible'] }),
    },
    {
      kind: 'contract-end',
      severity: 'warn',
      concerns: (a) => a.kind === 'contractor' && a.contractEndsOn !== null && a.contractEndsOn <= soon,
      due: (a) => a.contractEndsOn,
      filter: () => ({ kinds: ['contractor'] }),
    },
    {
      kind: 'end-date',
      severity: 'warn',
      concerns: (a) => a.kind !== 'pedagogical' && a.endsOn !== null && a.endsOn <= soon,
      due: (a) => a.endsOn,
      filter: (concerned) => ({ kinds: [...new Set(concerned.map((a) => a.kind))] }),
    },
    {
      kind: 'few-with-access',
      severity: 'warn',
      concerns: (a) => a.canLogIn !== 0 && a.gaps.includes('access-few'),
      filter: () => ({ gaps: ['access-few'] }),
    },
    {
      kind: 'communicator-without-access',
      severity: 'warn',
      concerns: (a) => a.gaps.includes('communicator-access'),
      filter: () => ({ view: 'communicator-without-access' }),
    },
    {
      kind: 'access-unknown',
      severity: 'plain',
      concerns: (a) => a.gaps.includes('access-unknown'),
      filter: () => ({ gaps: ['access-unknown'] }),
    },
    {
      kind: 'goal-follow-up',
      severity: 'plain',
      concerns: (a) => a.nextFollowUpOn !== null && a.nextFollowUpOn <= soon,
      due: (a) => a.nextFollowUpOn,
    },
    {
      kind: 'incomplete-basics',
      severity: 'plain',
      concerns: (a) => a.kind !== 'pedagogical' && a.gaps.some((gap) => gap.startsWith('check-')),
      filter: () => ({ view: 'incomplete-basics' }),
    },
    {
      kind: 'incomplete',
      severity: 'plain',
      concerns: (a) => a.kind !== 'pedagogical' && a.gaps.length > 0,
      filter: () => ({ view: 'incomplete' }),
    },
    {
      kind: 'closure-candidates',
      severity: 'plain',
      concerns: (a) => a.kind !== 'pedagogical' && a.closureReasons.length > 0,
      filter: () => ({ view: 'closure-candidates' }),
    },
  ];
}

const severities: ReadonlyArray<DueItem['severity']> = ['bad', 'warn', 'plain'];

function item(
  kind: Kind,
  severity: DueItem['severity'],
  accounts: readonly DueFacts[],
  due: Day | null,
  filter: AccountFilter | null,
): DueItem {
  const first = accounts[0];
  const owners = new Set(accounts.map((account) => account.responsibleName));
  const units = new Set(accounts.map((account) => account.unitName));
  return {
    key: `${kind}:${accounts.length === 1 ? first?.id : (filter?.unitIds.join() ?? '')}`,
    kind,
    severity,
    count: accounts.length,
    // One account is told from its namesakes by its platform; of several the names are enough.
    names: accounts
      .slice(0, 5)
      .map(({ name, platformName }) => (accounts.length === 1 ? `${name}, ${platformName}` : name)),
    accountIds: accounts.slice(0, 5).map((account) => account.id),
    unitName: units.size === 1 ? (first?.unitName ?? '') : '',
    owner: owners.size === 1 ? (first?.responsibleName ?? '') : '',
    due,
    filter,
  };
}

/** The list of Idag from the register's facts: worst first, then by date. Pedagogical accounts are gathered per unit, one row each (R4). */
export function dueItems(accounts: readonly DueFacts[], administrationId: string, today: Day): DueItem[] {
  const filterOf = (filter: Partial<AccountFilter>) => AccountFilter.parse({ administrationId, ...filter });
  const live = accounts.filter((account) => isLive(account.status));
  const items: DueItem[] = [];
  const ordinary = live.filter((account) => account.kind !== 'pedagogical');
  for (const matter of matters(today)) {
    const concerned = ordinary.filter((account) => matter.concerns(account));
    if (concerned.length === 0) continue;
    if (concerned.length <= rowEach || matter.filter === undefined)
      for (const account of concerned)
        items.push(item(matter.kind, matter.severity, [account], matter.due?.(account) ?? null, null));
    else {
      const days = concerned.flatMap((account) => matter.due?.(account) ?? []).toSorted();
      items.push(item(matter.kind, matter.severity, concerned, days[0] ?? null, filterOf(matter.filter(concerned))));
    }
  }
  const notices = live.filter(
    (account) =>
      account.kind === 'pedagogical' &&
      (account.gaps.length > 0 || (account.endsOn !== null && account.endsOn <= addDays(today, notice))),
  );
  for (const [unitId, ofUnit] of Map.groupBy(notices, (account) => account.unitId)) {
    const days = ofUnit.flatMap((account) => account.endsOn ?? []).toSorted();
    const overdue = days[0] !== undefined && days[0] < today;
    items.push(
      item(
        'pedagogical-unit',
        overdue ? 'warn' : 'plain',
        ofUnit,
        days[0] ?? null,
        filterOf({ kinds: ['pedagogical'], unitIds: unitId === null ? [] : [unitId] }),
      ),
    );
  }
  return items.toSorted(
    (a, b) =>
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      (a.due ?? '9999').localeCompare(b.due ?? '9999'),
  );
}

import { AccountRole } from '../accounts/contract.ts';
import { StepRole } from '../cases/engine/contract.ts';
import type { Words } from '../foundation/i18n/index.ts';
import { Role } from '../foundation/roles.ts';
import type { TieKind } from './contract.ts';

const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** What a tie is called in a list and in a receipt. */
export function tieName(t: Words, { kind, what }: { kind: TieKind; what: string }): string {
  if (kind === 'role') return t('leaving.kind.role', { role: t(`terms.accountRole.${AccountRole.parse(what)}`) });
  if (kind === 'app-role') return t('leaving.kind.app-role', { role: t(`terms.role.${Role.parse(what)}`) });
  if (kind === 'goal') return t('leaving.kind.goal', { count: Number(what) });
  if (kind === 'access') {
    if (what === 'log-in-and-close') return t('leaving.kind.access_log-in-and-close');
    if (what === 'log-in') return t('leaving.kind.access_log-in');
    return what === 'nothing' ? t('leaving.kind.access_nothing') : t('leaving.kind.access_unknown');
  }
  if (kind === 'round-shift' || kind === 'round-deputy') {
    // Weekdays and rounds with commas between, as `rota-part.ts` writes them; none means all.
    const [weekdays = '', slots = ''] = what.split(';');
    const named = weekdayNames.filter((_, index) => weekdays.split(',').includes(String(index + 1)));
    const days =
      named.length === 0 ? t('roundPlan.everyDay') : named.map((day) => t(`roundPlan.day.${day}`)).join(', ');
    const rounds = slots === '' ? t('roundPlan.everyRound') : t('roundPlan.roundsNamed', { list: slots });
    return t(`leaving.kind.${kind}`, { days, rounds });
  }
  if (kind === 'case-role') {
    // The role, then which case, as `case-part.ts` writes it.
    const [role = '', ...name] = what.split(';');
    return t('leaving.kind.case-role', { role: t(`cases.role.${StepRole.parse(role)}`), name: name.join(';') });
  }
  // Whoever has a computer in the vault and opens only what they are named for is no key holder.
  if (kind === 'vault-custodian' && what === 'named') return t('leaving.kind.vault-custodian_named');
  return t(`leaving.kind.${kind}`, { name: what });
}

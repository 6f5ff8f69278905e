import { AccountRole } from '../accounts/contract.ts';
import type { Words } from '../foundation/i18n/index.ts';
import { Role } from '../foundation/roles.ts';
import type { TieKind } from './contract.ts';

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
  return t(`leaving.kind.${kind}`, { name: what });
}

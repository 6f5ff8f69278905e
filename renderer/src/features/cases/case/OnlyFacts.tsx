import type { Case } from '#core/cases/contract.ts';
import { Notice } from '../../../ui/Page.tsx';
import { useCaseWords } from '../words.ts';

const ground = 'child-abuse';

/** Whether a case is about suspected child-abuse material, or becomes so by what is being filled in. */
export function isOnlyFacts({ state }: Case, values: Readonly<Record<string, string>> = {}): boolean {
  return (
    values['ground'] === ground ||
    state.packs.some(({ gone }) => gone === ground) ||
    state.steps.some(
      ({ id, standing, values: said }) => id === 'assess' && standing === 'done' && said['ground'] === ground,
    )
  );
}

/** Beside whatever can be written in such a case: what may be, and what must not. Nothing in any other case. */
export function OnlyFacts({ one, values }: { one: Case; values?: Readonly<Record<string, string>> }) {
  const { t } = useCaseWords();
  if (!isOnlyFacts(one, values)) return null;
  return (
    <Notice tone="bad">
      <p>{t('casesUi.onlyFacts.lead')}</p>
      <p>{t('casesUi.onlyFacts.never')}</p>
    </Notice>
  );
}

import type { Case } from '#core/cases/contract.ts';
import type { Step } from '#core/cases/engine/contract.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { PersonChoice } from '../../people/PersonChoice.tsx';
import { useCaseWords } from '../words.ts';
import styles from './case.module.css';

/** How somebody else does a step that takes other eyes: on their own, by having its role here, or in words that are entered with their name. */
export function OtherEyes({
  one,
  step,
  needsWord,
  wordOf,
  isMissing,
  onWordOf,
  onRoles,
}: {
  one: Case;
  step: Step;
  /** Whoever looks did the other step, so that the word must be another’s. */
  needsWord: boolean;
  wordOf: string | null;
  isMissing: boolean;
  onWordOf: (personId: string | null) => void;
  onRoles: () => void;
}) {
  const { t, say } = useCaseWords();
  const other = one.edition.steps.find(({ id }) => id === step.otherThan);
  return (
    <>
      {needsWord && other !== undefined ? (
        <Notice tone="plain">
          <p>{t('casesUi.steps.otherEyes', { step: say(other.title), role: t(`cases.role.${step.role}`) })}</p>
          <div className={styles.ways}>
            <Button small onPress={onRoles}>
              {t('casesUi.steps.toRoles')}
            </Button>
          </div>
        </Notice>
      ) : null}
      <PersonChoice
        label={needsWord ? t('casesUi.steps.wordOf') : `${t('casesUi.steps.wordOf')} (${t('ui.optional')})`}
        help={t('casesUi.steps.wordOfHelp')}
        value={wordOf}
        error={isMissing ? t('casesUi.steps.wordOfNeeded') : undefined}
        onChange={onWordOf}
      />
    </>
  );
}

import { useState } from 'react';
import type { Case } from '#core/cases/contract.ts';
import type { Step } from '#core/cases/engine/contract.ts';
import { PersonChoice } from '../../people/PersonChoice.tsx';
import { useCaseWords } from '../words.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

/** Skips an ordinary step: why, and who approves it. */
export function SkipDialog({ one, step, onClose }: { one: Case; step: Step; onClose: () => void }) {
  const { t, say } = useCaseWords();
  const [approverId, setApproverId] = useState<string | null>(null);
  const takesTwo = step.otherThan !== undefined || one.edition.steps.some(({ otherThan }) => otherThan === step.id);
  return (
    <ReasonDialog
      one={one}
      title={t('casesUi.skip.title', { step: say(step.title) })}
      body={t('casesUi.skip.body')}
      submitLabel={t('casesUi.skip.submit')}
      eventOf={(reason) => (approverId === null ? null : { kind: 'skipped', step: step.id, reason, approverId })}
      onClose={onClose}
    >
      {(isTried) => (
        <PersonChoice
          label={t('casesUi.skip.approver')}
          help={takesTwo ? t('casesUi.skip.fourEyes') : undefined}
          value={approverId}
          error={isTried && approverId === null ? t('casesUi.skip.approverNeeded') : undefined}
          onChange={setApproverId}
        />
      )}
    </ReasonDialog>
  );
}

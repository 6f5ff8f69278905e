import { useState } from 'react';
import type { Case, Ending } from '#core/cases/contract.ts';
import { endOfNo, isDecided, saidNo } from '#core/cases/said-no.ts';
import { TextField } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { RadioCards } from '../../../ui/RadioCards.tsx';
import { say as tell } from '../../../ui/Toasts.tsx';
import { useCaseWords } from '../words.ts';
import { useRecord } from './use-case.ts';

/** What stands in the way of an ending, in words; empty when nothing does. */
function useObstacle(one: Case): (ending: Ending) => string {
  const { t, say } = useCaseWords();
  const titles = (ids: readonly string[]) =>
    ids
      .flatMap((id) => one.edition.steps.find((step) => step.id === id)?.title ?? [])
      .map(say)
      .join(', ');
  return ({ obstacle }) => {
    if (obstacle === null) return '';
    if (obstacle.why === 'gate-shut')
      return one.edition.gates
        .filter(({ id }) => obstacle.lacks.includes(id))
        .flatMap(({ id, missing }) => (one.gateNotes[id]?.length ? one.gateNotes[id] : [missing]))
        .map(say)
        .join(' ');
    if (obstacle.why === 'work-behind-gate') return t('casesUi.end.behindGate', { lacks: titles(obstacle.lacks) });
    return t('casesUi.end.left', { lacks: titles(obstacle.lacks) });
  };
}

/** How the case ends: every way with what stands in its way; one that stops the case needs a reason. */
export function EndDialog({ one, onClose }: { one: Case; onClose: () => void }) {
  const { t, say } = useCaseWords();
  const { record, isPending, error } = useRecord(one);
  const obstacleOf = useObstacle(one);
  const no = saidNo(one.workflow, one.state);
  const [outcome, setOutcome] = useState(
    () =>
      one.endings.find(({ obstacle, stops }) => obstacle === null && !stops)?.outcome ??
      (no === null ? null : (endOfNo[one.workflow] ?? null)),
  );
  // A no has its reason in the decision already.
  const [reason, setReason] = useState(no?.['reason'] ?? '');
  const [isTried, setTried] = useState(false);
  const chosen = one.endings.find((ending) => ending.outcome === outcome);
  const obstacle = chosen === undefined ? '' : obstacleOf(chosen);
  const lacksReason = chosen?.stops === true && reason.trim() === '';
  const submit = () => {
    setTried(true);
    if (chosen === undefined || obstacle !== '' || lacksReason) return;
    record(
      { kind: 'ended', outcome: chosen.outcome, reason: reason.trim() },
      {
        onDone: ({ number }) => {
          tell({ text: t('casesUi.end.said', { number }) });
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      wide
      title={t('casesUi.end.title')}
      submit={t('casesUi.end.submit')}
      isPending={isPending}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <RadioCards
        label={t('casesUi.end.how')}
        choices={one.endings.map((ending) => {
          const outcomeSeen = one.edition.outcomes.find(({ id }) => id === ending.outcome);
          return {
            id: ending.outcome,
            name: outcomeSeen === undefined ? ending.outcome : say(outcomeSeen.title),
            help: obstacleOf(ending) || t(ending.stops ? 'casesUi.end.stops' : 'casesUi.end.can'),
          };
        })}
        value={outcome}
        onChange={setOutcome}
      />
      {one.dnr === '' && isDecided(one.state) ? <Notice tone="plain">{t('casesUi.end.unregistered')}</Notice> : null}
      {isTried && chosen === undefined ? <Notice tone="bad">{t('casesUi.end.chooseOne')}</Notice> : null}
      {isTried && obstacle !== '' ? <Notice tone="bad">{obstacle}</Notice> : null}
      <TextField
        label={t('casesUi.end.reason')}
        help={chosen?.stops === true ? t('casesUi.end.reasonHelp') : undefined}
        isRequired={chosen?.stops === true}
        lines={2}
        value={reason}
        error={isTried && lacksReason ? t('casesUi.end.reasonNeeded') : undefined}
        onChange={setReason}
      />
    </FormDialog>
  );
}

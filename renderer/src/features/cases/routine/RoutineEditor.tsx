import { ArrowDown, ArrowUp, Pencil, RotateCcw, Trash2 } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { RoutineSeen } from '#core/cases/contract.ts';
import type { Routine } from '#core/cases/engine/contract.ts';
import { routineFaultText } from '#core/cases/fault-words.ts';
import { errorText } from '../../../api/errors.ts';
import { useDraft } from '../../../app/draft.ts';
import { SaveBar } from '../../../app/SaveBar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Card, Notice } from '../../../ui/Page.tsx';
import { say as tell } from '../../../ui/Toasts.tsx';
import { useCaseWords } from '../words.ts';
import { type DraftStep, draftFrom, isChanged, moved, newId, routineNow, routineOf, standardOf } from './draft.ts';
import styles from './routine.module.css';
import { StepDialog } from './StepDialog.tsx';
import { useDueWords } from './use-due-words.ts';

/** The steps of one kind of case in the administration's own order and words; the core refuses what would open a way past a gate, and says why. */
export function RoutineEditor({
  seen,
  mayDecide,
  isSaving,
  error,
  onDecide,
}: {
  seen: RoutineSeen;
  mayDecide: boolean;
  isSaving: boolean;
  error: Error | null;
  onDecide: (routine: Routine | null, onDone: () => void) => void;
}) {
  const { t, say, language } = useCaseWords();
  const { standard, routine, edition, isOutdated } = seen;
  const draft = useDraft(draftFrom(seen), seen.seen);
  const { steps, source } = draft.value;
  const dueWords = useDueWords(edition);
  const [editing, setEditing] = useState<{ step: DraftStep; isNew: boolean } | null>(null);
  const [isTried, setTried] = useState(false);
  const lacksSource = source.trim() === '';
  const { routine: now, faults, early } = useMemo(() => routineNow(draft.value, seen), [draft.value, seen]);

  // A step that is moved takes the keyboard along.
  const list = useRef<HTMLOListElement>(null);
  const followed = useRef<{ id: string; by: number } | null>(null);
  useEffect(() => {
    if (followed.current === null) return;
    const { id, by } = followed.current;
    const row = list.current?.querySelector(`[data-step="${id}"]`);
    const button = row?.querySelector<HTMLButtonElement>(`[data-move="${by}"] button:not(:disabled)`);
    (button ?? row?.querySelector<HTMLButtonElement>('button:not(:disabled)'))?.focus();
    followed.current = null;
  }, [steps]);
  const move = (id: string, by: number) => {
    followed.current = { id, by };
    draft.change({ steps: moved(steps, id, by) });
  };

  const save = () => {
    setTried(true);
    if (lacksSource) return;
    onDecide(routineOf(draft.value, seen), () => tell({ text: t('casesUi.routine.saved') }));
  };
  const put = (step: DraftStep, isNew: boolean) => {
    draft.change({ steps: isNew ? [...steps, step] : steps.map((one) => (one.id === step.id ? step : one)) });
    setEditing(null);
  };
  return (
    <>
      <Card
        title={
          routine === null
            ? t('casesUi.routine.standard')
            : t('casesUi.routine.local', { version: routine.version, source: routine.source })
        }
        aside={
          mayDecide ? (
            <div className={styles.tools}>
              {routine === null ? null : (
                <Button
                  isPending={isSaving}
                  onPress={() => onDecide(null, () => tell({ text: t('casesUi.routine.backToStandard') }))}
                >
                  {t('casesUi.routine.toStandard')}
                </Button>
              )}
              <Button
                onPress={() =>
                  setEditing({
                    isNew: true,
                    step: {
                      id: newId(steps),
                      title: '',
                      help: '',
                      role: 'communicator',
                      due: null,
                      optional: false,
                      gates: [],
                      isOwn: true,
                    },
                  })
                }
              >
                {t('casesUi.routine.add')}
              </Button>
            </div>
          ) : undefined
        }
      >
        <div className={styles.top}>
          {isOutdated ? <Notice tone="warn">{t('casesUi.routine.outdated')}</Notice> : null}
          {error === null || draft.isDirty ? null : <Notice tone="bad">{errorText(error, t)}</Notice>}
          <p className={styles.quiet}>{t('casesUi.routine.gatesStay')}</p>
          {mayDecide && draft.isDirty ? (
            <TextField
              label={t('casesUi.routine.source')}
              help={t('casesUi.routine.sourceHelp')}
              isRequired
              value={source}
              error={isTried && lacksSource ? t('casesUi.routine.sourceNeeded') : undefined}
              onChange={(text) => draft.change({ source: text })}
            />
          ) : null}
        </div>
        <ol ref={list} className={styles.steps}>
          {steps.map((step, place) => {
            const isOther = isChanged(standard, step);
            const before = standardOf(standard, step.id);
            return (
              <li key={step.id} data-step={step.id}>
                <span className={styles.place}>{place + 1}</span>
                <div className={styles.what}>
                  <b>{step.title}</b>
                  <small>
                    {t(`cases.role.${step.role}`)} · {dueWords(step.due)}
                    {step.due?.ground === undefined ? '' : ` · ${step.due.ground}`}
                  </small>
                  {step.help === '' ? null : <small>{step.help}</small>}
                  <span className={styles.chips}>
                    {step.isOwn ? <Chip>{t('casesUi.routine.added')}</Chip> : null}
                    {isOther ? <Chip>{t('casesUi.routine.changed')}</Chip> : null}
                    {step.optional ? <Chip>{t('casesUi.steps.optional')}</Chip> : null}
                    {step.gates.map((id) => {
                      const gate = standard.gates.find((one) => one.id === id);
                      return gate === undefined ? null : (
                        <Chip key={id} tone="warn">
                          {t('casesUi.routine.gate', { gate: say(gate.title) })}
                        </Chip>
                      );
                    })}
                  </span>
                  {faults
                    .filter((fault) => fault.step === step.id)
                    .map((fault) => (
                      <p key={fault.code + String(fault.values['name'])} role="alert" className={styles.fault}>
                        {routineFaultText(standard, now, fault, { words: t, language, isAlone: false })}
                      </p>
                    ))}
                  {early
                    .filter((one) => one.step === step.id)
                    .map(({ waited }) => (
                      <p key={waited.id} role="status" className={styles.early}>
                        {t('casesUi.routine.early', { step: say(waited.title) })}
                      </p>
                    ))}
                </div>
                {mayDecide ? (
                  <div className={styles.tools}>
                    <span data-move={-1}>
                      <Button
                        look="icon"
                        small
                        aria-label={t('casesUi.routine.up', { step: step.title })}
                        isDisabled={place === 0}
                        onPress={() => move(step.id, -1)}
                      >
                        <ArrowUp aria-hidden />
                      </Button>
                    </span>
                    <span data-move={1}>
                      <Button
                        look="icon"
                        small
                        aria-label={t('casesUi.routine.down', { step: step.title })}
                        isDisabled={place === steps.length - 1}
                        onPress={() => move(step.id, 1)}
                      >
                        <ArrowDown aria-hidden />
                      </Button>
                    </span>
                    <Button
                      look="icon"
                      small
                      aria-label={t('casesUi.routine.edit', { step: step.title })}
                      onPress={() => setEditing({ step, isNew: false })}
                    >
                      <Pencil aria-hidden />
                    </Button>
                    {step.isOwn ? (
                      <Button
                        look="icon"
                        small
                        aria-label={`${t('casesUi.routine.remove')} ${step.title}`}
                        onPress={() => draft.change({ steps: steps.filter(({ id }) => id !== step.id) })}
                      >
                        <Trash2 aria-hidden />
                      </Button>
                    ) : (
                      <Button
                        look="icon"
                        small
                        aria-label={`${t('casesUi.routine.revert')}: ${step.title}`}
                        isDisabled={!isOther || before === undefined}
                        onPress={() => {
                          if (before !== undefined)
                            draft.change({ steps: steps.map((one) => (one.id === step.id ? before : one)) });
                        }}
                      >
                        <RotateCcw aria-hidden />
                      </Button>
                    )}
                  </div>
                ) : null}
              </li>
            );
          })}
        </ol>
      </Card>
      <SaveBar isDirty={mayDecide && draft.isDirty} isSaving={isSaving} onSave={save} onDiscard={draft.discard}>
        {lacksSource ? <span>{t('casesUi.routine.sourceNeeded')}</span> : null}
        {error === null ? null : <Refused error={error} />}
      </SaveBar>
      {editing === null ? null : (
        <StepDialog
          step={editing.step}
          isNew={editing.isNew}
          edition={edition}
          standard={standard}
          onClose={() => setEditing(null)}
          onSave={(step) => put(step, editing.isNew)}
        />
      )}
    </>
  );
}

/** Why the routine was not saved, beside the button that was pressed; the keyboard goes to it. */
function Refused({ error }: { error: Error }) {
  const { t } = useCaseWords();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), [error]);
  return (
    <div ref={place} tabIndex={-1}>
      <Notice tone="bad">{errorText(error, t)}</Notice>
    </div>
  );
}

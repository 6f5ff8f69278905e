import { useVirtualizer } from '@tanstack/react-virtual';
import { Inbox } from 'lucide-react';
import { type KeyboardEvent, memo, type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LookOutcome } from '#core/rounds/contract.ts';
import { Chip, type Tone } from '../../../ui/Chip.tsx';
import { PlatformMark } from '../../accounts/PlatformMark.tsx';
import { outcomeTones, stateTones, useLookWord } from '../words.ts';
import styles from './round.module.css';
import type { Step } from './steps.ts';

const rowHeight = 42;

/** The frozen queue with what became of each step; one line a step, thousands stay fluid. */
export function QueueList({
  ref,
  steps,
  current,
  saving,
  onChoose,
  onMove,
}: {
  ref: Ref<HTMLDivElement>;
  steps: readonly Step[];
  current: string | null;
  saving: ReadonlyMap<string, LookOutcome>;
  onChoose: (key: string) => void;
  onMove: (by: number) => void;
}) {
  const { t } = useTranslation('app');
  const scroll = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => scroll.current as HTMLDivElement);
  const virtual = useVirtualizer({
    count: steps.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    // The step after the one that is looked at stays in sight.
    scrollPaddingEnd: 2 * rowHeight,
    scrollPaddingStart: rowHeight,
  });
  const at = steps.findIndex(({ key }) => key === current);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at);
  }, [at, virtual]);
  function press(event: KeyboardEvent): void {
    const by: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -1e6, End: 1e6 };
    const step = by[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onMove(step);
  }
  return (
    <div
      ref={scroll}
      className={styles.queue}
      role="listbox"
      aria-label={t('roundsUi.queue')}
      aria-activedescendant={at < 0 ? undefined : `step-${at}`}
      tabIndex={0}
      onKeyDown={press}
      onClick={(event) => {
        const index = (event.target as Element).closest<HTMLElement>('[data-index]')?.dataset['index'];
        const step = index === undefined ? undefined : steps[Number(index)];
        if (step !== undefined) onChoose(step.key);
      }}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const step = steps[index];
          return step === undefined ? null : (
            <div
              key={step.key}
              id={`step-${index}`}
              role="option"
              aria-selected={index === at}
              aria-setsize={steps.length}
              aria-posinset={index + 1}
              data-index={index}
              data-mine={step.items.some(({ isMine }) => isMine) || undefined}
              className={styles.step}
              style={{ transform: `translateY(${start}px)` }}
            >
              <StepLine step={step} saving={saving.get(step.key)} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

const StepLine = memo(function StepLine({ step, saving }: { step: Step; saving: LookOutcome | undefined }) {
  const { t } = useTranslation('app');
  const [item] = step.items;
  if (item === undefined) return null;
  return (
    <>
      {step.place === null ? (
        <PlatformMark platform={item.platform} name={item.platformName} />
      ) : (
        <Inbox aria-hidden size={18} className={styles.inbox} />
      )}
      <span className={styles.stepName}>{step.place?.name ?? item.name}</span>
      {step.place === null ? null : (
        <small className={styles.count}>
          <span aria-hidden>{step.items.length}</span>
          <span className="visually-hidden">{t('roundsUi.placeCount', { count: step.items.length })}</span>
        </small>
      )}
      <StepState step={step} saving={saving} />
    </>
  );
});

const worstFirst: readonly Tone[] = ['bad', 'warn', 'ok'];
const worstTone = ({ items }: Step): Tone =>
  worstFirst.find((tone) => items.some(({ look }) => look !== null && outcomeTones[look.outcome] === tone)) ?? 'plain';

/** What became of a step, in a word; of a tittställe how many wait, or that its accounts came to different things. */
function StepState({ step, saving }: { step: Step; saving: LookOutcome | undefined }) {
  const { t } = useTranslation('app');
  const lookWord = useLookWord();
  if (saving !== undefined) return <Chip>{t('roundsUi.saving')}</Chip>;
  const [item] = step.items;
  if (item === undefined) return null;
  if (step.waiting.length > 0) {
    const [first] = step.waiting;
    if (first === undefined || first.state === 'checked' || first.state === 'not-possible') return null;
    if (first.claim !== null && !first.claim.isHere) return <Chip tone="unknown">{t('roundsUi.elsewhere')}</Chip>;
    const isPart = step.waiting.length < step.items.length;
    return (
      <Chip tone={stateTones[first.state]}>
        {isPart
          ? t('roundsUi.waitingOf', { count: step.waiting.length })
          : first.state === 'late'
            ? t('roundsUi.late')
            : t(`terms.itemState.${first.state}`)}
      </Chip>
    );
  }
  const { look } = item;
  if (look === null) return null;
  if (step.items.some((each) => each.look?.outcome !== look.outcome))
    return <Chip tone={worstTone(step)}>{t('roundsUi.mixed')}</Chip>;
  return <Chip tone={outcomeTones[look.outcome]}>{look.backfilled ? t('roundsUi.backfilled') : lookWord(look)}</Chip>;
}

import type { Case } from '#core/cases/contract.ts';
import { ActionMenu } from '../../../ui/Menu.tsx';
import { say as tell } from '../../../ui/Toasts.tsx';
import { useRecord } from '../case/use-case.ts';
import { useCaseWords } from '../words.ts';

/** The urgent path: the statute is the one thing to choose, and then nothing waits for documentation. `null` when the ground stands, or is not asked for yet. */
export function UrgentMenu({ one }: { one: Case }) {
  const { t, say } = useCaseWords();
  const { record } = useRecord(one);
  const step = one.edition.steps.find(({ id }) => id === 'assess');
  const isReady = one.state.steps.some(({ id, standing }) => id === 'assess' && standing === 'ready');
  const grounds = step?.requires.find(({ id }) => id === 'ground')?.options ?? [];
  // What is asked whether it is obvious; of suspected child-abuse material that is not asked.
  const judged = step?.requires.find(({ id }) => id === 'obvious')?.when?.is ?? [];
  const statutory = [...judged, 'child-abuse'];
  if (!isReady || one.endedAt !== null || judged.length === 0) return null;
  const choose = (ground: string, name: string) =>
    record(
      { kind: 'done', step: 'assess', values: { ground, ...(judged.includes(ground) && { obvious: 'yes' }) } },
      { onDone: () => tell({ text: t('evidence.urgent.done', { ground: name }) }) },
    );
  return (
    <ActionMenu
      small
      label={t('evidence.urgent.open')}
      actions={grounds
        .filter(({ id }) => statutory.includes(id))
        .map(({ id, title }) => ({
          id,
          name: say(title),
          isDanger: id === 'child-abuse',
          onAction: () => choose(id, say(title)),
        }))}
    />
  );
}

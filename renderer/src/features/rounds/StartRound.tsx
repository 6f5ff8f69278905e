import { Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../ui/Button.tsx';
import { useWriterElsewhere } from './ReaderNotice.tsx';
import { useRoundsToday } from './use-rounds-today.ts';

/** The round to start or go on with, where the day's work is listed; nothing when no window is open. */
export function StartRound() {
  const { t } = useTranslation('app');
  const today = useRoundsToday();
  const slot = today?.slots.find((each) => each.slot === today.current);
  const elsewhere = useWriterElsewhere();
  if (elsewhere !== null || today === undefined || slot === undefined || slot.figures.waiting === 0) return null;
  const isBegun = slot.figures.waiting < slot.figures.due;
  return (
    <ButtonLink look="primary" to={`/bevakning/rond/${slot.slot}`}>
      <Play aria-hidden />
      {t(isBegun ? 'roundsUi.state.resume' : 'roundsUi.state.start', {
        slot: slot.slot,
        count: today.slots.length,
        due: isBegun ? slot.figures.waiting : slot.figures.due,
        time: slot.to,
      })}
    </ButtonLink>
  );
}

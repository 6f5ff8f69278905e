import { Play } from 'lucide-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useKey } from '../../app/keys.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { useWriterElsewhere } from './ReaderNotice.tsx';
import { addressOf } from './address.ts';
import { useRoundsToday } from './use-rounds-today.ts';

/** The round to start or go on with, where the day's work is listed; nothing when no window is open. */
export function StartRound() {
  const { t } = useTranslation('app');
  const today = useRoundsToday();
  const slot = today?.slots.find((each) => each.slot === today.current);
  const elsewhere = useWriterElsewhere();
  const navigate = useNavigate();
  const isThere = elsewhere === null && slot !== undefined && slot.figures.waiting > 0;
  const start = useCallback(() => void navigate(addressOf(slot?.slot ?? 1)), [navigate, slot?.slot]);
  useKey('startRound', start, isThere);
  if (!isThere || today === undefined) return null;
  // Whoever has accounts in the round hears of their own; somebody without any, of all that wait.
  const { due, waiting } = slot.mine.waiting > 0 ? slot.mine : slot.figures;
  const isBegun = waiting < due;
  return (
    <ButtonLink look="primary" to={addressOf(slot.slot)}>
      <Play aria-hidden />
      {t(isBegun ? 'roundsUi.state.resume' : 'roundsUi.state.start', {
        slot: slot.slot,
        count: today.slots.length,
        due: waiting,
        time: slot.to,
      })}
    </ButtonLink>
  );
}

import { CalendarOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { useWriterElsewhere } from '../ReaderNotice.tsx';
import { AwayDialog } from './AwayDialog.tsx';

/** "Jag är borta", one click away on Idag and in the week picture. */
export function AwayButton() {
  const { t } = useTranslation('app');
  const [isOpen, setOpen] = useState(false);
  // What cannot be saved here is not begun here.
  const writer = useWriterElsewhere();
  if (writer !== null) return null;
  return (
    <>
      <Button onPress={() => setOpen(true)}>
        <CalendarOff aria-hidden />
        {t('roundPlan.away.button')}
      </Button>
      {isOpen ? <AwayDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}

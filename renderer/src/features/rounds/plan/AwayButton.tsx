import { CalendarOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { AwayDialog } from './AwayDialog.tsx';

/** "Jag är borta", one click away on Idag and in the week picture. */
export function AwayButton() {
  const { t } = useTranslation('app');
  const [isOpen, setOpen] = useState(false);
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

import { useMutation } from '@tanstack/react-query';
import { OctagonAlert } from 'lucide-react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.ts';
import { usePlace } from '../../app/administration.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { say } from '../../ui/Toasts.tsx';
import { fetchReady } from './fetch-ready.ts';
import styles from './leaving.module.css';

/** The red band of an abrupt departure: what it does, what it cannot do, why, and who confirms. */
export function AbruptBand({ reason, onReason }: { reason: string; onReason: (reason: string) => void }) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  return (
    <section className={styles.band} aria-labelledby="hastig-avgang">
      <div className={styles.bandHead}>
        <OctagonAlert aria-hidden />
        <h2 id="hastig-avgang">{t('leaving.abrupt.band')}</h2>
      </div>
      <div className={styles.bandBody}>
        <div className={styles.bandText}>
          <p>{t('leaving.abrupt.bandBody')}</p>
          <p>
            <b>{t('leaving.abrupt.memory')}</b>
          </p>
        </div>
        <div className={styles.bandText}>
          <TextField
            label={t('leaving.abrupt.reason')}
            help={t('leaving.abrupt.reasonHelp')}
            value={reason}
            onChange={onReason}
            isRequired
          />
          <div>
            <h3>{t('leaving.abrupt.second')}</h3>
            <p>{t('leaving.abrupt.secondBody', { count: administration.settings.reviewWithinDays.value })}</p>
            <SignDecision />
          </div>
        </div>
      </div>
    </section>
  );
}

/** For the second person, at their own computer: signs the decision that a colleague has sent. */
function SignDecision() {
  const { t } = useTranslation('app');
  const sign = useMutation(
    queries.leaving.signDecision.mutationOptions({
      onSuccess: (file) => {
        fetchReady(file);
        say({ text: t('leaving.confirmation.signed') });
      },
    }),
  );
  return (
    <FileTrigger
      acceptedFileTypes={['.json', 'application/json']}
      onSelect={(files) => {
        const file = files?.item(0);
        if (file) sign.mutate({ file });
      }}
    >
      <Button small isPending={sign.isPending}>
        {t('leaving.confirmation.signFile')}
      </Button>
    </FileTrigger>
  );
}

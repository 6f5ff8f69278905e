import { useMutation } from '@tanstack/react-query';
import { FileDown, FileInput } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { fetchReady } from '../../leaving/fetch-ready.ts';
import styles from './application.module.css';

/** The start form for somebody without the app: out as a file, and in again. */
export function FormFileButtons() {
  const { t, i18n } = useTranslation('app');
  const { administration } = usePlace();
  const make = useMutation(queries.application.form.mutationOptions({ meta: { showsError: true } }));
  const language = i18n.language === 'en' ? 'en' : 'sv';
  return (
    <div className={styles.similar}>
      <p className={styles.check}>{t('application.without')}</p>
      {make.error === null ? null : <Notice tone="bad">{errorText(make.error, t)}</Notice>}
      <div className={styles.out}>
        <Button
          isPending={make.isPending}
          onPress={() => make.mutate({ administrationId: administration.id, language }, { onSuccess: fetchReady })}
        >
          <FileDown aria-hidden />
          {t('application.getForm')}
        </Button>
        <ButtonLink to="/arenden/blankett">
          <FileInput aria-hidden />
          {t('application.readForm')}
        </ButtonLink>
      </div>
    </div>
  );
}

import { useMutation } from '@tanstack/react-query';
import { FileInput } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Application, type ApplicationRead, formFields, largestAnswer } from '#core/cases/application/contract.ts';
import type { Case } from '#core/cases/contract.ts';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useFormat } from '../../../app/format.ts';
import { useMayChange } from '../../../app/may.ts';
import { useUnsaved } from '../../../app/use-unsaved.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { FileDrop } from '../../../ui/FileDrop.tsx';
import { Card, Notice, Page } from '../../../ui/Page.tsx';
import { casePath } from '../words.ts';
import styles from './application.module.css';
import { Receipt } from './Receipt.tsx';
import { SimilarAccounts } from './SimilarAccounts.tsx';
import { FreezeNotice } from './StartNotices.tsx';
import { TakeForm } from './TakeForm.tsx';

/** "Läs in uppstartsblankett": what came in, whether there is an account already, and then a case. */
export function ReadApplicationPage() {
  const { t } = useTranslation('app');
  const mayTake = useMayChange('application.take');
  if (mayTake) return <ReadApplication />;
  return (
    <Page title={t('application.title')} width="narrow">
      <Notice tone="plain">{t('accounts.readOnly')}</Notice>
    </Page>
  );
}

function ReadApplication() {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const [text, setText] = useState('');
  const [isTooLarge, setTooLarge] = useState(false);
  const [opened, setOpened] = useState<Case | null>(null);
  const read = useMutation(queries.application.read.mutationOptions({ meta: { showsError: true } }));
  useUnsaved(read.data !== undefined && opened === null && read.data.taken === null);
  const choose = (file: File) => {
    setTooLarge(file.size > largestAnswer);
    if (file.size > largestAnswer) return;
    void file.text().then((given) => {
      setText(given);
      read.mutate({ administrationId: administration.id, text: given });
    });
  };
  const found = read.data;
  return (
    <Page
      title={t('application.title')}
      lead={t('application.lead')}
      width="narrow"
      actions={<ButtonLink to="/arenden">{t('application.toCases')}</ButtonLink>}
    >
      <FreezeNotice />
      {isTooLarge ? <Notice tone="bad">{t('application.tooLarge')}</Notice> : null}
      {read.error === null ? null : <Notice tone="bad">{errorText(read.error, t)}</Notice>}
      {opened !== null && found !== undefined ? (
        <Receipt one={opened} name={found.application.name} />
      ) : found === undefined ? (
        <Card>
          <FileDrop
            icon={FileInput}
            title={t('application.readForm')}
            or={t('application.or')}
            button={t('application.choose')}
            accept={['.json', 'application/json']}
            isBusy={read.isPending}
            onFile={choose}
            onWrong={() => setTooLarge(false)}
          >
            {t('application.chooseHelp')}
          </FileDrop>
        </Card>
      ) : (
        <>
          {found.taken === null ? null : <Taken number={found.taken} onOther={() => read.reset()} />}
          <Came found={found} />
          <Card title={t('application.similar.title')}>
            <div className={styles.part}>
              <SimilarAccounts accounts={found.similar} />
            </div>
          </Card>
          {found.taken === null ? (
            <TakeForm found={found} text={text} onOther={() => read.reset()} onOpened={setOpened} />
          ) : null}
        </>
      )}
    </Page>
  );
}

/** The same file has become a case before. */
function Taken({ number, onOther }: { number: string; onOther: () => void }) {
  const { t } = useTranslation('app');
  return (
    <>
      <Notice tone="warn">{t('application.takenAs', { number })}</Notice>
      <div className={styles.foot}>
        <Button onPress={onOther}>{t('application.other')}</Button>
        <ButtonLink look="primary" to={casePath(number)}>
          {t('application.open', { number })}
        </ButtonLink>
      </div>
    </>
  );
}

/** What the form says, as text. */
function Came({ found: { application, check } }: { found: ApplicationRead }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const fields = Object.keys(formFields) as Array<keyof Application>;
  return (
    <Card title={t('application.came')}>
      <div className={styles.part}>
        <dl className={styles.answers}>
          {fields
            .filter((field) => application[field] !== '')
            .map((field) => (
              <div key={field}>
                <dt>{t(`application.form.field.${field}`)}</dt>
                <dd>{field === 'signedOn' ? format.day(application[field]) : application[field]}</dd>
              </div>
            ))}
        </dl>
        <p className={styles.check}>{t('application.checkCode', { check })}</p>
      </div>
    </Card>
  );
}

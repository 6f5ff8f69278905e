import { useTranslation } from 'react-i18next';
import type { Case } from '#core/cases/contract.ts';
import { useFormat } from '../../../app/format.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { casePath } from '../words.ts';
import { answerDayOf } from './answer-day.ts';
import styles from './application.module.css';

/** What whoever applied is told: when it came in, its number, and when it is answered at the latest. */
export function Receipt({ one, name }: { one: Case; name: string }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const by = answerDayOf(one);
  const day = format.time(one.openedAt);
  const { number } = one;
  const text =
    by === null
      ? t('application.receiptTextNoDay', { name, day, number })
      : t('application.receiptText', { name, day, number, answer: format.day(by) });
  return (
    <Card title={t('application.done')}>
      <div className={styles.part}>
        <div>
          <h3>{t('application.receipt')}</h3>
          <p>{text}</p>
        </div>
        <div className={styles.foot}>
          <Button
            onPress={() => void navigator.clipboard.writeText(text).then(() => say({ text: t('application.copied') }))}
          >
            {t('application.copy')}
          </Button>
          <ButtonLink look="primary" to={casePath(number)}>
            {t('application.open', { number })}
          </ButtonLink>
        </div>
      </div>
    </Card>
  );
}

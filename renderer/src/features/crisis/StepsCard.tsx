import { Check, Circle, CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Case } from '#core/cases/contract.ts';
import { shownStanding } from '#core/cases/shown-standing.ts';
import { useFormat } from '../../app/format.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Page.tsx';
import styles from './crisis.module.css';
import { useLanguage } from './use-crisis.ts';

/** The steps of the crisis in order; each leads to where it is done. */
export function StepsCard({ one }: { one: Case }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const language = useLanguage();
  const settled = one.state.steps.filter(({ standing }) => standing === 'done' || standing === 'skipped').length;
  return (
    <Card
      title={t('crisis.steps.title')}
      aside={<small>{t('crisis.steps.done', { done: settled, count: one.edition.steps.length })}</small>}
    >
      <ol className={styles.steps}>
        {one.edition.steps.map((step, place) => {
          const state = one.state.steps[place];
          const standing = state?.standing ?? 'waiting';
          const isDone = standing === 'done' || standing === 'skipped';
          const Icon = isDone ? Check : standing === 'ready' ? Circle : CircleDashed;
          const when = state?.at ?? null;
          const due = state?.dueAt ?? null;
          return (
            <li key={step.id} data-standing={standing}>
              <Icon aria-hidden />
              <div>
                <b>{step.title[language]}</b>
                <small>
                  {[
                    t(`cases.standing.${state === undefined ? standing : shownStanding(state, one.state)}`),
                    t(`cases.role.${step.role}`),
                    when !== null
                      ? format.clock(when)
                      : due !== null && !isDone && one.state.ended === null
                        ? t('crisis.steps.by', { at: format.clock(due) })
                        : '',
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </div>
              <ButtonLink
                small
                look="quiet"
                to={`/arenden/${one.number}?steg=${step.id}`}
                label={`${t('ui.open')}: ${step.title[language]}`}
              >
                {t('ui.open')}
              </ButtonLink>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

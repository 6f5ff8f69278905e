import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Absence } from '#core/rounds/plan/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useFormat } from '../../../app/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import settingsStyles from '../../settings/settings.module.css';
import { useMayPlan } from './use-plan.ts';
import styles from './who.module.css';

/** Who is away now and later, and who stands in. */
export function AbsencesCard() {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { administration, me } = usePlace();
  const { mayPlan } = useMayPlan();
  const { data: absences } = useQuery(
    queries.roundPlan.absences.queryOptions({ input: { administrationId: administration.id } }),
  );
  const ids = [
    ...new Set((absences ?? []).flatMap(({ personId, substituteId }) => [personId, substituteId ?? personId])),
  ];
  const { data: people } = useQuery({
    ...queries.people.named.queryOptions({ input: { ids: ids.slice(0, 500) } }),
    enabled: ids.length > 0,
  });
  const own = useMutation(queries.roundPlan.beBack.mutationOptions());
  const others = useMutation(queries.roundPlan.markBack.mutationOptions());
  if (absences === undefined) return null;
  const nameOf = (id: string | null) => people?.find((person) => person.id === id)?.name ?? '';

  function back({ id, personId }: Absence): void {
    const done = { onSuccess: () => say({ text: t('roundPlan.away.cameBack', { name: nameOf(personId) }) }) };
    if (personId === me.personId) own.mutate({ id }, done);
    else others.mutate({ id }, done);
  }
  return (
    <Card title={t('roundPlan.away.list')}>
      {absences.length === 0 ? (
        <p className={styles.none}>{t('roundPlan.away.listNone')}</p>
      ) : (
        <ul role="list" className={settingsStyles.list}>
          {absences.map((absence) => (
            <li key={absence.id}>
              <span>
                <b>{nameOf(absence.personId)}</b>
                <small className={styles.below}>
                  {absence.from === absence.to
                    ? format.shortDay(absence.from)
                    : t('roundPlan.away.span', {
                        from: format.shortDay(absence.from),
                        to: format.shortDay(absence.to),
                      })}
                  {' · '}
                  {absence.substituteId === null
                    ? t('roundPlan.away.byNobody')
                    : t('roundPlan.away.by', { name: nameOf(absence.substituteId) })}
                </small>
              </span>
              {mayPlan || absence.personId === me.personId ? (
                <Button
                  small
                  aria-label={t('roundPlan.away.backOf', { name: nameOf(absence.personId) })}
                  onPress={() => back(absence)}
                >
                  {t('roundPlan.away.back')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

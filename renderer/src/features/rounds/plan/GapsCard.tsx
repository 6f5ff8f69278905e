import { useQuery } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Gap } from '#core/rounds/plan/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { Card } from '../../../ui/Page.tsx';
import type { SwapOf } from './SwapDialog.tsx';
import { usePlanWords } from './use-plan.ts';
import styles from './who.module.css';

const daysAhead = 14;
const shownFirst = 5;

/** What will go wrong in two weeks if nobody does anything: each gap with its one action. */
export function GapsCard({
  nameOf,
  onSwap,
}: {
  nameOf: (id: string | null) => string;
  onSwap: ((part: SwapOf) => void) | null;
}) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const words = usePlanWords();
  const [isAll, setAll] = useState(false);
  const { data: gaps } = useQuery(
    queries.roundPlan.gaps.queryOptions({ input: { administrationId: administration.id, days: daysAhead } }),
  );
  if (gaps === undefined) return null;
  if (gaps.length === 0)
    return (
      <p className={styles.fine}>
        <CircleCheck aria-hidden />
        {t('roundPlan.who.gapsNone', { count: daysAhead })}
      </p>
    );
  const shown = isAll ? gaps : gaps.slice(0, shownFirst);
  const partOf = (gap: Gap, { ownerId, accounts, accountNames }: Gap['parts'][number]): SwapOf => ({
    day: gap.day,
    slot: gap.slot,
    from: gap.from,
    to: gap.to,
    ownerId,
    heldBy: gap.personId,
    ownerName: nameOf(ownerId),
    accounts,
    accountNames,
    isSwapped: false,
  });
  return (
    <Card
      title={t('roundPlan.who.gaps')}
      aside={<Chip tone="bad">{t('roundPlan.who.gapsOf', { count: gaps.length, days: daysAhead })}</Chip>}
    >
      <ul role="list" className={styles.gaps}>
        {shown.map((gap) => {
          const Icon = gap.kind === 'nobody' ? CircleAlert : TriangleAlert;
          const more = gap.accounts - gap.accountNames.length;
          const names = gap.accountNames.join(', ');
          return (
            <li key={`${gap.kind} ${gap.day} ${gap.slot} ${gap.personId}`} data-kind={gap.kind}>
              <Icon aria-hidden />
              <div>
                <b>
                  {words.day(gap.day)}, {t('roundPlan.round', { slot: gap.slot })}
                  {': '}
                  {t(`roundPlan.gap.${gap.kind}`, { count: gap.accounts, name: gap.personName })}
                </b>
                <small>{more > 0 ? t('today.andMore', { names, count: more }) : names}</small>
              </div>
              {onSwap === null
                ? null
                : gap.parts.slice(0, gap.kind === 'nobody' ? gap.parts.length : 1).map((part) => (
                    <Button key={part.ownerId} small onPress={() => onSwap(partOf(gap, part))}>
                      {gap.kind === 'too-many'
                        ? t('roundPlan.who.share')
                        : gap.parts.length > 1 && nameOf(part.ownerId) !== ''
                          ? t('roundPlan.who.chooseFor', { name: nameOf(part.ownerId) })
                          : t('roundPlan.who.choose')}
                    </Button>
                  ))}
            </li>
          );
        })}
      </ul>
      {gaps.length > shown.length ? (
        <div className={styles.more}>
          <Button small look="quiet" onPress={() => setAll(true)}>
            {t('ui.showMore')}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}

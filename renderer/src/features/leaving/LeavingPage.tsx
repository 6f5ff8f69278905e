import { UserRoundX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import type { HandoverRow, Leaving } from '#core/leaving/contract.ts';
import { errorText } from '../../api/errors.ts';
import { useFormat } from '../../app/format.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Card, Empty, Notice, Page } from '../../ui/Page.tsx';
import { AbruptBand } from './AbruptBand.tsx';
import { EndDialog } from './EndDialog.tsx';
import { GroupCard } from './GroupCard.tsx';
import styles from './leaving.module.css';
import { MadeCard } from './MadeCard.tsx';
import { groupsOf } from './matters.ts';
import { ProofsCard } from './ProofsCard.tsx';
import { Tally } from './Tally.tsx';
import { useLeaving } from './use-leaving.ts';
import { VaultCard } from './VaultCard.tsx';

/** Lämna över: to the left everything the person holds, to the right who takes it over; what is left in large. */
export function LeavingPage() {
  const { t } = useTranslation('app');
  const { id = '' } = useParams();
  const leaving = useLeaving(id);
  if (leaving.error !== null)
    return (
      <Empty
        icon={UserRoundX}
        title={t('people.person.gone')}
        actions={<ButtonLink to="/personer">{t('people.person.all')}</ButtonLink>}
      >
        {errorText(leaving.error, t)}
      </Empty>
    );
  if (leaving.data === undefined)
    return (
      <Page title={t('leaving.open')} lead={t('ui.loading')}>
        {null}
      </Page>
    );
  return <Whole leaving={leaving} page={leaving.data} />;
}

function Whole({ leaving, page }: { leaving: ReturnType<typeof useLeaving>; page: Leaving }) {
  const { t } = useTranslation('app');
  const [params, setParams] = useSearchParams();
  const isAbrupt = params.has('hastig') && page.person.active;
  const [reason, setReason] = useState('');
  const [ending, setEnding] = useState<HandoverRow[]>([]);
  const { person } = page;
  const toggle = () => setParams(isAbrupt ? {} : { hastig: '' }, { replace: true });
  const groups = groupsOf(page.rows);
  const hasLeftAtOnce = !page.done && page.made.some(({ kind, undoneAt }) => kind === 'abrupt' && undoneAt === null);
  return (
    <Page
      title={t('leaving.title', { name: person.name })}
      lead={<Lead page={page} />}
      actions={
        <div className={styles.actions}>
          <ButtonLink look="quiet" to={`/personer/${person.id}`}>
            {t('leaving.back')}
          </ButtonLink>
          <Button onPress={() => window.print()}>{t('leaving.print')}</Button>
          {page.person.active ? (
            <Button look={isAbrupt ? 'plain' : 'danger'} onPress={toggle}>
              {t(isAbrupt ? 'leaving.abrupt.cancel' : 'leaving.abrupt.begin')}
            </Button>
          ) : null}
        </div>
      }
    >
      {isAbrupt ? <AbruptBand reason={reason} onReason={setReason} /> : null}
      {hasLeftAtOnce ? <Notice tone="warn">{t('leaving.abrupt.memory')}</Notice> : null}
      {page.gone === 0 ? null : <Notice tone="plain">{t('leaving.gone', { count: page.gone })}</Notice>}
      <div className={styles.columns}>
        <div className={styles.column}>
          {page.rows.length === 0 ? (
            <Card>
              <Empty icon={UserRoundX} title={t('leaving.nothing')}>
                {t('leaving.nothingBody')}
              </Empty>
            </Card>
          ) : (
            groups.map((group) => (
              <GroupCard
                key={group.id}
                group={group}
                people={page.people}
                isAbrupt={isAbrupt}
                hasEnded={!person.active}
                onChoose={leaving.choose}
                onEnd={setEnding}
              />
            ))
          )}
        </div>
        <aside className={styles.beside}>
          <Tally leaving={leaving} page={page} isAbrupt={isAbrupt} reason={reason} />
          <VaultCard leaving={leaving} page={page} isToldOfMemory={hasLeftAtOnce} />
          <ProofsCard proofs={page.proofs} />
          <MadeCard leaving={leaving} page={page} />
        </aside>
      </div>
      {ending.length === 0 ? null : (
        <EndDialog
          rows={ending}
          onClose={() => setEnding([])}
          onEnd={(words) => {
            leaving.choose(ending.map(({ key }) => ({ key, receiverId: null, ending: words })));
            setEnding([]);
          }}
        />
      )}
    </Page>
  );
}

function Lead({ page }: { page: Leaving }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { title, unitName, leavesOn, active, frozen, name } = page.person;
  const words = [title === name ? '' : title, unitName].filter((word) => word !== '').join(' · ');
  return (
    <span className={styles.lead}>
      {words === '' ? null : <span>{words}</span>}
      <Chip tone={leavesOn === null ? 'plain' : active ? 'warn' : 'plain'}>
        {leavesOn === null
          ? t('leaving.noLastDay')
          : t(active ? 'leaving.lastDay' : 'leaving.hasLeft', { day: format.day(leavesOn) })}
      </Chip>
      {frozen ? <Chip tone="bad">{t('leaving.frozen')}</Chip> : null}
      {page.made.some(({ undoneAt }) => undoneAt === null) ? (
        <Chip tone={page.done ? 'ok' : 'warn'}>{t(page.done ? 'leaving.done.yes' : 'leaving.done.no')}</Chip>
      ) : null}
    </span>
  );
}

import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { ClipboardCheck, Printer, Smartphone } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AwayAccount, type AwayStep, namesOf } from '#core/rounds/away/contract.ts';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useFormat } from '../../../app/format.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Choice.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { Card, Empty, Notice, Page } from '../../../ui/Page.tsx';
import { Segments } from '../../../ui/Segments.tsx';
import { useToday } from '../../accounts/account/use-today.ts';
import { fetchReady } from '../../leaving/fetch-ready.ts';
import paper from '../../../ui/Paper.module.css';
import styles from './away.module.css';

/** "Ta med listan": what waits in the rounds of a day, on paper, or as a file for the phone. */
export function TakePage() {
  const { t, i18n } = useTranslation('app');
  const format = useFormat();
  const today = useToday();
  const { administration, me } = usePlace();
  const [day, setDay] = useState<string | null>(null);
  const [slot, setSlot] = useState<number | null>(null);
  const [whose, setWhose] = useState<'mine' | 'all'>(me.personId === null ? 'all' : 'mine');
  const input = { administrationId: administration.id, day: day ?? today, slot, whose };
  const { data: list, error } = useQuery({
    ...queries.away.list.queryOptions({ input }),
    placeholderData: keepPreviousData,
  });
  const make = useMutation(queries.away.file.mutationOptions({ meta: { showsError: true } }));
  const rounds = list?.rounds.filter(({ steps }) => steps.length > 0) ?? [];
  const isEmpty = rounds.length === 0;
  const problem = error ?? make.error;
  return (
    <Page
      title={t('away.take.title')}
      lead={t('away.take.lead')}
      actions={
        <div className={paper.screen}>
          <ButtonLink to="/bevakning">{t('away.take.back')}</ButtonLink>
          <Button isDisabled={isEmpty} onPress={() => window.print()}>
            <Printer aria-hidden />
            {t('away.take.print')}
          </Button>
          <Button
            look="primary"
            isDisabled={isEmpty}
            isPending={make.isPending}
            onPress={() =>
              make.mutate({ ...input, language: i18n.language === 'en' ? 'en' : 'sv' }, { onSuccess: fetchReady })
            }
          >
            <Smartphone aria-hidden />
            {t('away.take.file')}
          </Button>
        </div>
      }
    >
      <div className={`${paper.screen} ${styles.above}`}>
        <div className={styles.choose}>
          <DateField
            label={t('away.take.day')}
            value={day ?? today}
            onChange={(next) => {
              setDay(next);
              setSlot(null);
            }}
          />
          <Select
            label={t('away.take.which')}
            choices={[
              { id: '', name: t('away.take.all') },
              ...(list?.slots ?? []).map((each) => ({ id: String(each), name: t('roundPlan.round', { slot: each }) })),
            ]}
            value={slot === null ? '' : String(slot)}
            onChange={(next) => setSlot(next === '' ? null : Number(next))}
          />
          <Segments
            label={t('away.take.whose')}
            choices={[
              { id: 'mine', name: t('away.take.mine') },
              { id: 'all', name: t('away.take.everyones') },
            ]}
            value={whose}
            onChange={setWhose}
          />
        </div>
        <div className={styles.note}>
          <p>{t('away.take.what')}</p>
          <p>{t('away.take.how')}</p>
          <p>{t('away.take.paper')}</p>
        </div>
        {problem === null ? null : <Notice tone="bad">{errorText(problem, t)}</Notice>}
        {list !== undefined && isEmpty ? (
          <Card label={t('away.take.nothing')}>
            <Empty icon={ClipboardCheck} title={t('away.take.nothing')}>
              {t(whose === 'mine' ? 'away.take.nothingMine' : 'away.take.nothingBody')}
            </Empty>
          </Card>
        ) : null}
      </div>
      {list === undefined || isEmpty ? null : (
        <section
          className={`${paper.paper} ${paper.dense} ${styles.sheet}`}
          aria-label={t('away.take.sheet', { day: format.weekday(list.day) })}
        >
          <h2>{t('away.take.sheet', { day: format.weekday(list.day) })}</h2>
          <p>
            {t(list.madeFor === '' ? 'away.take.made' : 'away.take.madeFor', {
              administration: list.administrationName,
              name: list.madeFor,
              time: format.time(list.madeAt),
            })}
          </p>
          {list.others === 0 ? null : <p>{t('away.others', { count: list.others })}</p>}
          <PartsByPlatform accounts={rounds.flatMap(({ steps }) => steps.flatMap(({ accounts }) => accounts))} />
          {rounds.map(({ slot: number, from, to, steps }) => (
            <RoundSheet key={number} title={t('away.round', { slot: number, from, to })} steps={steps} />
          ))}
        </section>
      )}
    </Page>
  );
}

/** What a look includes, once for each platform: it is the same for every account there. */
function PartsByPlatform({ accounts }: { accounts: readonly AwayAccount[] }) {
  const { t } = useTranslation('app');
  const partsOf = new Map(accounts.map(({ platformName, parts }) => [platformName, parts]));
  return (
    <dl className={styles.parts}>
      {[...partsOf]
        .toSorted(([a], [b]) => a.localeCompare(b, 'sv'))
        .map(([platformName, parts]) => (
          <div key={platformName}>
            <dt>{t('away.take.lookAtOn', { platform: platformName })}</dt>
            <dd>{parts.map((part) => t(`terms.lookPart.${part}`).toLocaleLowerCase('sv')).join(', ')}</dd>
          </div>
        ))}
    </dl>
  );
}

/** A round on paper: each account or tittställe, and room to write. */
function RoundSheet({ title, steps }: { title: string; steps: readonly AwayStep[] }) {
  const { t } = useTranslation('app');
  return (
    <table>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('away.take.account')}</th>
          <th scope="col">{t('away.take.outcome')}</th>
          <th scope="col">{t('away.take.time')}</th>
          <th scope="col">{t('away.take.note')}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ place, accounts }) => (
          <tr key={place?.code ?? accounts[0]?.code}>
            <SheetHead place={place} accounts={accounts} />
            <td className={styles.boxes}>
              {outcomes
                .filter((outcome) => place === null || outcome !== 'sent-on')
                .map((outcome) => (
                  <span key={outcome}>{t(`terms.lookOutcome.${outcome}`)}</span>
                ))}
            </td>
            <td className={styles.empty}>&nbsp;</td>
            <td className={styles.wide}>&nbsp;</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const outcomes = ['nothing-new', 'answered', 'case', 'needs-login', 'not-possible', 'sent-on'] as const;
const shownAddress = (url: string) => url.replace(/^https?:\/\/(?:www\.)?|\/$/g, '');

/** What is looked at; at a tittställe also which accounts the look covers. */
function SheetHead({ place, accounts }: AwayStep) {
  const { t } = useTranslation('app');
  const [account] = accounts;
  const address = place === null ? shownAddress(account?.url ?? '') || account?.handle : shownAddress(place.url);
  return (
    <th scope="row">
      {place?.name ?? account?.name}
      <small>
        {place === null
          ? account?.platformName
          : `${t('away.covers', { count: accounts.length })}: ${namesOf(accounts).join(', ')}`}
      </small>
      <small className={styles.address}>{address}</small>
    </th>
  );
}

import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { LookOutcome, LookPart, QueueItem } from '#core/rounds/contract.ts';
import { addDays } from '../../../app/days.ts';
import { useFormat } from '../../../app/format.ts';
import type { KeyName } from '../../../app/key-table.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { casePath } from '../../cases/words.ts';
import { outcomeTones, useLookWord } from '../words.ts';
import styles from './round.module.css';
import { type Step, unfinishedLook } from './steps.ts';

/** The outcomes with their keys, in the order of the keys. */
const outcomes: ReadonlyArray<{ outcome: LookOutcome; key: KeyName }> = [
  { outcome: 'nothing-new', key: 'nothingNew' },
  { outcome: 'answered', key: 'answered' },
  { outcome: 'case', key: 'case' },
  { outcome: 'needs-login', key: 'needsLogin' },
  { outcome: 'not-possible', key: 'notPossible' },
  { outcome: 'sent-on', key: 'sentOn' },
];

/** What to know of the account or the tittställe, what a look includes there, and the outcomes. */
export function LookPanel({
  step,
  includes,
  today,
  lastPost,
  onLastPost,
  onLook,
  onDocument,
  onTakeApart,
  onTakeOver,
}: {
  step: Step;
  includes: Record<string, LookPart[]>;
  today: string;
  /** The day of the latest post, as this window has seen it and not yet recorded. */
  lastPost: string | null;
  onLastPost: (day: string) => void;
  onLook: (outcome: LookOutcome) => void;
  /** Keeps documentation of what is seen; not there for those who keep none. */
  onDocument: (() => void) | null;
  onTakeApart: (accountId: string) => void;
  onTakeOver: () => void;
}) {
  const { t } = useTranslation('app');
  const [item] = step.items;
  if (item === undefined) return null;
  const claim = step.waiting.find((each) => each.claim !== null && !each.claim.isHere)?.claim ?? null;
  const parts = includes[item.platform] ?? includes['other'] ?? [];
  return (
    <>
      <div>
        <h2>{step.place?.name ?? item.name}</h2>
        {step.place === null ? <AccountCard item={item} /> : <PlaceCard step={step} onTakeApart={onTakeApart} />}
      </div>
      {claim === null ? null : (
        <Notice tone="warn">
          <p>{t(claim.isMine ? 'roundsUi.openElsewhereMine' : 'roundsUi.openElsewhere', { name: claim.by })}</p>
          <Button small onPress={onTakeOver}>
            {t('roundsUi.takeOver')}
          </Button>
        </Notice>
      )}
      <div className={styles.outcomes} role="group" aria-label={t('roundsUi.result')}>
        {outcomes.map(({ outcome, key }, index) => (
          <Button
            key={outcome}
            {...(index === 0 && { look: 'primary' })}
            shortcut={key}
            onPress={() => onLook(outcome)}
          >
            {t(`terms.lookOutcome.${outcome}`)}
          </Button>
        ))}
        {onDocument === null ? null : (
          <Button look="quiet" shortcut="document" onPress={onDocument}>
            {t('roundsUi.document')}
          </Button>
        )}
      </div>
      {step.place === null ? (
        <div className={styles.lastPost}>
          <DateField
            label={t('roundsUi.lastPost')}
            value={lastPost ?? item.lastPostOn}
            max={today}
            onChange={(day) => day !== null && onLastPost(day)}
          />
          <Button small shortcut="postedToday" onPress={() => onLastPost(today)}>
            {t('roundsUi.today')}
          </Button>
          <Button small onPress={() => onLastPost(addDays(today, -1))}>
            {t('roundsUi.yesterday')}
          </Button>
          {item.belowNorm ? <Chip tone="warn">{t('roundsUi.belowNorm')}</Chip> : null}
        </div>
      ) : null}
      <p className={styles.includes}>
        {t('roundsUi.lookAt', {
          parts: parts.map((part) => t(`terms.lookPart.${part}`).toLocaleLowerCase('sv')).join(', '),
        })}
      </p>
    </>
  );
}

function AccountCard({ item }: { item: QueueItem }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { look } = item;
  return (
    <>
      <dl className={styles.facts}>
        <div>
          <dt>{t('roundsUi.before')}</dt>
          <dd>
            {item.before === null
              ? t('roundsUi.neverBefore')
              : [
                  format.dayAndClock(item.before.lookedAt),
                  t(`terms.lookOutcome.${item.before.outcome}`).toLocaleLowerCase('sv'),
                  item.before.by,
                ]
                  .filter((part) => part !== '')
                  .join(', ')}
          </dd>
        </div>
        <div>
          <dt>{t('roundsUi.assignee')}</dt>
          <dd>{item.assignee === '' ? <Chip tone="warn">{t('roundsUi.nobody')}</Chip> : item.assignee}</dd>
        </div>
        <div>
          <dt>{t('roundsUi.unit')}</dt>
          <dd>{item.unitName || '–'}</dd>
        </div>
        <div>
          <dt>{t('roundsUi.access')}</dt>
          <dd>
            {item.canLogIn === null ? (
              <Chip tone="unknown">{t('roundsUi.accessUnknown')}</Chip>
            ) : (
              <Chip tone={item.canLogIn >= 2 ? 'ok' : item.canLogIn === 1 ? 'warn' : 'bad'}>
                {t('roundsUi.canLogIn', { count: item.canLogIn })}
              </Chip>
            )}
          </dd>
        </div>
        {item.openQuestions === 0 ? null : (
          <div>
            <dt>{t('roundsUi.openQuestions')}</dt>
            <dd>{item.openQuestions}</dd>
          </div>
        )}
        {look === null ? null : (
          <div>
            <dt>{t('roundsUi.result')}</dt>
            <dd>
              <Chip tone={outcomeTones[look.outcome]}>{t(`terms.lookOutcome.${look.outcome}`)}</Chip>
            </dd>
          </div>
        )}
        {look === null || look.caseNumber === '' ? null : (
          <div>
            <dt>{t('terms.lookOutcome.case')}</dt>
            <dd>
              <Link to={casePath(look.caseNumber)}>{look.caseNumber}</Link>
            </dd>
          </div>
        )}
        {look === null || look.reason === '' ? null : (
          <div>
            <dt>{t('roundsUi.reason')}</dt>
            <dd>{t(`terms.notPossibleReason.${look.reason}`)}</dd>
          </div>
        )}
        {look === null ? null : (
          <div>
            <dt>{t('roundsUi.how')}</dt>
            <dd>
              {[
                format.clock(look.lookedAt),
                t(`terms.lookMethod.${look.method}`).toLocaleLowerCase('sv'),
                ...(look.isMine || look.by === '' ? [] : [look.by]),
              ].join(', ')}
            </dd>
          </div>
        )}
      </dl>
      {look === null || look.note === '' ? null : <p className={styles.note}>{look.note}</p>}
      {item.note === '' ? null : <p className={styles.note}>{item.note}</p>}
      <Link to={`/konton/${item.accountId}`} className={styles.toAccount}>
        {t('roundsUi.toAccount')}
      </Link>
    </>
  );
}

/** The accounts that a look at the tittställe covers; one that it does not show can be taken by itself. */
function PlaceCard({ step, onTakeApart }: { step: Step; onTakeApart: (accountId: string) => void }) {
  const { t } = useTranslation('app');
  const lookWord = useLookWord();
  return (
    <>
      <p className={styles.note}>
        {step.waiting.length > 0
          ? t('roundsUi.placeMeans', { count: step.waiting.length })
          : t(unfinishedLook(step) === null ? 'roundsUi.placeDone' : 'roundsUi.placeUnfinished')}
      </p>
      {step.place?.note ? <p className={styles.note}>{step.place.note}</p> : null}
      <ul className={styles.covered} role="list">
        {step.items.map((item) => (
          <li key={item.accountId}>
            <span>
              {item.name} <small>{item.platformName}</small>
            </span>
            {item.look === null ? (
              <Button small look="quiet" onPress={() => onTakeApart(item.accountId)}>
                {t('roundsUi.takeApart')}
              </Button>
            ) : (
              <Chip tone={outcomeTones[item.look.outcome]}>{lookWord(item.look)}</Chip>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

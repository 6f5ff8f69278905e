import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AccessEntry } from '#core/accounts/contract.ts';
import type { PersonChoice as Person } from '#core/people/contract.ts';
import { usePlace } from '../../../app/administration.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { ChoiceRow } from '../../../ui/ChoiceRow.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { PersonChoice } from '../../people/PersonChoice.tsx';
import accessStyles from './access.module.css';
import styles from './account.module.css';
import { Spot } from './Section.tsx';
import type { AccountForm } from './use-account-form.ts';
import { useToday } from './use-today.ts';

type Answer = 'yes' | 'no' | 'unknown';
const answerOf = (value: boolean | null): Answer => (value === null ? 'unknown' : value ? 'yes' : 'no');
const valueOf = (answer: Answer): boolean | null => (answer === 'unknown' ? null : answer === 'yes');

/** Who can log in and who can close the account, one row a person, with the day somebody saw that it works. */
export function AccessTable({ form, people }: { form: AccountForm; people: ReadonlyMap<string, Person> }) {
  const { t } = useTranslation('app');
  const today = useToday();
  const { draft } = form;
  const nameOf = (id: string) => people.get(id)?.name ?? '';
  const entries = draft.access.toSorted((a, b) => nameOf(a.personId).localeCompare(nameOf(b.personId), 'sv'));
  const set = (access: AccessEntry[]) => form.change({ access });
  const add = (personIds: string[]) =>
    form.change((before) => ({
      access: [
        ...before.access,
        ...personIds
          .filter((personId) => !before.access.some((entry) => entry.personId === personId))
          .map((personId) => ({ personId, canLogIn: null, canClose: null, verifiedOn: null })),
      ],
    }));
  const change = (personId: string, patch: Partial<AccessEntry>) =>
    set(draft.access.map((entry) => (entry.personId === personId ? { ...entry, ...patch } : entry)));
  const has = (personId: string) => draft.access.some((entry) => entry.personId === personId);
  const likely = [
    ...new Set(
      draft.roles
        .filter(
          ({ role }) => role === 'responsible' || role === 'deputy' || role === 'editor' || role === 'communicator',
        )
        .map(({ personId }) => personId),
    ),
  ].filter((personId) => !has(personId) && people.get(personId)?.active !== false);
  return (
    <Spot form={form} field="access" wide>
      <div className={accessStyles.tableFrame}>
        <table className={accessStyles.table}>
          <caption className="visually-hidden">{t('accounts.access.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('accounts.access.person')}</th>
              <th scope="col">{t('accounts.access.canLogIn')}</th>
              <th scope="col">{t('accounts.access.canClose')}</th>
              <th scope="col">{t('accounts.access.verified')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('ui.remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <AccessRow
                key={entry.personId}
                entry={entry}
                person={people.get(entry.personId)}
                today={today}
                onChange={(patch) => change(entry.personId, patch)}
                onRemove={() => set(draft.access.filter((other) => other !== entry))}
              />
            ))}
            {entries.length === 0 ? (
              <tr>
                <td colSpan={5} className={styles.quiet}>
                  {t('accounts.access.nobody')}
                </td>
              </tr>
            ) : null}
          </tbody>
        </table>
      </div>
      <div className={accessStyles.tableFoot}>
        <div className={accessStyles.adder}>
          <PersonChoice
            label={t('accounts.access.add')}
            value={null}
            onChange={(id) => {
              if (id !== null) add([id]);
            }}
          />
        </div>
        {likely.length === 0 ? null : (
          <Button onPress={() => add(likely)}>{t('accounts.access.addFromDuties', { count: likely.length })}</Button>
        )}
        {entries.length > 1 && entries.some((entry) => entry.verifiedOn !== today) ? (
          <Button onPress={() => set(draft.access.map((entry) => ({ ...entry, verifiedOn: today })))}>
            {t('accounts.access.allCheckedToday')}
          </Button>
        ) : null}
      </div>
    </Spot>
  );
}

function AccessRow({
  entry,
  person,
  today,
  onChange,
  onRemove,
}: {
  entry: AccessEntry;
  person: Person | undefined;
  today: string;
  onChange: (patch: Partial<AccessEntry>) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const name = person?.name ?? '…';
  const answers = (['yes', 'no', 'unknown'] as const).map((id) => ({ id, name: t(`accounts.answer.${id}`) }));
  const days = administration.settings.verifiedWithinDays.value;
  const says = entry.canLogIn === true || entry.canClose === true;
  const isOld = entry.verifiedOn !== null && daysFrom(entry.verifiedOn, today) > days;
  return (
    <tr>
      <th scope="row">
        {name}
        {person?.active === false ? <Chip tone="bad">{t('ui.ended')}</Chip> : null}
      </th>
      <td>
        <ChoiceRow
          label={t('accounts.access.canLogInOf', { name })}
          hideLabel
          choices={answers}
          value={answerOf(entry.canLogIn)}
          onChange={(answer) => onChange({ canLogIn: valueOf(answer) })}
        />
      </td>
      <td>
        <ChoiceRow
          label={t('accounts.access.canCloseOf', { name })}
          hideLabel
          choices={answers}
          value={answerOf(entry.canClose)}
          onChange={(answer) => onChange({ canClose: valueOf(answer) })}
        />
      </td>
      <td>
        <div className={styles.row}>
          <DateField
            label={t('accounts.access.verifiedOf', { name })}
            hideLabel
            max={today}
            value={entry.verifiedOn}
            onChange={(verifiedOn) => onChange({ verifiedOn })}
          />
          {entry.verifiedOn === today ? null : (
            <Button
              small
              aria-label={t('accounts.access.checkedTodayOf', { name })}
              onPress={() => onChange({ verifiedOn: today })}
            >
              {t('accounts.access.today')}
            </Button>
          )}
          {says && (entry.verifiedOn === null || isOld) ? (
            <span className={accessStyles.hint}>
              {entry.verifiedOn === null
                ? t('accounts.access.notVerified')
                : t('accounts.access.verifiedLongAgo', { count: days })}
            </span>
          ) : null}
        </div>
      </td>
      <td>
        <Button look="icon" small aria-label={t('accounts.removePerson', { name })} onPress={onRemove}>
          <X aria-hidden />
        </Button>
      </td>
    </tr>
  );
}

/** Whole days from one day to another. */
function daysFrom(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

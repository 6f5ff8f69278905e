import { Split, Undo2, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Choice, HandoverRow } from '#core/leaving/contract.ts';
import { tieName } from '#core/leaving/row-words.ts';
import type { PersonChoice as Person } from '#core/people/contract.ts';
import { useFormat } from '../../app/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Card } from '../../ui/Page.tsx';
import { PersonChoice } from '../people/PersonChoice.tsx';
import styles from './leaving.module.css';
import { type Group, isChoosable, isLeft, type Matter, receiverOf } from './matters.ts';

interface Shared {
  people: readonly Person[];
  isAbrupt: boolean;
  /** The person’s last day has passed. */
  hasEnded: boolean;
  onChoose: (choices: Choice[]) => void;
  onEnd: (rows: HandoverRow[]) => void;
}

const choicesFor = (rows: readonly HandoverRow[], receiverId: string | null): Choice[] =>
  rows.map(({ key }) => ({ key, receiverId, ending: '' }));

/** The receiver that rows have in common; `undefined` when they have several. */
function common(rows: readonly HandoverRow[], isAbrupt: boolean): string | null | undefined {
  const [first, ...rest] = new Set(rows.map((row) => (row.ending === '' ? receiverOf(row, isAbrupt) : 'ended')));
  if (rest.length > 0) return undefined;
  return first === 'ended' ? null : (first ?? null);
}

/** What belongs to a unit, to the app or to the vault; with one field for all of it, and exceptions below. */
export function GroupCard({ group, ...shared }: { group: Group } & Shared) {
  const { t } = useTranslation('app');
  const title =
    group.id === 'app'
      ? t('leaving.group.app')
      : group.id === 'vault'
        ? t('leaving.group.vault')
        : group.unitName === ''
          ? t('leaving.group.noUnit')
          : group.unitName;
  const rows = group.matters.flatMap(({ choosable }) => choosable);
  const isUnit = group.id.startsWith('unit:') && group.matters.length > 1;
  return (
    <Card
      title={title}
      aside={
        isUnit && rows.length > 0 ? (
          <div className={styles.whole}>
            <span aria-hidden>{t('leaving.wholeUnitShort')}</span>
            <Receiver label={t('leaving.wholeUnit', { unit: title })} rows={rows} {...shared} />
          </div>
        ) : undefined
      }
    >
      <ul role="list" className={styles.matters} aria-label={title}>
        {group.matters.map((matter) => (
          <MatterRow key={matter.id} matter={matter} {...shared} />
        ))}
      </ul>
    </Card>
  );
}

/** A receiver as it is printed, where a field to choose in says nothing. */
function OnPaper({ name }: { name: string | undefined }) {
  return name === undefined ? null : <b className={styles.onPaper} data-name={name} aria-hidden />;
}

/** Who takes rows over, found by typing. */
function Receiver({
  label,
  rows,
  people,
  isAbrupt,
  onChoose,
}: { label: string; rows: readonly HandoverRow[] } & Shared) {
  const value = common(rows, isAbrupt) ?? null;
  const known = people.find(({ id }) => id === value);
  return (
    <>
      <PersonChoice
        label={label}
        hideLabel
        value={value}
        {...(known !== undefined && { known })}
        onChange={(id) => onChoose(choicesFor(rows, id))}
      />
      <OnPaper name={known?.name} />
    </>
  );
}

function MatterRow({ matter, ...shared }: { matter: Matter } & Shared) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { isAbrupt, hasEnded, onEnd, onChoose } = shared;
  const { rows, choosable } = matter;
  const [first] = rows;
  const shares = common(choosable, isAbrupt);
  const [isOpen, setOpen] = useState(shares === undefined);
  if (first === undefined) return null;
  const isAccount = first.accountId !== null && matter.id.startsWith('account:');
  const name = isAccount ? first.accountName : tieName(t, first);
  const left = choosable.some((row) => isLeft(row, isAbrupt));
  return (
    <li className={styles.matter} data-left={left || undefined}>
      <div className={styles.what}>
        {isAccount ? (
          <span className={styles.name}>
            <Link to={`/konton/${first.accountId}`}>{name}</Link>
            <small>{first.platformName}</small>
          </span>
        ) : (
          <span className={styles.name}>
            {name}
            {first.kind === 'vault-removed' ? (
              <small className={styles.when}>{t('leaving.removedOn', { day: format.day(first.day) })}</small>
            ) : null}
          </span>
        )}
        {isAccount ? (
          <ul role="list" className={styles.ties}>
            {rows.map((row) => (
              <li key={row.key}>{tieName(t, row)}</li>
            ))}
          </ul>
        ) : null}
        <Warnings rows={rows} />
      </div>
      <div className={styles.who}>
        {choosable.length === 0 ? (
          <span className={styles.itself}>
            {first.outcome === 'by-last-day' && hasEnded
              ? t('leaving.ended')
              : first.outcome === 'by-last-day' && isAbrupt
                ? t('leaving.endsAtOnce')
                : t(`leaving.outcome.${first.outcome}`)}
            <OnPaper name={shared.people.find(({ id }) => id === first.receiverId)?.name} />
          </span>
        ) : (
          <>
            <div className={styles.pick}>
              <Receiver
                label={t('leaving.receiver', { what: isAccount ? `${name}, ${first.platformName}` : name })}
                rows={choosable}
                {...shared}
              />
              {choosable.length > 1 ? (
                <Button
                  look="icon"
                  small
                  aria-label={`${t(isOpen ? 'leaving.join' : 'leaving.split')}: ${name}`}
                  aria-expanded={isOpen}
                  onPress={() => setOpen(!isOpen)}
                >
                  <Split aria-hidden />
                </Button>
              ) : null}
              {choosable.some(({ receiverId, ending }) => receiverId !== null || ending !== '') ? (
                <Button
                  look="icon"
                  small
                  aria-label={`${t('leaving.clear')}: ${name}`}
                  onPress={() => onChoose(choicesFor(choosable, null))}
                >
                  <Undo2 aria-hidden />
                </Button>
              ) : (
                <Button
                  look="icon"
                  small
                  aria-label={t('leaving.endNamed', { what: name })}
                  onPress={() => onEnd(choosable)}
                >
                  <X aria-hidden />
                </Button>
              )}
            </div>
            <Outcome matter={matter} shares={shares} {...shared} />
          </>
        )}
      </div>
      {isOpen && choosable.length > 1 ? <Each matter={matter} {...shared} /> : null}
    </li>
  );
}

function Warnings({ rows }: { rows: readonly HandoverRow[] }) {
  const { t } = useTranslation('app');
  const access = rows.flatMap(({ warnings }) => warnings);
  const shown = (['only-log-in', 'only-close', 'personal-role'] as const).filter((one) => access.includes(one));
  const isAlone = rows.length === 1 && access.includes('only-bearer');
  const changed = rows.some(({ changedSince }) => changedSince);
  if (shown.length === 0 && !isAlone && !changed) return null;
  return (
    <span className={styles.chips}>
      {changed ? <Chip tone="bad">{t('leaving.changedSince')}</Chip> : null}
      {shown.map((one) => (
        <Chip key={one} tone={one === 'personal-role' ? 'plain' : 'warn'}>
          {t(`leaving.warning.${one}`)}
        </Chip>
      ))}
      {isAlone ? <Chip tone="warn">{t('leaving.warning.only-bearer')}</Chip> : null}
    </span>
  );
}

/** What happens to the matter, in a line; exceptions and the proposal are said. */
function Outcome({
  matter: { choosable },
  shares,
  people,
  isAbrupt,
  onChoose,
}: { matter: Matter; shares: string | null | undefined } & Shared) {
  const { t } = useTranslation('app');
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? '';
  const notes = [...new Set(choosable.flatMap((row) => row.notes))];
  const [first] = choosable;
  const ended = choosable.filter(({ ending }) => ending !== '');
  const [proposal, ...others] = new Set(choosable.map((row) => row.proposal?.personId));
  const offered =
    !isAbrupt && others.length === 0 && proposal !== undefined && choosable.every((row) => isLeft(row, false));
  const words =
    shares === undefined
      ? [...new Set(choosable.map((row) => receiverOf(row, isAbrupt)))]
          .map((id) => (id === null ? t('leaving.nobody') : nameOf(id)))
          .join(', ')
      : ended.length === choosable.length
        ? `${t('leaving.outcome.ends')}: ${first?.ending}`
        : choosable.every((row) => row.outcome === 'left')
          ? ''
          : t(
              `leaving.outcome.${choosable.some(({ outcome }) => outcome === 'must-prove') ? 'must-prove' : (first?.outcome ?? 'moves')}`,
            );
  return (
    <span className={styles.outcome}>
      {words === '' ? null : <span>{words}</span>}
      {offered && first?.proposal ? (
        <Button look="quiet" small onPress={() => onChoose(choicesFor(choosable, first.proposal?.personId ?? null))}>
          {t('leaving.proposed', {
            name: nameOf(first.proposal.personId),
            ground: t(`leaving.proposal.${first.proposal.ground}`),
          })}
        </Button>
      ) : null}
      {notes.map((note) => (
        <Chip key={note} tone="warn">
          {t(`leaving.note.${note}`)}
        </Chip>
      ))}
    </span>
  );
}

/** Exceptions: each row of a matter with its own receiver. */
function Each({ matter, ...shared }: { matter: Matter } & Shared) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const [first] = matter.rows;
  return (
    <ul role="list" className={styles.each}>
      {matter.rows.map((row) => (
        <li key={row.key}>
          <span>
            {tieName(t, row)}
            {row.day === null ? null : <small> {format.day(row.day)}</small>}
          </span>
          {isChoosable(row) ? (
            <div className={styles.pick}>
              <Receiver
                label={t('leaving.receiver', { what: `${tieName(t, row)}, ${first?.accountName ?? ''}` })}
                rows={[row]}
                {...shared}
              />
              <Button
                look="icon"
                small
                aria-label={t('leaving.endNamed', { what: `${tieName(t, row)}, ${first?.accountName ?? ''}` })}
                onPress={() => shared.onEnd([row])}
              >
                <X aria-hidden />
              </Button>
            </div>
          ) : (
            <span className={styles.itself}>{t(`leaving.outcome.${row.outcome}`)}</span>
          )}
          {row.ending === '' ? null : <small>{`${t('leaving.outcome.ends')}: ${row.ending}`}</small>}
        </li>
      ))}
    </ul>
  );
}

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Words } from '#core/foundation/i18n/index.ts';
import type { Person } from '#core/people/contract.ts';
import { type api, queries } from '../../../api/client.ts';
import { SearchChoice } from '../../../ui/Choice.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { RadioCards } from '../../../ui/RadioCards.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { usePersonChoices } from '../use-person-choices.ts';
import { useUnmerge } from './use-unmerge.ts';
import styles from './person.module.css';

/** A row of the register with what is tied to it. */
type Row = Awaited<ReturnType<typeof api.people.get>>;

/** The row whose page this is, or the one that was found. */
type Side = 'this' | 'other';

/** Fields that come along from the other row when the kept one lacks them. */
const carried = ['title', 'unitId', 'email', 'phone', 'policyReadOn', 'trainingOn'] as const;

/** "Samma person som …": chooses the other row and which of the two is kept, shows what moves, and makes the two one. */
export function MergeDialog({ person, isOpen, onClose }: { person: Person; isOpen: boolean; onClose: () => void }) {
  return isOpen ? <MergeForm person={person} onClose={onClose} /> : null;
}

function MergeForm({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const [otherId, setOtherId] = useState<string | null>(null);
  const { data: other } = useQuery({
    ...queries.people.get.queryOptions({ input: { id: otherId ?? '' } }),
    enabled: otherId !== null,
  });
  const { data: mine } = useQuery(queries.people.get.queryOptions({ input: { id: person.id } }));
  const [chosen, setChosen] = useState<Side | null>(null);
  const { unmerge } = useUnmerge();
  const merge = useMutation(queries.people.merge.mutationOptions({ meta: { showsError: true } }));
  const rows = mine === undefined || other === undefined ? undefined : { this: mine, other };
  const kept = chosen ?? (rows === undefined ? 'this' : keptFirst(rows));
  const submit = () => {
    if (rows === undefined) return;
    const [keep, gone] = kept === 'this' ? [rows.this, rows.other] : [rows.other, rows.this];
    merge.mutate(
      { keep: keep.person.id, merge: gone.person.id },
      {
        onSuccess: ({ id, name }) => {
          say({
            text: t('people.merge.done', { name }),
            undo: () => unmerge(gone.person.id),
          });
          onClose();
          if (id !== person.id) void navigate(`/personer/${id}`, { replace: true });
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('people.merge.title')}
      submit={t('people.merge.do')}
      isReady={rows !== undefined}
      isPending={merge.isPending}
      error={merge.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('people.merge.lead')}</p>
      <OtherChoice
        person={person}
        value={otherId}
        name={other?.person.name ?? ''}
        onChange={(id) => {
          setOtherId(id);
          setChosen(null);
        }}
      />
      {rows === undefined ? null : (
        <>
          <RadioCards
            label={t('people.merge.kept')}
            isLabelShown
            choices={(['this', 'other'] as const).map((id) => ({
              id,
              name: rows[id].person.name,
              help: aboutRow(rows[id], t),
            }))}
            value={kept}
            onChange={setChosen}
          />
          {kept === 'this' ? (
            <WhatMoves kept={rows.this} gone={rows.other} />
          ) : (
            <WhatMoves kept={rows.other} gone={rows.this} />
          )}
        </>
      )}
    </FormDialog>
  );
}

/** The row to keep unless somebody says otherwise: one who is here before one who has ended, then the one with more accounts, then this. */
function keptFirst(rows: Record<Side, Row>): Side {
  const [mine, other] = [rows.this, rows.other];
  if (mine.person.active !== other.person.active) return mine.person.active ? 'this' : 'other';
  return other.accounts.length > mine.accounts.length ? 'other' : 'this';
}

/** What tells one row from another with the same name. */
const aboutRow = ({ person, accounts }: Row, t: Words): string =>
  [
    person.title,
    person.unitName,
    person.email,
    t('people.merge.has', { count: accounts.length }),
    person.active ? '' : t('ui.ended'),
  ]
    .filter(Boolean)
    .join(' · ');

function OtherChoice({
  person,
  value,
  name,
  onChange,
}: {
  person: Person;
  value: string | null;
  name: string;
  onChange: (id: string | null) => void;
}) {
  const { t } = useTranslation('app');
  const [typed, setTyped] = useState<string | null>(null);
  const choices = usePersonChoices(person.administrationId, typed ?? '', 50)
    .filter((each) => each.id !== person.id)
    .map((each) => ({ id: each.id, name: each.name, note: each.active ? each.unitName : t('ui.ended') }));
  return (
    <SearchChoice
      label={t('people.merge.other')}
      autoFocus
      choices={choices}
      value={value}
      name={name || (choices.find(({ id }) => id === value)?.name ?? '')}
      typed={typed}
      onTyped={setTyped}
      onChange={onChange}
      nothingFound={t('people.merge.nothingFound')}
    />
  );
}

function WhatMoves({ kept, gone }: { kept: Row; gone: Row }) {
  const { t } = useTranslation('app');
  const isEmpty = (value: string | null) => value === null || value === '';
  const fieldNames = {
    title: t('people.person.title'),
    unitId: t('people.person.unit'),
    email: t('people.person.email'),
    phone: t('people.person.phone'),
    policyReadOn: t('people.person.policyReadOn'),
    trainingOn: t('people.person.trainingOn'),
  };
  const coming = carried.filter((field) => isEmpty(kept.person[field]) && !isEmpty(gone.person[field]));
  const isNoted = gone.person.note !== '';
  const becomesProtected = gone.person.protectedIdentity && !kept.person.protectedIdentity;
  const roles = gone.person.roles.filter((role) => !kept.person.roles.includes(role));
  return (
    <section aria-live="polite">
      <h3>{t('people.merge.what')}</h3>
      <ul className={styles.what}>
        <li>
          {gone.accounts.length === 0
            ? t('people.merge.accountsNone')
            : `${t('people.merge.accounts', { count: gone.accounts.length })}: ${gone.accounts
                .slice(0, 5)
                .map(({ accountName, platformName }) => `${accountName} (${platformName})`)
                .join(', ')}${gone.accounts.length > 5 ? ' …' : ''}`}
        </li>
        {coming.length === 0 ? null : (
          <li>{t('people.merge.fields', { fields: coming.map((field) => fieldNames[field]).join(', ') })}</li>
        )}
        {roles.length === 0 ? null : (
          <li>{t('people.merge.roles', { roles: roles.map((role) => t(`terms.role.${role}`)).join(', ') })}</li>
        )}
        {isNoted ? <li>{t('people.merge.notes')}</li> : null}
        {becomesProtected ? <li>{t('people.merge.protected', { name: kept.person.name })}</li> : null}
        {coming.length > 0 || isNoted || becomesProtected ? null : <li>{t('people.merge.fieldsNone')}</li>}
        <li>{t('people.merge.ended', { name: gone.person.name })}</li>
        <li>{t('people.merge.undoable')}</li>
      </ul>
      {!kept.person.active && gone.person.active ? (
        <Notice tone="warn">{t('people.merge.keptEnded', { name: kept.person.name })}</Notice>
      ) : null}
    </section>
  );
}

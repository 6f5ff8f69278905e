import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '#core/people/contract.ts';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { SearchChoice } from '../../../ui/Choice.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import styles from './person.module.css';

/** Fields that come along from the other row when the kept one lacks them. */
const carried = ['title', 'unitId', 'email', 'phone', 'policyReadOn', 'trainingOn'] as const;

/** "Samma person som …": chooses the other row, shows what moves, and makes the two one. */
export function MergeDialog({ person, isOpen, onClose }: { person: Person; isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('app');
  const [otherId, setOtherId] = useState<string | null>(null);
  const merge = useMutation(queries.people.merge.mutationOptions({ meta: { showsError: true } }));
  const close = () => {
    setOtherId(null);
    merge.reset();
    onClose();
  };
  const doMerge = () => {
    if (otherId === null) return;
    merge.mutate(
      { keep: person.id, merge: otherId },
      {
        onSuccess: (kept) => {
          say({ text: t('people.merge.done', { name: kept.name }) });
          close();
        },
      },
    );
  };
  return (
    <Dialog
      title={t('people.merge.title')}
      isOpen={isOpen}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t('ui.cancel')}</Button>
          <Button look="primary" isDisabled={otherId === null} isPending={merge.isPending} onPress={doMerge}>
            {t('people.merge.do')}
          </Button>
        </>
      }
    >
      <p>{t('people.merge.lead', { name: person.name })}</p>
      {merge.error === null ? null : <Notice tone="bad">{errorText(merge.error, t)}</Notice>}
      <OtherChoice person={person} value={otherId} onChange={setOtherId} />
      {otherId === null ? null : <WhatMoves person={person} otherId={otherId} />}
    </Dialog>
  );
}

function OtherChoice({
  person,
  value,
  onChange,
}: {
  person: Person;
  value: string | null;
  onChange: (id: string | null) => void;
}) {
  const { t } = useTranslation('app');
  const [text, setText] = useState('');
  const { data } = useQuery({
    ...queries.people.choices.queryOptions({
      input: { administrationId: person.administrationId, text: value === null ? text : '', limit: 50 },
    }),
    placeholderData: keepPreviousData,
  });
  const choices = (data ?? [])
    .filter(({ id }) => id !== person.id)
    .map(({ id, name, unitName, active }) => ({ id, name, note: active ? unitName : t('ui.ended') }));
  return (
    <SearchChoice
      label={t('people.merge.other')}
      choices={choices}
      value={value}
      text={text}
      onText={(next) => {
        setText(next);
        if (next === '') onChange(null);
      }}
      onChange={(id) => {
        onChange(id);
        setText(choices.find((choice) => choice.id === id)?.name ?? '');
      }}
      nothingFound={t('people.merge.nothingFound')}
    />
  );
}

function WhatMoves({ person, otherId }: { person: Person; otherId: string }) {
  const { t } = useTranslation('app');
  const { data } = useQuery(queries.people.get.queryOptions({ input: { id: otherId } }));
  if (data === undefined) return <p>{t('ui.loading')}</p>;
  const other = data.person;
  const isEmpty = (value: string | null) => value === null || value === '';
  const fieldNames = {
    title: t('people.person.title'),
    unitId: t('people.person.unit'),
    email: t('people.person.email'),
    phone: t('people.person.phone'),
    policyReadOn: t('people.person.policyReadOn'),
    trainingOn: t('people.person.trainingOn'),
  };
  const coming = carried.filter((field) => isEmpty(person[field]) && !isEmpty(other[field]));
  const roles = other.roles.filter((role) => !person.roles.includes(role));
  return (
    <section aria-live="polite">
      <h3>{t('people.merge.what')}</h3>
      <ul className={styles.what}>
        <li>
          {data.accounts.length === 0
            ? t('people.merge.accountsNone')
            : `${t('people.merge.accounts', { count: data.accounts.length })}: ${data.accounts
                .slice(0, 5)
                .map(({ accountName, platformName }) => `${accountName} (${platformName})`)
                .join(', ')}${data.accounts.length > 5 ? ' …' : ''}`}
        </li>
        <li>
          {coming.length === 0
            ? t('people.merge.fieldsNone')
            : t('people.merge.fields', { fields: coming.map((field) => fieldNames[field]).join(', ') })}
        </li>
        {roles.length === 0 ? null : (
          <li>{t('people.merge.roles', { roles: roles.map((role) => t(`terms.role.${role}`)).join(', ') })}</li>
        )}
        <li>{t('people.merge.ended', { name: other.name })}</li>
        <li>{t('people.merge.notBack')}</li>
      </ul>
      {!person.active && other.active ? (
        <Notice tone="warn">{t('people.merge.keptEnded', { name: person.name })}</Notice>
      ) : null}
    </section>
  );
}

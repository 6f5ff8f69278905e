import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import styles from '../people.module.css';
import { draftProblems, emptyPerson, toSend } from './draft.ts';
import { ContactFields, NameFields } from './PersonFields.tsx';

const formId = 'new-person';

/** The mutation is held by the dialog, whose button shows that it runs, and used by the form. */
function useCreate() {
  return useMutation(queries.people.create.mutationOptions({ meta: { showsError: true } }));
}

/** Adds a person and opens their page, where the rest is filled in. */
export function NewPersonDialog({
  isOpen,
  onClose,
  unitId,
}: {
  isOpen: boolean;
  onClose: () => void;
  unitId: string | null;
}) {
  const { t } = useTranslation('app');
  const create = useCreate();
  const close = () => {
    create.reset();
    onClose();
  };
  return (
    <Dialog
      title={t('people.new')}
      isOpen={isOpen}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t('ui.cancel')}</Button>
          <Button look="primary" type="submit" form={formId} isPending={create.isPending}>
            {t('ui.create')}
          </Button>
        </>
      }
    >
      <NewPersonForm create={create} unitId={unitId} onDone={close} />
    </Dialog>
  );
}

function NewPersonForm({
  create,
  unitId,
  onDone,
}: {
  create: ReturnType<typeof useCreate>;
  unitId: string | null;
  onDone: () => void;
}) {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const { administration } = usePlace();
  const [draft, setDraft] = useState({ ...emptyPerson(administration.id), unitId });
  const [isTried, setTried] = useState(false);
  const problems = draftProblems(draft);
  const name = draft.name.trim().toLocaleLowerCase('sv');
  const { data: alike } = useQuery({
    ...queries.people.list.queryOptions({
      input: { administrationId: administration.id, text: draft.name.trim().slice(0, 200), show: 'all', limit: 50 },
    }),
    enabled: name.length > 2,
  });
  const same = alike?.rows.filter((person) => person.name.toLocaleLowerCase('sv') === name).length ?? 0;

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (problems.any) return;
    create.mutate(
      { draft: toSend(draft) },
      {
        onSuccess: (person) => {
          say({ text: t('people.person.created', { name: person.name }) });
          onDone();
          void navigate(`/personer/${person.id}`);
        },
      },
    );
  }
  const change = (fields: Partial<typeof draft>) => setDraft((old) => ({ ...old, ...fields }));
  return (
    <form id={formId} className={styles.form} onSubmit={submit} noValidate>
      {create.error === null ? null : <Notice tone="bad">{errorText(create.error, t)}</Notice>}
      <NameFields draft={draft} change={change} problems={isTried ? problems : null} autoFocus />
      {same === 0 ? null : <Notice tone="warn">{t('people.person.sameName', { count: same })}</Notice>}
      <ContactFields draft={draft} change={change} problems={isTried ? problems : null} />
    </form>
  );
}

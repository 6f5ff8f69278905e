import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { personNamed } from '#core/people/person-named.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { draftProblems, toSend } from './draft.ts';
import { ContactFields, NameFields } from './PersonFields.tsx';

/** Adds a person and opens their page, where the rest is filled in. */
export function NewPersonDialog({ onClose, unitId }: { onClose: () => void; unitId: string | null }) {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const { administration } = usePlace();
  const create = useMutation(queries.people.create.mutationOptions({ meta: { showsError: true } }));
  const [draft, setDraft] = useState({ ...personNamed(administration.id, ''), unitId });
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

  function submit() {
    setTried(true);
    if (problems.any) return;
    create.mutate(
      { draft: toSend(draft) },
      {
        onSuccess: (person) => {
          say({ text: t('people.person.created', { name: person.name }) });
          onClose();
          void navigate(`/personer/${person.id}`);
        },
      },
    );
  }
  const change = (fields: Partial<typeof draft>) => setDraft((old) => ({ ...old, ...fields }));
  return (
    <FormDialog
      title={t('people.new')}
      submit={t('ui.create')}
      isPending={create.isPending}
      error={create.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <NameFields draft={draft} change={change} problems={isTried ? problems : null} autoFocus />
      {same === 0 ? null : <Notice tone="warn">{t('people.person.sameName', { count: same })}</Notice>}
      <ContactFields draft={draft} change={change} problems={isTried ? problems : null} />
    </FormDialog>
  );
}

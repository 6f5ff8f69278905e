import { useMutation, useQuery } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Role } from '#core/foundation/roles.ts';
import { queries } from '../api/client.ts';
import { OpenShared } from '../features/snapshot/OpenShared.tsx';
import { useWaitingRequest } from '../features/snapshot/WaitingRequest.tsx';
import { Button } from '../ui/Button.tsx';
import { Select } from '../ui/Choice.tsx';
import { TextField } from '../ui/Field.tsx';
import { focusWrong } from '../ui/focus-field.ts';
import { Toasts } from '../ui/Toasts.tsx';
import styles from './FirstRun.module.css';
import { isNamed } from './has-words.ts';
import { queryClient } from './providers.tsx';

/** First start: who am I, and for which administration. An existing administration is offered by name. */
export function FirstRun() {
  const { t } = useTranslation('app');
  const { data: me } = useQuery(queries.people.me.queryOptions({ input: {} }));
  const { data: administrations, isPending } = useQuery(queries.settings.administrations.queryOptions({ input: {} }));
  const introduce = useMutation(
    queries.people.introduce.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  );
  const [draft, setDraft] = useState({
    administrationName: '',
    name: '',
    title: '',
    email: '',
    role: 'communicator' as Role,
  });
  const [isTried, setTried] = useState(false);
  const waiting = useWaitingRequest();
  const [chosen, setOpening] = useState<boolean | null>(null);
  // A computer that waits to be let in goes on where it was.
  const isOpening = chosen ?? (waiting !== undefined && waiting !== null);
  const [first] = administrations ?? [];
  const existing = first?.name ?? '';
  const administrationName = draft.administrationName === '' && existing !== '' ? existing : draft.administrationName;
  // Another name than those that are here makes another administration, which has nothing in it.
  const isNew = administrations?.some(({ name }) => isNamed(name, administrationName)) === false;
  const administrationHelp =
    first !== undefined && isNew
      ? t('shell.firstRun.administrationNew', { name: first.name, count: first.accountCount })
      : t('shell.firstRun.administrationHelp');
  const emailIsWrong = draft.email !== '' && !z.email().safeParse(draft.email).success;

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    focusWrong(event.currentTarget as HTMLFormElement);
    if (administrationName.trim() === '' || draft.name.trim() === '' || emailIsWrong) return;
    introduce.mutate({
      administrationName,
      name: draft.name,
      title: draft.title,
      email: draft.email,
      roles: [draft.role],
    });
  }

  const lead =
    existing !== ''
      ? t('shell.firstRun.leadHere', { name: existing })
      : t(isOpening ? 'snapshotUi.open.lead' : 'shell.firstRun.lead');
  // The keyboard begins in the first field that is empty, which hangs on what is there already.
  if (isPending) return null;
  const set = (field: keyof typeof draft) => (value: string) => setDraft({ ...draft, [field]: value });
  return (
    // The page, as all others are: where it ends, the keyboard goes on at the top of Idag.
    <main className={styles.first} id="main" tabIndex={-1}>
      <div className={styles.box}>
        <header>
          <ShieldCheck aria-hidden strokeWidth={1.75} />
          <h1>{t('shell.firstRun.title')}</h1>
          <p>{lead}</p>
        </header>
        {isOpening && existing === '' ? (
          <OpenShared onBack={() => setOpening(false)} />
        ) : (
          <form className={styles.form} onSubmit={submit} noValidate>
            <TextField
              label={t('shell.firstRun.administration')}
              help={administrationHelp}
              error={isTried && administrationName.trim() === '' ? t('shell.firstRun.administrationNeeded') : undefined}
              value={administrationName}
              onChange={set('administrationName')}
              isRequired
              autoFocus={existing === ''}
            />
            <TextField
              label={t('shell.firstRun.name')}
              error={isTried && draft.name.trim() === '' ? t('shell.firstRun.nameNeeded') : undefined}
              value={draft.name}
              onChange={set('name')}
              isRequired
              autoFocus={existing !== ''}
            />
            <div className={styles.two}>
              <TextField label={t('shell.firstRun.title2')} value={draft.title} onChange={set('title')} />
              <Select
                label={t('shell.firstRun.role')}
                choices={Role.options.map((role) => ({ id: role, name: t(`terms.role.${role}`) }))}
                value={draft.role}
                onChange={(role) => setDraft({ ...draft, role })}
              />
            </div>
            <TextField
              label={t('shell.firstRun.email')}
              type="email"
              error={isTried && emailIsWrong ? t('shell.firstRun.emailWrong') : undefined}
              value={draft.email}
              onChange={set('email')}
            />
            <p className={styles.note}>{t('shell.firstRun.osAccount', { account: me?.osAccount ?? '' })}</p>
            <div>
              <Button look="primary" type="submit" isPending={introduce.isPending}>
                {t('shell.firstRun.start')}
              </Button>
            </div>
            {existing === '' ? (
              <div className={styles.other}>
                <p>{t('snapshotUi.open.choiceBody')}</p>
                <Button onPress={() => setOpening(true)}>{t('snapshotUi.open.choice')}</Button>
              </div>
            ) : null}
          </form>
        )}
      </div>
      <Toasts />
    </main>
  );
}

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Administration } from '#core/settings/contract.ts';
import { queries } from '../../api/client.ts';
import { errorText } from '../../api/errors.ts';
import { usePlace } from '../../app/administration.tsx';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Card, Notice } from '../../ui/Page.tsx';
import { say } from '../../ui/Toasts.tsx';
import styles from './settings.module.css';

const formId = 'administration-form';

/** Every administration of this install: show, rename, add. None is ever removed. */
export function AdministrationsPart() {
  const { t } = useTranslation('app');
  const { administration: current, administrations, choose } = usePlace();
  const [editing, setEditing] = useState<Administration | 'new' | null>(null);
  return (
    <>
      <Card
        title={t('settings.part.administrations')}
        aside={
          <Button small onPress={() => setEditing('new')}>
            {t('settings.administrations.new')}
          </Button>
        }
      >
        <ul className={styles.list}>
          {administrations.map((administration) => (
            <li key={administration.id}>
              <span>
                {administration.name}{' '}
                <small>{t('settings.administrations.accounts', { count: administration.accountCount })}</small>
              </span>
              {administration.id === current.id ? (
                <Chip tone="ok">{t('settings.administrations.current')}</Chip>
              ) : (
                <Button
                  small
                  aria-label={t('settings.administrations.showNamed', { name: administration.name })}
                  onPress={() => choose(administration.id)}
                >
                  {t('settings.administrations.show')}
                </Button>
              )}
              <Button
                small
                aria-label={t('settings.administrations.renameNamed', { name: administration.name })}
                onPress={() => setEditing(administration)}
              >
                {t('settings.administrations.rename')}
              </Button>
            </li>
          ))}
        </ul>
      </Card>
      <p className={styles.foot}>{t('settings.administrations.foot')}</p>
      <Dialog
        title={
          editing === null || editing === 'new'
            ? t('settings.administrations.new')
            : t('settings.administrations.renameNamed', { name: editing.name })
        }
        isOpen={editing !== null}
        onClose={() => setEditing(null)}
        actions={
          <>
            <Button onPress={() => setEditing(null)}>{t('ui.cancel')}</Button>
            <Button look="primary" type="submit" form={formId}>
              {t(editing === 'new' ? 'ui.create' : 'ui.save')}
            </Button>
          </>
        }
      >
        {editing === null ? null : (
          <NameForm administration={editing === 'new' ? null : editing} onDone={() => setEditing(null)} />
        )}
      </Dialog>
    </>
  );
}

function NameForm({ administration, onDone }: { administration: Administration | null; onDone: () => void }) {
  const { t } = useTranslation('app');
  const { choose } = usePlace();
  const [name, setName] = useState(administration?.name ?? '');
  const [isTried, setTried] = useState(false);
  const create = useMutation(queries.settings.createAdministration.mutationOptions({ meta: { showsError: true } }));
  const update = useMutation(queries.settings.updateAdministration.mutationOptions({ meta: { showsError: true } }));
  const error = create.error ?? update.error;

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '' || create.isPending || update.isPending) return;
    if (administration === null)
      create.mutate(
        { name },
        {
          onSuccess: (made) => {
            say({
              text: t('settings.administrations.created', { name: made.name }),
              action: { label: t('settings.administrations.show'), onPress: () => choose(made.id) },
            });
            onDone();
          },
        },
      );
    else
      update.mutate(
        { id: administration.id, version: administration.version, name, settings: administration.settings },
        {
          onSuccess: (saved) => {
            say({ text: t('settings.administrations.saved', { name: saved.name }) });
            onDone();
          },
        },
      );
  }
  return (
    <form id={formId} className={styles.form} onSubmit={submit} noValidate>
      {error === null ? null : <Notice tone="bad">{errorText(error, t)}</Notice>}
      <TextField
        label={t('settings.administrations.name')}
        help={t(administration === null ? 'settings.administrations.nameHelp' : 'settings.administrations.renameHelp')}
        error={isTried && name.trim() === '' ? t('settings.administrations.nameNeeded') : undefined}
        value={name}
        onChange={setName}
        isRequired
        autoFocus
      />
    </form>
  );
}

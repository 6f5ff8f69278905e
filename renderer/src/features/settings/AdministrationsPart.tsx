import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Administration } from '#core/settings/contract.ts';
import { queries } from '../../api/client.ts';
import { usePlace } from '../../app/administration.tsx';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { TextField } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { Card } from '../../ui/Page.tsx';
import { say } from '../../ui/Toasts.tsx';
import styles from './settings.module.css';

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
      {editing === null ? null : (
        <NameDialog administration={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </>
  );
}

function NameDialog({ administration, onClose }: { administration: Administration | null; onClose: () => void }) {
  const { t } = useTranslation('app');
  const { choose } = usePlace();
  const [name, setName] = useState(administration?.name ?? '');
  const [isTried, setTried] = useState(false);
  const create = useMutation(queries.settings.createAdministration.mutationOptions({ meta: { showsError: true } }));
  const update = useMutation(queries.settings.updateAdministration.mutationOptions({ meta: { showsError: true } }));

  function submit() {
    setTried(true);
    if (name.trim() === '') return;
    if (administration === null)
      create.mutate(
        { name },
        {
          onSuccess: (made) => {
            say({
              text: t('settings.administrations.created', { name: made.name }),
              action: { label: t('settings.administrations.show'), onPress: () => choose(made.id) },
            });
            onClose();
          },
        },
      );
    else
      update.mutate(
        { id: administration.id, version: administration.version, name, settings: administration.settings },
        {
          onSuccess: (saved) => {
            say({ text: t('settings.administrations.saved', { name: saved.name }) });
            onClose();
          },
        },
      );
  }
  return (
    <FormDialog
      title={
        administration === null
          ? t('settings.administrations.new')
          : t('settings.administrations.renameNamed', { name: administration.name })
      }
      submit={t(administration === null ? 'ui.create' : 'ui.save')}
      isPending={create.isPending || update.isPending}
      error={create.error ?? update.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t('settings.administrations.name')}
        help={t(administration === null ? 'settings.administrations.nameHelp' : 'settings.administrations.renameHelp')}
        error={isTried && name.trim() === '' ? t('settings.administrations.nameNeeded') : undefined}
        value={name}
        onChange={setName}
        isRequired
        autoFocus
      />
    </FormDialog>
  );
}

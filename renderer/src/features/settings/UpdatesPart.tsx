import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { queries } from '../../api/client.ts';
import { usePreference } from '../../app/preferences.ts';
import { SaveBar } from '../../app/SaveBar.tsx';
import { Checkbox } from '../../ui/Choice.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Card, Notice } from '../../ui/Page.tsx';
import { say } from '../../ui/Toasts.tsx';
import styles from './settings.module.css';

/** As the shell reads it when it looks for a newer version. */
const UpdatePreference = z.object({ enabled: z.boolean(), address: z.string().max(2048) });
type UpdatePreference = z.infer<typeof UpdatePreference>;
const off: UpdatePreference = { enabled: false, address: '' };

/** The shell asks only https addresses without credentials, query or fragment; this computer itself may be asked in the clear. */
function isUsable(address: string): boolean {
  const url = URL.parse(address.trim());
  if (url === null || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && url.hostname === '127.0.0.1');
}

/** Where new versions come from, where the host can update itself; otherwise why it cannot. */
export function UpdatesPart() {
  const { t } = useTranslation('app');
  const { data: info } = useQuery(queries.settings.info.queryOptions({ input: {} }));
  if (info === undefined) return null;
  return (
    <>
      {info.capabilities.updates ? (
        <UpdatesForm />
      ) : (
        <Notice tone="plain">{t(`settings.updates.notHere.${info.capabilities.host}`)}</Notice>
      )}
      <p className={styles.foot}>{t('settings.updates.current', { version: info.version })}</p>
    </>
  );
}

function UpdatesForm() {
  const { t } = useTranslation('app');
  const [saved, setSaved] = usePreference('updates', UpdatePreference, off);
  const [draft, setDraft] = useState(saved);
  const [isTried, setTried] = useState(false);
  const isDirty = draft.enabled !== saved.enabled || draft.address !== saved.address;
  const problem = !draft.enabled
    ? undefined
    : draft.address.trim() === ''
      ? t('settings.updates.addressNeeded')
      : isUsable(draft.address)
        ? undefined
        : t('settings.updates.addressWrong');
  function save() {
    setTried(true);
    if (problem !== undefined) return;
    const next = { ...draft, address: draft.address.trim() };
    setSaved(next);
    setDraft(next);
    setTried(false);
    say({ text: t('settings.updates.saved') });
  }
  return (
    <>
      <Card label={t('settings.part.updates')}>
        <div className={styles.body}>
          <div>
            <Checkbox isSelected={draft.enabled} onChange={(enabled) => setDraft({ ...draft, enabled })}>
              {t('settings.updates.enabled')}
            </Checkbox>
            <p className={styles.below}>{t('settings.updates.enabledHelp')}</p>
          </div>
          <TextField
            label={t('settings.updates.address')}
            help={draft.enabled ? t('settings.updates.addressHelp') : t('settings.updates.off')}
            error={isTried ? problem : undefined}
            type="url"
            value={draft.address}
            onChange={(address) => setDraft({ ...draft, address })}
            isDisabled={!draft.enabled}
          />
        </div>
      </Card>
      <SaveBar isDirty={isDirty} isSaving={false} onSave={save} onDiscard={() => setDraft(saved)} />
    </>
  );
}

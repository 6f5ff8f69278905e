import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Administration, AdministrationSettings } from '#core/settings/contract.ts';
import { queries } from '../../../api/client.ts';
import { errorText, refusalOf } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useDraft } from '../../../app/draft.ts';
import { useMayChange } from '../../../app/may.ts';
import { queryClient } from '../../../app/providers.tsx';
import { SaveBar } from '../../../app/SaveBar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Fields } from '../../../ui/Fields.tsx';
import { Card, Notice } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { RuleRow } from './RuleRow.tsx';
import { changedRules, groups, type RuleName, wrongRules } from './rules.ts';
import styles from './rules.module.css';

/** The rules of the administration that is shown, saved together. */
export function RulesPart() {
  const { administration } = usePlace();
  return <RulesForm key={administration.id} administration={administration} />;
}

function RulesForm({ administration }: { administration: Administration }) {
  const { t } = useTranslation('app');
  const form = useDraft(administration.settings, administration.version);
  const { value: settings, change } = form;
  const [isTried, setTried] = useState(false);
  const update = useMutation(queries.settings.updateAdministration.mutationOptions({ meta: { showsError: true } }));
  const mayEdit = useMayChange('settings.updateAdministration');
  const wrong = wrongRules(settings);
  const changed = changedRules(form.base, settings);

  function save() {
    setTried(true);
    if (update.isPending) return;
    if (wrong.length > 0) {
      document.querySelector<HTMLElement>(`[data-rule="${wrong[0]}"] input`)?.focus();
      return;
    }
    update.mutate(
      { id: administration.id, version: form.version, name: administration.name, settings },
      {
        onSuccess: (saved) => {
          form.accept(saved.settings, saved.version);
          setTried(false);
          say({ text: t('settings.rulesSaved') });
        },
        onError: () => void queryClient.invalidateQueries({ queryKey: queries.settings.administrations.key() }),
      },
    );
  }
  function readAnew() {
    update.reset();
    setTried(false);
    form.discard();
  }
  const isRefused = refusalOf(update.error)?.code === 'changed-meanwhile';
  const isShownWrong = (rule: RuleName) => wrong.includes(rule) && (isTried || changed.includes(rule));
  return (
    <>
      {mayEdit ? null : <Notice tone="plain">{t('accounts.readOnly')}</Notice>}
      {form.isBehind || isRefused ? (
        <Notice tone="bad">
          <div className={styles.conflict}>
            {t('settings.conflict')}
            <Button small onPress={readAnew}>
              {t('settings.readAnew')}
            </Button>
          </div>
        </Notice>
      ) : update.error === null ? null : (
        <Notice tone="bad">{errorText(update.error, t)}</Notice>
      )}
      <Fields legend={t('settings.part.rules')} isLocked={!mayEdit} className={styles.fields}>
        {groups.map((group) => (
          <Card key={group.id} title={t(`settings.group.${group.id}`)}>
            {group.rules.map((rule) => (
              <RuleRow
                key={rule}
                rule={rule}
                before={form.base}
                settings={settings}
                isWrong={isShownWrong(rule)}
                onChange={(next) => change({ [rule]: next } as Partial<AdministrationSettings>)}
              />
            ))}
          </Card>
        ))}
        <Card title={t('settings.group.naming')}>
          <div className={styles.form}>
            <div className={styles.short}>
              <TextField
                label={t('settings.shortName')}
                help={t('settings.shortNameHelp')}
                value={settings.shortName}
                onChange={(shortName) => change({ shortName })}
              />
            </div>
            <TextField
              label={t('settings.publicIntro')}
              help={t('settings.publicIntroHelp')}
              lines={3}
              value={settings.publicIntro}
              onChange={(publicIntro) => change({ publicIntro })}
            />
          </div>
        </Card>
      </Fields>
      <SaveBar isDirty={form.isDirty} isSaving={update.isPending} onSave={save} onDiscard={readAnew}>
        {changed.length === 0 ? null : (
          <p>
            {t('settings.rulesChanged', {
              count: changed.length,
              names: changed.map((rule) => t(`settings.rule.${rule}.name`)).join(', '),
            })}
          </p>
        )}
      </SaveBar>
    </>
  );
}

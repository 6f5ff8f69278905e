import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AccessModel } from '#core/accounts/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { Select } from '../../../ui/Choice.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { AccountLogins } from '../../vault/AccountLogins.tsx';
import { AccessCount } from '../list/columns.tsx';
import { AccessTable } from './AccessTable.tsx';
import accessStyles from './access.module.css';
import styles from './account.module.css';
import { looksPersonal } from './mailbox.ts';
import { Section, type SectionProps, Spot } from './Section.tsx';
import { TextPart } from './text-fields.tsx';

/** How people get in, who can, and who can close the account (R9). No passwords here. */
export function AccessSection({ form, people, missing }: SectionProps) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const { draft } = form;
  const { data: platforms } = useQuery(queries.accounts.platforms.queryOptions({ input: {} }));
  const ofPlatform = platforms?.find(({ id }) => id === draft.platform)?.accessModels;
  const models = AccessModel.options.filter(
    (model) =>
      model === 'unknown' || model === draft.accessModel || ofPlatform === undefined || ofPlatform.includes(model),
  );
  return (
    <Section id="access" missing={missing}>
      <div className={styles.grid}>
        <Spot form={form} field="accessModel">
          <Select
            label={t('accounts.field.accessModel')}
            choices={models.map((model) => ({ id: model, name: t(`terms.accessModel.${model}`) }))}
            value={draft.accessModel}
            onChange={(accessModel) => form.change({ accessModel })}
          />
        </Spot>
        <Spot form={form} field="twoStep">
          <Select
            label={t('accounts.field.twoStep')}
            choices={(['unknown', 'on', 'off'] as const).map((state) => ({
              id: state,
              name: t(`terms.twoStep.${state}`),
            }))}
            value={draft.twoStep}
            onChange={(twoStep) => form.change({ twoStep })}
          />
        </Spot>
        <TextPart
          form={form}
          field="functionMailbox"
          type="email"
          help={t('accounts.access.mailboxHelp')}
          error={
            looksPersonal(
              draft.functionMailbox,
              [...people.values()].map(({ name }) => name),
            )
              ? t('accounts.access.mailboxPersonal')
              : undefined
          }
        />
      </div>
      {draft.accessModel === 'unknown' ? null : (
        <Notice tone="plain">{t(`accounts.access.how.${draft.accessModel}`)}</Notice>
      )}
      <Counts form={form} administration={administration} />
      <AccessTable form={form} people={people} />
      <AccountLogins accountId={form.base.id} />
    </Section>
  );
}

/** The two counts as they were at the last save, and the administration's rule beside them. */
function Counts({
  form,
  administration,
}: Pick<SectionProps, 'form'> & { administration: ReturnType<typeof usePlace>['administration'] }) {
  const { t } = useTranslation('app');
  const { derived } = form.base;
  const rule = administration.settings.accessRule.value;
  const isPending = form.changed.includes('access');
  return (
    <div className={accessStyles.counts}>
      <span>{t('accounts.access.canLogIn')}</span>
      <AccessCount
        count={derived.canLogIn}
        changesOn={derived.accessChangesOn}
        wanted={rule.kind === 'count' ? rule.people : 1}
      />
      <span>{t('accounts.access.canClose')}</span>
      <AccessCount count={derived.canClose} changesOn={null} wanted={1} />
      <span className={styles.quiet}>
        {isPending
          ? t('accounts.access.countsAfterSaving')
          : rule.kind === 'count'
            ? t('accounts.access.ruleCount', { count: rule.people })
            : t('accounts.access.ruleCommunicator')}
      </span>
    </div>
  );
}

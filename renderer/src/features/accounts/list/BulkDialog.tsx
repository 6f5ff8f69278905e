import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AccountKind, type AccountRole, Duty } from '#core/accounts/contract.ts';
import { queries } from '../../../api/client.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Choice.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { isHalfTyped } from '../../../ui/half-typed.ts';
import { TextField } from '../../../ui/Field.tsx';
import { PersonChoice } from '../../people/PersonChoice.tsx';
import { UnitChoice } from '../../people/UnitChoice.tsx';
import { readAccountsAnew } from '../read-accounts-anew.ts';
import { useSayBulk } from '../use-say-bulk.ts';
import { BulkAccess, BulkBasics } from './BulkSeen.tsx';
import { type BulkDraft, changeOf, emptyBulk, inAllDuties, type Lacking, lackingIn, withPerson } from './bulk-draft.ts';
import styles from './ListTools.module.css';

const roles = ['responsible', 'deputy', 'manager', 'editor', 'communicator'] as const;

/** Changes the same things on every marked account, also those that the list does not show (`hidden` of them): only what is chosen here. */
export function BulkDialog({ ids, hidden, onClose }: { ids: string[]; hidden: number; onClose: () => void }) {
  const { t } = useTranslation('app');
  const sayBulk = useSayBulk();
  const change = useMutation(queries.accounts.bulkChange.mutationOptions({ onSuccess: readAccountsAnew }));
  const [draft, setDraft] = useState<BulkDraft>(emptyBulk);
  const [isTried, setTried] = useState(false);
  const set = (patch: Partial<BulkDraft>) => setDraft((before) => ({ ...before, ...patch }));
  const given = changeOf(draft);
  const lacking = lackingIn(draft);
  const error = (field: Lacking) => (isTried && lacking.has(field) ? t(`register.bulk.needed.${field}`) : undefined);

  function apply() {
    if (isHalfTyped()) return;
    setTried(true);
    if (change.isPending) return;
    if (lacking.size > 0) return;
    change.mutate(
      { ids, change: given },
      {
        onSuccess: (done) => {
          onClose();
          sayBulk(done);
        },
      },
    );
  }

  return (
    <Dialog
      title={t(hidden === 0 ? 'register.bulk.title' : 'register.bulk.titleHidden', { count: ids.length, hidden })}
      isOpen
      onClose={onClose}
      wide
      working={change.isPending ? t('register.bulk.working', { count: ids.length }) : undefined}
      actions={
        <>
          <Button onPress={onClose} isDisabled={change.isPending}>
            {t('ui.cancel')}
          </Button>
          <Button
            look="primary"
            isDisabled={Object.keys(given).length === 0 && lacking.size === 0}
            isPending={change.isPending}
            onPress={apply}
          >
            {t('register.bulk.apply')}
          </Button>
        </>
      }
    >
      <p className={styles.bulkLead}>{t('register.bulk.lead')}</p>
      <Part title={t('register.bulk.account')}>
        <FieldChoices ids={ids} draft={draft} set={set} part="account" />
        {draft.fields.kind === 'contractor' ? <Contract draft={draft} set={set} error={error} /> : null}
        <DateField
          label={t('accounts.field.endsOn')}
          help={t('register.bulk.keepText')}
          value={draft.fields.endsOn ?? null}
          error={error('endsOn')}
          onChange={(endsOn) => {
            const { endsOn: _dropped, ...rest } = draft.fields;
            set({ fields: endsOn === null ? rest : { ...rest, endsOn } });
          }}
        />
      </Part>
      <Part title={t('register.bulk.duties')}>
        <Duties
          draft={draft}
          // Of the draft as it is by then: who is added in passing is here, or taken back, a while after.
          give={(roles, personId) => setDraft((before) => withPerson(before, roles, personId))}
        />
      </Part>
      <Part title={t('register.bulk.access')}>
        <FieldChoices ids={ids} draft={draft} set={set} part="access" />
        <BulkAccess draft={draft} set={set} />
      </Part>
      <Part title={t('register.bulk.purpose')}>
        <TextField
          lines={2}
          label={t('accounts.field.purpose')}
          help={t('register.bulk.keepText')}
          value={draft.purpose}
          onChange={(purpose) => set({ purpose })}
        />
        <TextField
          lines={2}
          label={t('accounts.field.targetGroup')}
          help={t('register.bulk.keepText')}
          value={draft.targetGroup}
          onChange={(targetGroup) => set({ targetGroup })}
        />
      </Part>
      <Part title={t('register.bulk.basics')}>
        <BulkBasics draft={draft} set={set} />
      </Part>
      <Part title={t('register.bulk.rest')}>
        <FieldChoices ids={ids} draft={draft} set={set} part="rest" />
      </Part>
    </Dialog>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={styles.part}>
      <legend>{title}</legend>
      <div className={styles.form}>{children}</div>
    </fieldset>
  );
}

interface PartProps {
  draft: BulkDraft;
  set: (patch: Partial<BulkDraft>) => void;
}

/** The fields with a closed list of values, each with "do not change" first. */
function FieldChoices({ ids, draft, set, part }: PartProps & { ids: string[]; part: 'account' | 'access' | 'rest' }) {
  const { t } = useTranslation('app');
  const { data: selection } = useQuery(queries.accounts.selection.queryOptions({ input: { ids } }));
  const { fields } = draft;

  /** A choice of one field, where "keep" leaves it out of the change. */
  function choice<K extends keyof typeof fields>(
    field: K,
    label: string,
    choices: ReadonlyArray<{ id: string; name: string; value: (typeof fields)[K] }>,
    help?: string,
  ) {
    return (
      <Select
        label={label}
        help={help}
        choices={[{ id: 'keep', name: t('register.bulk.keep') }, ...choices.map(({ id, name }) => ({ id, name }))]}
        value={choices.find((entry) => field in fields && entry.value === fields[field])?.id ?? 'keep'}
        onChange={(id) => {
          const { [field]: _dropped, ...rest } = fields;
          const chosen = choices.find((entry) => entry.id === id);
          set({ fields: chosen === undefined ? rest : { ...rest, [field]: chosen.value } });
        }}
      />
    );
  }

  if (part === 'account')
    return (
      <>
        <UnitChoice
          mayCreate
          label={t('register.unit')}
          placeholder={t('register.bulk.keep')}
          value={fields.unitId ?? null}
          onChange={(unitId) => {
            const { unitId: _dropped, ...rest } = draft.fields;
            set({ fields: unitId === null ? rest : { ...rest, unitId } });
          }}
        />
        {choice(
          'kind',
          t('register.kind'),
          AccountKind.options.map((id) => ({ id, name: t(`terms.kind.${id}`), value: id })),
        )}
      </>
    );
  if (part === 'access')
    return (
      <>
        {choice(
          'accessModel',
          t('accounts.field.accessModel'),
          (selection?.accessModels ?? []).map((id) => ({ id, name: t(`terms.accessModel.${id}`), value: id })),
          selection !== undefined && selection.platformNames.length > 1
            ? t('register.bulk.modelsShared', { platforms: selection.platformNames.join(', ') })
            : undefined,
        )}
        {choice(
          'twoStep',
          t('terms.gap.two-step'),
          (['on', 'off', 'unknown'] as const).map((id) => ({ id, name: t(`terms.twoStep.${id}`), value: id })),
        )}
      </>
    );
  return (
    <>
      {choice('roundsPerDay', t('accounts.field.roundsPerDay'), [
        { id: 'planned', name: t('register.bulk.asPlanned'), value: null },
        ...[0, 1, 2, 3].map((value) => ({
          id: String(value),
          name: t('accounts.norm.rounds', { count: value }),
          value,
        })),
      ])}
      {choice(
        'archiveLevel',
        t('register.bulk.archiveLevel'),
        (['overview', 'unique', 'full'] as const).map((id) => ({ id, name: t(`terms.archiveLevel.${id}`), value: id })),
      )}
      {choice('onPublicList', t('register.bulk.onPublicList'), [
        { id: 'yes', name: t('ui.yes'), value: true },
        { id: 'no', name: t('ui.no'), value: false },
      ])}
    </>
  );
}

/** Who takes over which role: as many as are to change, in one go. The first of the duties can give all five. */
function Duties({
  draft,
  give,
}: Pick<PartProps, 'draft'> & { give: (roles: readonly AccountRole[], personId: string | null) => void }) {
  const { t } = useTranslation('app');
  const choice = (role: AccountRole) => (
    <PersonChoice
      key={role}
      label={t(`terms.accountRole.${role}`)}
      placeholder={t('register.bulk.keep')}
      value={draft.people[role] ?? null}
      onChange={(personId) => give([role], personId)}
    />
  );
  return (
    <>
      <p className={styles.partHelp}>{t('register.bulk.dutiesHelp')}</p>
      {roles.map(choice)}
      <PersonChoice
        label={t('register.bulk.allDuties')}
        placeholder={t('register.bulk.keep')}
        value={inAllDuties(draft)}
        onChange={(personId) => give(Duty.options, personId)}
      />
      {Duty.options.map(choice)}
    </>
  );
}

/** What a contractor's account cannot be without (R4), asked when the kind is chosen. */
function Contract({ draft, set, error }: PartProps & { error: (field: Lacking) => string | undefined }) {
  const { t } = useTranslation('app');
  const { contract } = draft;
  const write = (patch: Partial<BulkDraft['contract']>) => set({ contract: { ...contract, ...patch } });
  return (
    <>
      <TextField
        label={t('accounts.field.contractor')}
        value={contract.contractor}
        error={error('contractor')}
        onChange={(contractor) => write({ contractor })}
      />
      <DateField
        label={t('accounts.field.contractEndsOn')}
        value={contract.contractEndsOn}
        error={error('contractEndsOn')}
        onChange={(contractEndsOn) => write({ contractEndsOn })}
      />
      <TextField
        label={t('accounts.field.contractorContact')}
        value={contract.contractorContact}
        onChange={(contractorContact) => write({ contractorContact })}
      />
      <TextField
        label={t('accounts.field.ownerAfterContract')}
        value={contract.ownerAfterContract}
        onChange={(ownerAfterContract) => write({ ownerAfterContract })}
      />
    </>
  );
}

import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type AccountDraft, AccountKind, AccountStatus } from '#core/accounts/contract.ts';
import { queries } from '../../api/client.ts';
import { usePlace } from '../../app/administration.tsx';
import { useKey } from '../../app/keys.ts';
import { useMayChange } from '../../app/may.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox, Select } from '../../ui/Choice.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Notice, Page } from '../../ui/Page.tsx';
import { RadioCards } from '../../ui/RadioCards.tsx';
import { say } from '../../ui/Toasts.tsx';
import { PersonChoice } from '../people/PersonChoice.tsx';
import { UnitChoice } from '../people/UnitChoice.tsx';
import { AddressLine, useRecognised } from './account/AddressLine.tsx';
import styles from './account/account.module.css';
import newStyles from './account/new.module.css';
import { emptyDraft, peopleWith, withRole } from './account/draft.ts';
import { draftErrors } from './account/draft-errors.ts';
import { nameFromHandle } from './account/name-from-handle.ts';
import { Refused } from './account/SaveBar.tsx';
import { nextSchoolYearEnd } from './account/school-year.ts';
import { useToday } from './account/use-today.ts';

/** A new account: paste its address, choose its kind, say who answers for it. A pedagogical notice is done here; the others go on to their page. */
export function NewAccountPage() {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const mayCreate = useMayChange('accounts.create');
  return (
    <Page title={t('accounts.new.title')} lead={t('accounts.new.lead')} width="narrow">
      {mayCreate ? (
        <NewAccount key={administration.id} administrationId={administration.id} />
      ) : (
        <Notice tone="plain">{t('accounts.readOnly')}</Notice>
      )}
    </Page>
  );
}

function NewAccount({ administrationId }: { administrationId: string }) {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const today = useToday();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(() => emptyDraft(administrationId, 'official'));
  const [isNamed, setNamed] = useState(false);
  const [status, setStatus] = useState<AccountStatus>('active');
  const [isTried, setTried] = useState(false);
  const [round, setRound] = useState(0);
  const hint = draft.platform === 'other' ? null : draft.platform;
  const recognised = useRecognised(administrationId, draft.url, hint);
  const create = useMutation(queries.accounts.create.mutationOptions({ meta: { showsError: true } }));

  const isPedagogical = draft.kind === 'pedagogical';
  const existing = recognised?.existing ?? null;
  const given: AccountDraft = {
    ...draft,
    name: isNamed ? draft.name : nameFromHandle(recognised?.handle ?? ''),
    endsOn:
      draft.endsOn ??
      (isPedagogical && !draft.unknownFields.includes('end-date') ? nextSchoolYearEnd(today, null) : null),
  };
  const change = (patch: DraftPatch) => {
    setDraft((before) => ({ ...before, ...(typeof patch === 'function' ? patch(before) : patch) }));
    create.reset();
  };
  const errors = draftErrors(given, t);
  const lacksEnd = given.kind === 'project' && given.endsOn === null && !given.unknownFields.includes('end-date');
  const errorAt = (field: string) => (isTried ? errors.get(field) : undefined);

  function submit(event: FormEvent | null, andAnother = false) {
    event?.preventDefault();
    setTried(true);
    if (existing !== null || create.isPending) return;
    if (errors.size > 0 || lacksEnd) {
      form.current
        ?.querySelector<HTMLElement>(lacksEnd && errors.size === 0 ? '[role="spinbutton"]' : '[name="name"]')
        ?.focus();
      return;
    }
    create.mutate(
      { draft: given, status: isPedagogical ? 'active' : status },
      {
        onSuccess: (account) => {
          if (!andAnother) {
            say({ text: t(isPedagogical ? 'accounts.new.noticed' : 'accounts.new.created', { name: account.name }) });
            void navigate(`/konton/${account.id}`);
            return;
          }
          say({
            text: t('accounts.new.noticed', { name: account.name }),
            action: { label: t('ui.open'), onPress: () => void navigate(`/konton/${account.id}`) },
          });
          // The next class at the same school: unit, kind and end date stay.
          setDraft({ ...emptyDraft(administrationId, draft.kind), unitId: given.unitId, endsOn: given.endsOn });
          setNamed(false);
          setTried(false);
          setRound(round + 1);
        },
      },
    );
  }
  useKey(
    'save',
    useCallback(() => form.current?.requestSubmit(), []),
  );

  return (
    <form ref={form} className={newStyles.new} onSubmit={submit} noValidate>
      <div className={newStyles.newCard}>
        <TextField
          key={round}
          label={t('accounts.field.url')}
          help={
            draft.url.trim() === ''
              ? t('accounts.new.addressHelp')
              : recognised === null
                ? t('accounts.new.notAnAddress')
                : undefined
          }
          error={errorAt('url')}
          type="url"
          placeholder="https://"
          autoFocus
          value={draft.url}
          onChange={(url) => change({ url })}
        />
        <AddressLine recognised={recognised} ownId={null} />
        {recognised === null || recognised?.platform === 'other' ? (
          <PlatformFields draft={draft} onChange={change} />
        ) : null}
      </div>
      <div className={newStyles.newCard}>
        <RadioCards
          label={t('accounts.field.kind')}
          isLabelShown
          isNarrow
          choices={AccountKind.options.map((kind) => ({
            id: kind,
            name: t(`terms.kind.${kind}`),
            help: t(`accounts.kindMeans.${kind}`),
          }))}
          value={draft.kind}
          onChange={(kind) => change({ kind })}
        />
        <div className={styles.two}>
          <TextField
            label={t('accounts.field.name')}
            help={!isNamed && given.name !== '' ? t('accounts.new.nameSuggested') : t('accounts.new.nameHelp')}
            error={errorAt('name')}
            name="name"
            isRequired
            value={given.name}
            onChange={(name) => {
              setNamed(true);
              change({ name });
            }}
          />
          <UnitChoice
            mayCreate
            label={t('accounts.field.unitId')}
            administrationId={administrationId}
            value={draft.unitId}
            onChange={(unitId) => change({ unitId })}
            help={isPedagogical ? t('accounts.new.schoolHelp') : undefined}
          />
          <PersonChoice
            label={t('terms.accountRole.responsible')}
            help={t('accounts.new.responsibleHelp')}
            value={peopleWith(draft, 'responsible')[0] ?? null}
            onChange={(id) => change((before) => ({ roles: withRole(before, 'responsible', id === null ? [] : [id]) }))}
          />
          <KindFields draft={given} isTried={isTried} lacksEnd={lacksEnd} onChange={change} />
          {isPedagogical ? null : (
            <Select
              label={t('accounts.status.status')}
              help={t('accounts.new.statusHelp')}
              choices={(['active', 'applied', 'approved', 'dormant'] as const).map((id) => ({
                id,
                name: t(`terms.status.${id}`),
              }))}
              value={AccountStatus.extract(['active', 'applied', 'approved', 'dormant']).parse(status)}
              onChange={setStatus}
            />
          )}
        </div>
      </div>
      {create.error === null ? null : (
        <Notice tone="bad">
          <Refused error={create.error} />
        </Notice>
      )}
      <div className={newStyles.newActions}>
        <Button
          look="primary"
          type="submit"
          shortcut="save"
          isPending={create.isPending}
          isDisabled={existing !== null}
        >
          {isPedagogical ? t('accounts.new.notify') : t('accounts.new.create')}
        </Button>
        {isPedagogical ? (
          <Button isDisabled={existing !== null || create.isPending} onPress={() => submit(null, true)}>
            {t('accounts.new.notifyAnother')}
          </Button>
        ) : null}
        <Button look="quiet" onPress={() => void navigate('/konton')}>
          {t('ui.cancel')}
        </Button>
        <span className={styles.quiet}>
          {isPedagogical ? t('accounts.new.afterNotice') : t('accounts.new.afterCreate')}
        </span>
      </div>
    </form>
  );
}

/** Fields to set; a function where they follow from what stands there when it is done, for people and units are added meanwhile. */
type DraftPatch = Partial<AccountDraft> | ((before: AccountDraft) => Partial<AccountDraft>);

interface DraftPart {
  draft: AccountDraft;
  onChange: (patch: Partial<AccountDraft>) => void;
}

/** The platform, where the address does not tell it. */
function PlatformFields({ draft, onChange }: DraftPart) {
  const { t } = useTranslation('app');
  const { data: platforms } = useQuery(queries.accounts.platforms.queryOptions({ input: {} }));
  return (
    <div className={styles.two}>
      <Select
        label={t('accounts.field.platform')}
        choices={[
          ...(platforms ?? []).map(({ id, name }) => ({ id, name })),
          { id: 'other', name: t('accounts.new.otherPlatform') },
        ]}
        value={draft.platform}
        onChange={(platform) => onChange({ platform })}
      />
      {draft.platform === 'other' ? (
        <TextField
          label={t('accounts.field.platformName')}
          value={draft.platformName}
          onChange={(platformName) => onChange({ platformName })}
        />
      ) : null}
    </div>
  );
}

/** The few things that a kind must have from the start. */
function KindFields({ draft, lacksEnd, isTried, onChange }: DraftPart & { lacksEnd: boolean; isTried: boolean }) {
  const { t } = useTranslation('app');
  const { kind, unknownFields } = draft;
  if (kind === 'contractor')
    return (
      <>
        <TextField
          label={t('accounts.field.contractor')}
          value={draft.contractor}
          onChange={(contractor) => onChange({ contractor })}
        />
        <DateField
          label={t('accounts.field.contractEndsOn')}
          help={t('accounts.contract.endHelp')}
          value={draft.contractEndsOn}
          onChange={(contractEndsOn) => onChange({ contractEndsOn })}
        />
      </>
    );
  if (kind !== 'pedagogical' && kind !== 'project') return null;
  const isUnknown = unknownFields.includes('end-date');
  return (
    <>
      <div className={styles.stack}>
        <DateField
          label={t('accounts.field.endsOn')}
          error={isTried && lacksEnd ? t('accounts.new.endNeeded') : undefined}
          value={draft.endsOn}
          isDisabled={isUnknown}
          onChange={(endsOn) => onChange({ endsOn })}
        />
        <Checkbox
          isSelected={isUnknown}
          onChange={(isOn) =>
            onChange({
              endsOn: null,
              unknownFields: isOn
                ? [...unknownFields, 'end-date']
                : unknownFields.filter((field) => field !== 'end-date'),
            })
          }
        >
          {t('accounts.notice.unknown', { field: t('terms.gap.end-date').toLocaleLowerCase('sv') })}
        </Checkbox>
      </div>
      {kind === 'pedagogical' ? (
        <TextField
          label={t('accounts.new.purposeInALine')}
          value={draft.purpose}
          onChange={(purpose) => onChange({ purpose })}
        />
      ) : null}
    </>
  );
}

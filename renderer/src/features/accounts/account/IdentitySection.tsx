import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AccountKind } from '#core/accounts/contract.ts';
import { queries } from '../../../api/client.ts';
import { useFormat } from '../../../app/format.ts';
import { Checkbox, Select } from '../../../ui/Choice.tsx';
import { UnitChoice } from '../../people/UnitChoice.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { AddressLine, useRecognised } from './AddressLine.tsx';
import styles from './account.module.css';
import { Section, type SectionProps, Spot } from './Section.tsx';
import { DayPart, TextPart } from './text-fields.tsx';

/** Name, address, platform, kind, unit and dates. */
export function IdentitySection({ form, missing }: SectionProps) {
  const { t } = useTranslation('app');
  const { draft } = form;
  return (
    <Section id="account" missing={missing}>
      <div className={styles.grid}>
        <TextPart form={form} field="name" wide />
        <KindPart form={form} />
        <Spot form={form} field="unitId">
          <UnitChoice
            mayCreate
            label={t('accounts.field.unitId')}
            administrationId={draft.administrationId}
            value={draft.unitId}
            onChange={(unitId) => form.change({ unitId })}
          />
        </Spot>
        <AddressPart form={form} />
        <TextPart form={form} field="handle" />
        <PlatformPart form={form} />
        <DayPart form={form} field="startedOn" help={fromList(draft.startedText, t)} />
        <EndPart form={form} />
        <TextPart form={form} field="languages" />
        <div className={styles.wholeRow}>
          <TextPart form={form} field="note" lines={2} />
        </div>
      </div>
      <ImportedText form={form} />
    </Section>
  );
}

/** The raw text of a value that could not be understood. */
export function fromList(text: string, t: ReturnType<typeof useTranslation<'app'>>['t']): string | undefined {
  return text === '' ? undefined : t('accounts.fromListValue', { text });
}

/** The kind decides which fields and rules apply (R4). */
export function KindPart({ form }: Pick<SectionProps, 'form'>) {
  const { t } = useTranslation('app');
  return (
    <Spot form={form} field="kind">
      <Select
        label={t('accounts.field.kind')}
        choices={AccountKind.options.map((kind) => ({ id: kind, name: t(`terms.kind.${kind}`) }))}
        value={form.draft.kind}
        onChange={(kind) => form.change({ kind })}
      />
    </Spot>
  );
}

/** The address, with what it was recognised as and a warning when another account has it. */
export function AddressPart({ form, wide = true }: Pick<SectionProps, 'form'> & { wide?: boolean }) {
  const { t } = useTranslation('app');
  const { draft, base } = form;
  const isChanged = draft.url !== base.url;
  const recognised = useRecognised(draft.administrationId, isChanged ? draft.url : '', draft.platform);
  // It can be saved, as text somewhere else, which is said before it is.
  const noAddress =
    isChanged && draft.url.trim() !== '' && recognised === null
      ? t(draft.handle === '' ? 'accounts.noAddress.handle' : 'accounts.noAddress.note')
      : undefined;
  return (
    <Spot form={form} field="url" wide={wide}>
      <TextField
        label={t('accounts.field.url')}
        type="url"
        error={form.errorAt('url') ?? noAddress}
        value={draft.url}
        onChange={(url) => form.change({ url })}
      />
      {isChanged ? <AddressLine recognised={recognised} ownId={base.id} /> : null}
    </Spot>
  );
}

function PlatformPart({ form }: Pick<SectionProps, 'form'>) {
  const { t } = useTranslation('app');
  const { draft } = form;
  const { data: platforms } = useQuery(queries.accounts.platforms.queryOptions({ input: {} }));
  const choices = [
    ...(platforms ?? []).map(({ id, name }) => ({ id, name })),
    { id: 'other', name: t('accounts.new.otherPlatform') },
  ];
  return (
    <>
      <Spot form={form} field="platform">
        <Select
          label={t('accounts.field.platform')}
          choices={choices}
          value={draft.platform}
          onChange={(platform) =>
            form.change({ platform, platformName: choices.find(({ id }) => id === platform)?.name ?? '' })
          }
        />
      </Spot>
      {draft.platform === 'other' ? <TextPart form={form} field="platformName" /> : null}
    </>
  );
}

/** The end date. Any account may have one, as when it is about to be closed; a project must, or say that nobody knows it. */
function EndPart({ form }: Pick<SectionProps, 'form'>) {
  const { t } = useTranslation('app');
  const { draft } = form;
  const isUnknown = draft.unknownFields.includes('end-date');
  return (
    <div className={styles.stack}>
      <DayPart
        form={form}
        field="endsOn"
        help={fromList(draft.endsText, t) ?? (draft.kind === 'project' ? undefined : t('accounts.endsOnHelp'))}
      />
      {draft.kind === 'project' && draft.endsOn === null ? (
        <Checkbox
          isSelected={isUnknown}
          onChange={(isOn) =>
            form.change({
              unknownFields: isOn
                ? [...draft.unknownFields, 'end-date']
                : draft.unknownFields.filter((field) => field !== 'end-date'),
            })
          }
        >
          {t('accounts.notice.unknown', { field: t('terms.gap.end-date').toLocaleLowerCase('sv') })}
        </Checkbox>
      ) : null}
    </div>
  );
}

/** What stood in the imported list and has no field of its own: kept as it was written. */
export function ImportedText({ form }: Pick<SectionProps, 'form'>) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const texts = Object.entries(form.base.importedText);
  if (texts.length === 0) return null;
  return (
    <div className={styles.imported}>
      <h3>{t('accounts.fromList')}</h3>
      <p>{t('accounts.fromListHelp', { day: format.day(form.base.createdAt) })}</p>
      <dl>
        {texts.map(([heading, text]) => (
          <div key={heading}>
            <dt>{heading}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

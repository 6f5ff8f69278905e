import { useTranslation } from 'react-i18next';
import type { ImportSource } from '#core/inventory/contract.ts';
import { usePlace } from '../../../app/administration.tsx';
import { Select } from '../../../ui/Choice.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Card } from '../../../ui/Page.tsx';
import { useColumnName } from './column-name.ts';
import styles from './MatchColumns.module.css';
import type { Import } from './use-import.ts';

const isNew = '+';

/** Which administration the accounts go to, one that is there or a new one, and which unit: a column may say so for each row. */
export function Destination({ work, source, showsError }: { work: Import; source: ImportSource; showsError: boolean }) {
  const { t } = useTranslation('app');
  const nameOf = useColumnName();
  const { administrations } = usePlace();
  const { destination } = work;
  const says = source.columns.find(({ index }) => work.fieldOf(index) === 'administration');
  return (
    <Card title={t('importing.columns.into')}>
      <div className={styles.file}>
        <Select
          label={t('importing.columns.administration')}
          help={says === undefined ? undefined : t('importing.columns.fromColumn', { heading: nameOf(says) })}
          choices={[
            ...administrations.map(({ id, name }) => ({ id, name })),
            { id: isNew, name: t('importing.columns.newAdministration') },
          ]}
          value={destination.id ?? isNew}
          onChange={(id) => work.setDestination({ ...destination, id: id === isNew ? null : id })}
        />
        {destination.id === null ? (
          <TextField
            label={t('importing.columns.newName')}
            error={showsError ? t('importing.columns.newNameNeeded') : undefined}
            value={destination.name}
            onChange={(name) => work.setDestination({ id: null, name })}
            isRequired
          />
        ) : null}
        {source.columns.some(({ index }) => work.fieldOf(index) === 'unit') ? null : (
          <TextField
            label={t('importing.columns.unitOfAll')}
            help={t(
              source.unit !== '' && work.unit === source.unit
                ? 'importing.columns.unitOfSheet'
                : 'importing.columns.unitOfAllHelp',
            )}
            value={work.unit}
            onChange={work.setUnit}
          />
        )}
      </div>
    </Card>
  );
}

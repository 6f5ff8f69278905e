import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Preapproval } from '#core/settings/contract.ts';
import { queries } from '../../../api/client.ts';
import { Select } from '../../../ui/Choice.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';

const kinds = ['official', 'project', 'contractor', 'city-wide'] as const satisfies ReadonlyArray<Preapproval['kind']>;

/** A kind of account that needs no decision of its own, on one platform or on every, and the decision that says so. */
export function PreapprovalDialog({
  error,
  isPending,
  onSave,
  onClose,
}: {
  error: Error | null;
  isPending: boolean;
  onSave: (one: Preapproval) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('app');
  const { data: platforms } = useQuery(queries.accounts.platforms.queryOptions({ input: {} }));
  const [kind, setKind] = useState<Preapproval['kind']>('official');
  const [platform, setPlatform] = useState('');
  const [decision, setDecision] = useState('');
  const [isTried, setTried] = useState(false);
  const save = () => {
    setTried(true);
    if (decision.trim() !== '') onSave({ kind, platform, decision: decision.trim() });
  };
  return (
    <FormDialog
      title={t('application.preapproved.add')}
      submit={t('ui.save')}
      isPending={isPending}
      error={error}
      onSubmit={save}
      onClose={onClose}
    >
      <Select
        label={t('application.preapproved.kind')}
        choices={kinds.map((id) => ({ id, name: t(`terms.kind.${id}`) }))}
        value={kind}
        onChange={setKind}
      />
      <Select
        label={t('application.preapproved.platform')}
        choices={[
          { id: '', name: t('application.preapproved.everyPlatform') },
          ...(platforms ?? []).map(({ id, name }) => ({ id, name })),
        ]}
        value={platform}
        onChange={setPlatform}
      />
      <TextField
        label={t('application.preapproved.decision')}
        help={t('application.preapproved.decisionHelp')}
        isRequired
        value={decision}
        error={isTried && decision.trim() === '' ? t('application.preapproved.decisionNeeded') : undefined}
        onChange={setDecision}
      />
    </FormDialog>
  );
}

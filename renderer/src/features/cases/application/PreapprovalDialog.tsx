import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Preapproval } from '#core/settings/contract.ts';
import { queries } from '../../../api/client.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Choice.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/Field.tsx';

const kinds = ['official', 'project', 'contractor', 'city-wide'] as const satisfies ReadonlyArray<Preapproval['kind']>;

/** A kind of account that needs no decision of its own, on one platform or on every, and the decision that says so. */
export function PreapprovalDialog({
  problem,
  isPending,
  onSave,
  onClose,
}: {
  problem: ReactNode;
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
    <Dialog
      title={t('application.preapproved.add')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button look="primary" isPending={isPending} onPress={save}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      {problem}
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
    </Dialog>
  );
}

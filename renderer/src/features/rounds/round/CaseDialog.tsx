import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type CaseOfLook, WorkflowId } from '#core/cases/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { Select } from '../../../ui/Choice.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { useKinds } from '../../cases/use-kinds.ts';
import { useCaseWords } from '../../cases/words.ts';

/**
 * A look that needs a case: a new one, mostly about a post, or one that is open for the account. The case and the look find each other.
 * `isToDocument`: the way goes on to the case's files, so that one that is open already is the first choice.
 */
export function CaseDialog({
  name,
  accountId,
  number = '',
  isToDocument = false,
  onClose,
  onChosen,
}: {
  name: string;
  accountId: string | null;
  /** The case that the look belongs to already, KV-6; it is the first choice. */
  number?: string;
  isToDocument?: boolean;
  onClose: () => void;
  /** Done when the look and its case are saved, or could not be. */
  onChosen: (chosen: CaseOfLook) => Promise<void>;
}) {
  const { t } = useCaseWords();
  const { administration } = usePlace();
  const kinds = useKinds();
  const { data: running } = useQuery(
    queries.cases.list.queryOptions({ input: { administrationId: administration.id, accountId, limit: 20 } }),
  );
  const [chosenId, setCaseId] = useState<string | null>(null);
  const [workflow, setWorkflow] = useState<WorkflowId>('post');
  const [typed, setTyped] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [isTried, setTried] = useState(false);
  const caseId =
    chosenId ??
    (isToDocument ? ((running?.rows.find((row) => row.number === number) ?? running?.rows[0])?.id ?? '') : '');
  const title = typed ?? t(`casesUi.open.of.${workflow}`, { name });
  const isNew = caseId === '';
  const submit = async () => {
    setTried(true);
    if (isNew && title.trim() === '') return;
    setSaving(true);
    await onChosen(isNew ? { workflow, title: title.trim() } : { id: caseId });
    setSaving(false);
  };
  return (
    <FormDialog
      title={t(isToDocument ? 'casesUi.round.documentTitle' : 'casesUi.round.title', { name })}
      submit={t(isToDocument ? 'casesUi.round.toDocument' : isNew ? 'casesUi.round.save' : 'casesUi.round.saveTo')}
      hasKey
      isPending={isSaving}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {running === undefined || running.rows.length === 0 ? null : (
        <Select
          label={t('casesUi.round.belongs')}
          choices={[
            { id: '', name: t('casesUi.round.another') },
            ...running.rows.map((row) => ({ id: row.id, name: `${row.number} ${row.title}` })),
          ]}
          value={caseId}
          onChange={setCaseId}
        />
      )}
      {isNew ? (
        <>
          <Select
            label={t('casesUi.open.kind')}
            choices={kinds.map((kind) => ({ id: kind.id, name: kind.name }))}
            value={workflow}
            onChange={setWorkflow}
          />
          <TextField
            label={t('casesUi.open.name')}
            help={t('casesUi.open.nameHelp')}
            isRequired
            autoFocus
            isSuggestion={typed === null}
            value={title}
            error={isTried && title.trim() === '' ? t('casesUi.open.nameNeeded') : undefined}
            onChange={setTyped}
          />
        </>
      ) : null}
    </FormDialog>
  );
}

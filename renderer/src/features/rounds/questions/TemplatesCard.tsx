import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Copy, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerTemplate } from '#core/rounds/questions/contract.ts';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Card, Notice } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import peopleStyles from '../../people/people.module.css';
import styles from './questions.module.css';
import { SearchField } from '../../../ui/SearchField.tsx';

/** The administration's own answers, found by their words and copied with a press. */
export function TemplatesCard() {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const [text, setText] = useState('');
  const [open, setOpen] = useState<AnswerTemplate | 'new' | null>(null);
  const { data: templates } = useQuery({
    ...queries.questions.templates.queryOptions({
      input: { administrationId: administration.id, text: text.trim() },
    }),
    placeholderData: keepPreviousData,
  });
  async function copy(template: AnswerTemplate): Promise<void> {
    try {
      await navigator.clipboard.writeText(template.text);
      say({ text: t('roundsUi.templates.copied', { name: template.name }) });
    } catch {
      say({ text: t('roundsUi.questions.notCopied'), isError: true });
    }
  }
  return (
    <Card
      title={t('roundsUi.templates.title')}
      aside={
        <Button small onPress={() => setOpen('new')}>
          <Plus aria-hidden />
          {t('roundsUi.templates.add')}
        </Button>
      }
    >
      <div className={styles.templates}>
        <SearchField label={t('roundsUi.templates.search')} value={text} onChange={setText} />
        {templates?.length === 0 ? (
          <p className={styles.more}>{t(text === '' ? 'roundsUi.templates.none' : 'ui.nothingFound')}</p>
        ) : (
          <ul role="list" className={styles.list}>
            {(templates ?? []).map((template) => (
              <li key={template.id}>
                <div>
                  <b>{template.name}</b>
                  <small className={styles.cut}>{template.text}</small>
                </div>
                <Button
                  small
                  aria-label={t('roundsUi.templates.copyNamed', { name: template.name })}
                  onPress={() => void copy(template)}
                >
                  <Copy aria-hidden />
                  {t('roundsUi.templates.copy')}
                </Button>
                <Button small look="quiet" onPress={() => setOpen(template)}>
                  {t('ui.edit')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
      {open === null ? null : <TemplateDialog template={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Card>
  );
}

function TemplateDialog({ template, onClose }: { template: AnswerTemplate | null; onClose: () => void }) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const [name, setName] = useState(template?.name ?? '');
  const [text, setText] = useState(template?.text ?? '');
  const done = { meta: { showsError: true }, onSuccess: onClose };
  const create = useMutation(queries.questions.createTemplate.mutationOptions(done));
  const update = useMutation(queries.questions.updateTemplate.mutationOptions(done));
  const remove = useMutation(queries.questions.removeTemplate.mutationOptions(done));
  const error = create.error ?? update.error ?? remove.error;
  const draft = { name: name.trim(), text: text.trim() };
  const save = () => {
    if (template === null) create.mutate({ administrationId: administration.id, draft });
    else update.mutate({ id: template.id, version: template.version, draft });
  };
  return (
    <Dialog
      title={t(template === null ? 'roundsUi.templates.add' : 'roundsUi.templates.change')}
      isOpen
      onClose={onClose}
      actions={
        <>
          {template === null ? null : (
            <Button look="danger" onPress={() => remove.mutate({ id: template.id, version: template.version })}>
              {t('ui.remove')}
            </Button>
          )}
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button
            look="primary"
            isDisabled={draft.name === '' || draft.text === ''}
            isPending={create.isPending || update.isPending}
            onPress={save}
          >
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <div className={peopleStyles.form}>
        {error === null ? null : <Notice tone="bad">{errorText(error, t)}</Notice>}
        <TextField label={t('roundsUi.templates.name')} autoFocus isRequired value={name} onChange={setName} />
        <TextField label={t('roundsUi.templates.text')} lines={6} isRequired value={text} onChange={setText} />
      </div>
    </Dialog>
  );
}

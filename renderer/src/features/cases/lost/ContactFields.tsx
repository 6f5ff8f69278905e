import { ContactWay } from '#core/cases/engine/contract.ts';
import { Select } from '../../../ui/Choice.tsx';
import { TextField } from '../../../ui/Field.tsx';
import type { ContactDraft } from '../case/log-lines.ts';
import { useCaseWords } from '../words.ts';
import styles from './lost.module.css';

/** How somebody was tried to be reached, who, what was said, and the answer. */
export function ContactFields({
  contact,
  said,
  isTried,
  onContact,
  onSaid,
}: {
  contact: ContactDraft;
  said: string;
  isTried: boolean;
  onContact: (contact: ContactDraft) => void;
  onSaid: (said: string) => void;
}) {
  const { t } = useCaseWords();
  const { way, to, answer } = contact;
  return (
    <div className={styles.contact}>
      <Select
        label={t('lost.contact.way')}
        placeholder={t('casesUi.steps.choose')}
        choices={ContactWay.options.map((id) => ({ id, name: t(`lost.contact.ways.${id}`) }))}
        value={way}
        error={isTried && way === null ? t('lost.contact.wayNeeded') : undefined}
        onChange={(chosen) => onContact({ ...contact, way: chosen })}
      />
      <TextField
        label={t('lost.contact.to')}
        help={t('lost.contact.toHelp')}
        error={isTried && to.trim() === '' ? t('lost.contact.toNeeded') : undefined}
        value={to}
        onChange={(text) => onContact({ ...contact, to: text.slice(0, 300) })}
      />
      <TextField label={t('lost.contact.said')} value={said} onChange={onSaid} />
      <TextField
        label={t('lost.contact.answer')}
        help={t('lost.contact.answerHelp')}
        value={answer}
        onChange={(text) => onContact({ ...contact, answer: text.slice(0, 2000) })}
      />
    </div>
  );
}

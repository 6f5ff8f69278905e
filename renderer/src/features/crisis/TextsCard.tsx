import { Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CrisisPlan, CrisisText } from '#core/cases/crisis/contract.ts';
import { filledIn, gapsIn, saysAllClear } from '#core/cases/crisis/texts.ts';
import { api } from '../../api/client.ts';
import { errorText } from '../../api/errors.ts';
import { useKept } from '../../app/use-kept.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choice.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Card, Notice } from '../../ui/Page.tsx';
import { say } from '../../ui/Toasts.tsx';
import styles from './crisis.module.css';

/** The prepared texts, those for first in front; one is open at a time, with its gaps to fill in. */
export function TextsCard({ plan, crisisId }: { plan: CrisisPlan; crisisId: string | null }) {
  const { t } = useTranslation('app');
  const [open, setOpen] = useState<string | null>(plan.texts[0]?.id ?? null);
  // What is known of the event is asked once: the same gap of the next text is filled in already.
  const [answers, setAnswers] = useKept<Readonly<Record<string, string>>>(`crisis ${crisisId ?? 'prepared'} gaps`, {});
  return (
    <Card title={t('crisis.texts.title')}>
      <ul role="list" className={styles.texts}>
        {plan.texts.map((text) => (
          <li key={text.id} data-open={text.id === open || undefined}>
            <button
              type="button"
              className={styles.textName}
              aria-expanded={text.id === open}
              onClick={() => setOpen(text.id === open ? null : text.id)}
            >
              <b>{text.name}</b>
              <small>{t(`crisis.use.${text.use}`)}</small>
            </button>
            {text.id === open ? (
              <TextForm
                text={text}
                channels={plan.channels.map(({ name }) => name)}
                crisisId={crisisId}
                answers={answers}
                onAnswer={(gap, answer) => setAnswers((before) => ({ ...before, [gap]: answer }))}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function TextForm({
  text: { name, text },
  channels,
  crisisId,
  answers,
  onAnswer,
}: {
  text: CrisisText;
  channels: readonly string[];
  crisisId: string | null;
  answers: Readonly<Record<string, string>>;
  onAnswer: (gap: string, answer: string) => void;
}) {
  const { t } = useTranslation('app');
  const [channel, setChannel] = useState(channels[0] ?? '');
  const filled = filledIn(text, answers);
  const left = gapsIn(filled);
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(filled);
      say({ text: t('crisis.texts.copied', { name, channel }) });
    } catch {
      say({ text: t('crisis.texts.notCopied'), isError: true });
      return;
    }
    // The text is what the person needs now; the log comes after it, and says so if it did not get the entry.
    if (crisisId !== null)
      await api.crisis
        .noteCopy({ id: crisisId, name, channel, text: filled })
        .catch((error: unknown) => say({ text: errorText(error, t), isError: true }));
  }
  return (
    <div className={styles.textForm}>
      <div className={styles.gaps}>
        {gapsIn(text).map((gap) => (
          <TextField key={gap} label={gap} value={answers[gap] ?? ''} onChange={(answer) => onAnswer(gap, answer)} />
        ))}
      </div>
      <p className={styles.preview}>{filled}</p>
      {saysAllClear(filled) ? <Notice tone="warn">{t('crisis.texts.allClear')}</Notice> : null}
      <div className={styles.copy}>
        {channels.length === 0 ? null : (
          <Select
            label={t('crisis.texts.channel')}
            choices={channels.map((id) => ({ id, name: id }))}
            value={channel}
            onChange={setChannel}
          />
        )}
        <Button isDisabled={left.length > 0 || saysAllClear(filled)} onPress={() => void copy()}>
          <Copy aria-hidden />
          {t('crisis.texts.copy')}
        </Button>
        {left.length > 0 ? <small>{t('crisis.texts.left', { gaps: left.join(', ') })}</small> : null}
      </div>
    </div>
  );
}

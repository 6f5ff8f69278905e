import { useQuery } from '@tanstack/react-query';
import { Camera, FilePlus2, X } from 'lucide-react';
import { type ClipboardEvent, type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '#core/cases/contract.ts';
import { fileMegabytesMost, partsMost } from '#core/evidence/contract.ts';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { useFormat } from '../../../app/format.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { FileDrop } from '../../../ui/FileDrop.tsx';
import { focusWrong } from '../../../ui/focus-field.ts';
import { Notice } from '../../../ui/Page.tsx';
import { RadioCards } from '../../../ui/RadioCards.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { isBlankImage } from './blank-image.ts';
import styles from './evidence.module.css';
import { firstAddress } from './first-address.ts';
import { captureFor } from './pending-captures.ts';
import { isDoubt, useKeep } from './use-evidence.ts';

const accepted = '.png .jpg .jpeg .webp .gif .pdf .txt .html .htm .mhtml .mht .eml .docx .xlsx .odt'.split(' ');

const answersOf = (one: Case, step: string) => one.state.steps.find(({ id }) => id === step)?.values ?? {};

/** Files for a case: dropped, pasted, chosen, or captured from the account's page; kept together, all or none. */
export function KeepForm({ one, onDone }: { one: Case; onDone: () => void }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const formId = useId();
  const captured = captureFor(one.id);
  const known = answersOf(one, 'knowledge');
  const isPost = one.workflow === 'post';
  const [what, setWhat] = useState<'documentation' | 'file'>(isPost ? 'documentation' : 'file');
  const [title, setTitle] = useState('');
  const [address, setAddress] = useState(captured?.address ?? firstAddress(known));
  const [author, setAuthor] = useState(known['author'] ?? '');
  const [posted, setPosted] = useState(known['posted'] ?? '');
  const [text, setText] = useState('');
  const [files, setFiles] = useState<readonly File[]>(captured?.files ?? []);
  /** How many times files were given that are still looked at: none of them is among the chosen yet. */
  const [reading, setReading] = useState(0);
  const [problem, setProblem] = useState('');
  /** What is seen in files that seem to show no post, once that has been said; `null` before. */
  const [anyway, setAnyway] = useState<{ text: string; isTried: boolean } | null>(null);
  const { data: info } = useQuery(queries.settings.info.queryOptions({ input: {} }));
  const keep = useKeep(one.id);
  const [account] = one.accounts;

  /** What is given is another: what was said of it is said no more. */
  const startAgain = () => {
    setProblem('');
    setAnyway(null);
  };
  const add = async (more: readonly File[]) => {
    startAgain();
    // Said at once, and not when all of it has been sent.
    const large = more.find(({ size }) => size > fileMegabytesMost * 1024 * 1024);
    if (large !== undefined)
      return setProblem(t('refusal.evidence-file-large', { name: large.name, megabytes: fileMegabytesMost }));
    setReading((old) => old + 1);
    try {
      for (const file of more)
        if (what === 'documentation' && file.type.startsWith('image/') && (await isBlankImage(file)) === true)
          return setProblem(t('refusal.evidence-blank', { name: file.name }));
      setFiles((old) => [...old, ...more].slice(0, partsMost));
    } finally {
      setReading((old) => old - 1);
    }
  };
  const paste = (event: ClipboardEvent) => {
    const pasted = [...event.clipboardData.files];
    // Words are pasted into the field where the cursor stands.
    if (pasted.length === 0) return;
    // Taken here: the surface would take it for a drop, and as no file.
    event.preventDefault();
    event.stopPropagation();
    void add(pasted);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reading > 0) return;
    if (anyway?.text.trim() === '') {
      setAnyway({ ...anyway, isTried: true });
      focusWrong(document.getElementById(formId));
      return;
    }
    keep.mutate(
      {
        caseId: one.id,
        what,
        title: title.trim(),
        ...(what === 'documentation'
          ? { address, author, posted, text }
          : { address: '', author: '', posted: '', text: '' }),
        files: [...files],
        anyway: anyway?.text ?? '',
      },
      {
        onSuccess: () => {
          say({ text: t('evidence.saved') });
          onDone();
        },
        onError: (error) => {
          setProblem(errorText(error, t));
          setAnyway(isDoubt(error) ? { text: '', isTried: false } : null);
        },
      },
    );
  };
  return (
    <form id={formId} className={styles.form} onSubmit={submit} onPasteCapture={paste} noValidate>
      {isPost ? (
        <RadioCards
          label={t('evidence.kindOfPack')}
          isNarrow
          choices={(['documentation', 'file'] as const).map((id) => ({ id, name: t(`evidence.what.${id}`) }))}
          value={what}
          onChange={(kind) => {
            startAgain();
            setWhat(kind);
          }}
        />
      ) : null}
      <FileDrop
        icon={FilePlus2}
        title={t('evidence.drop')}
        or={t('evidence.dropOr')}
        button={t('evidence.choose')}
        accept={accepted}
        isBusy={keep.isPending}
        onFile={(file) => void add([file])}
        onWrong={(wrong) => setProblem(t(`evidence.wrong.${wrong}`))}
      >
        {t('evidence.accepts')}
      </FileDrop>
      {info?.capabilities.accountViews === true && account !== undefined && what === 'documentation' ? (
        <div>
          <ButtonLink to={`/konton/${account.id}/sida?arende=${one.number}`}>
            <Camera aria-hidden />
            {t('evidence.capture', { account: account.name })}
          </ButtonLink>
        </div>
      ) : null}
      {files.length === 0 ? null : (
        <ul className={styles.parts} aria-label={t('evidence.chosen')}>
          {files.map((file, at) => (
            <li key={`${file.name}-${String(at)}`}>
              <FilePlus2 aria-hidden />
              <span className={styles.name}>
                {file.name} <small>{format.bytes(file.size)}</small>
              </span>
              <Button
                look="icon"
                small
                aria-label={`${t('evidence.leaveOut')}: ${file.name}`}
                onPress={() => {
                  startAgain();
                  setFiles((old) => old.filter((other) => other !== file));
                }}
              >
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
      {what === 'documentation' ? (
        <>
          <TextField
            label={t('evidence.text')}
            help={t('evidence.textHelp')}
            lines={3}
            value={text}
            onChange={(words) => {
              startAgain();
              setText(words);
            }}
          />
          <TextField label={t('evidence.address')} value={address} onChange={setAddress} isRequired />
          <div className={styles.two}>
            <TextField label={t('evidence.author')} value={author} onChange={setAuthor} />
            <TextField label={t('evidence.posted')} value={posted} onChange={setPosted} />
          </div>
        </>
      ) : (
        <TextField label={t('evidence.title')} value={title} onChange={setTitle} />
      )}
      {reading > 0 || (keep.isPending && files.length > 0) ? (
        <p role="status" className={styles.quiet}>
          {t(reading > 0 ? 'evidence.reading' : 'evidence.sending')}
        </p>
      ) : null}
      {problem === '' ? null : <Notice tone="bad">{problem}</Notice>}
      {anyway === null ? null : (
        <TextField
          label={t('evidence.anyway.text')}
          help={t('evidence.anyway.help')}
          error={anyway.isTried && anyway.text.trim() === '' ? t('evidence.anyway.needed') : undefined}
          value={anyway.text}
          onChange={(words) => setAnyway({ ...anyway, text: words })}
          isRequired
          autoFocus
        />
      )}
      <div className={styles.actions}>
        <Button onPress={onDone}>{t('ui.cancel')}</Button>
        <Button look="primary" type="submit" isPending={keep.isPending || reading > 0}>
          {t(anyway === null ? 'evidence.keep' : 'evidence.anyway.keep')}
        </Button>
      </div>
    </form>
  );
}

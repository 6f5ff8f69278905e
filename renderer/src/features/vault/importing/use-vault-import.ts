import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalText } from '#core/foundation/i18n/refusal-text.ts';
import type { VaultFileFormat, VaultImportPreview, VaultImportResult } from '#core/vault/importing/contract.ts';
import { api } from '../../../api/client.ts';
import { errorText, refusalOf } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { useVault } from '../use-vault.ts';
import { type Choices, type Entry, entryOf, leftBehind, type Said } from './choices.ts';
import { kindOfFile } from './kind-of-file.ts';

export type Step = 'file' | 'preview' | 'run' | 'receipt';

/** Larger files are refused here, before they are sent (`electron/core/vault/importing/read-vault-file.ts`); megabytes. */
export const largestMegabytes = 50;
const megabyte = 1_000_000;

/** The file that was chosen: given by the page's own picker, or a token of one that the host's picker chose. */
export interface ChosenFile {
  name: string;
  size: number;
  given: File | { picked: string };
}

/** What opens a locked file; kept nowhere. */
export interface Keys {
  password: string | null;
  keyFile: File | null;
}

export type Progress = { done: number; of: number } | 'starting' | 'cancelling';

/** One import of logins from file to receipt: what is chosen so far, and what may be done next. Nothing secret is in it. */
export function useVaultImport() {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const { isOpen } = useVault();
  const [step, setStep] = useState<Step>('file');
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [format, setFormat] = useState<VaultFileFormat | null>(null);
  const [preview, setPreview] = useState<VaultImportPreview | null>(null);
  const [choices, setChoices] = useState<Choices>(new Map());
  const [progress, setProgress] = useState<Progress | null>(null);
  const [receipt, setReceipt] = useState<{
    result: VaultImportResult;
    preview: VaultImportPreview;
    /** The logins that the file alone holds. */
    left: readonly Entry[];
    /** The file's token, where it can be deleted. */
    picked: string | null;
  } | null>(null);
  const [problem, setProblem] = useState<{ code: string; text: string } | null>(null);
  const reading = useRef<AbortController | null>(null);
  const token = useRef<string | null>(null);
  const isRunning = useRef(false);
  const isCancelled = useRef(false);

  function forget(): void {
    if (token.current !== null) void api.vaultImport.discard({ token: token.current }).catch(() => undefined);
    token.current = null;
    setPreview(null);
    setChoices(new Map());
  }

  // Leaving the page ends what is under way and lets go of the file.
  useEffect(
    () => () => {
      reading.current?.abort();
      if (token.current === null) return;
      if (isRunning.current) void api.vaultImport.cancel({ token: token.current }).catch(() => undefined);
      else void api.vaultImport.discard({ token: token.current }).catch(() => undefined);
    },
    [],
  );

  // The core forgets what it read when the vault is locked; so does the page. A receipt holds nothing of the vault's.
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (wasOpen !== isOpen) {
    setWasOpen(isOpen);
    if (!isOpen && preview !== null) {
      setPreview(null);
      setChoices(new Map());
      setStep('file');
      setProblem({ code: 'vault-locked', text: t('vaultImportUi.forgotten') });
    }
  }

  function fail(error: unknown): void {
    const code = refusalOf(error)?.code ?? '';
    setProblem({ code, text: errorText(error, t) });
    if (code !== 'file-token-unknown' && code !== 'vault-locked') return;
    forget();
    setStep('file');
  }

  function choose(chosen: ChosenFile): void {
    setProblem(null);
    forget();
    const megabytes = Math.ceil(chosen.size / megabyte);
    if (chosen.size > largestMegabytes * megabyte) {
      setFile(null);
      const values = { file: chosen.name, megabytes, limit: largestMegabytes };
      return setProblem({
        code: 'vault-file-too-large',
        text: refusalText({ code: 'vault-file-too-large', values }, t),
      });
    }
    setFile(chosen);
    setFormat(kindOfFile(chosen.name));
  }

  /** Lets the host's own file picker choose. */
  async function pick(): Promise<void> {
    setProblem(null);
    try {
      const chosen = await api.vaultImport.pick({});
      if (chosen !== null) choose({ name: chosen.name, size: chosen.bytes, given: { picked: chosen.picked } });
    } catch (error) {
      fail(error);
    }
  }

  async function read({ password, keyFile }: Keys): Promise<void> {
    if (file === null || format === null || reading.current !== null) return;
    const stop = new AbortController();
    reading.current = stop;
    setProblem(null);
    setProgress('starting');
    forget();
    try {
      const given = { administrationId: administration.id, file: file.given, format, password, keyFile };
      for await (const step of await api.vaultImport.open(given, { signal: stop.signal })) {
        if (step.state === 'running') setProgress({ done: step.done, of: step.of });
        else {
          token.current = step.preview.token;
          setPreview(step.preview);
          setStep('preview');
        }
      }
    } catch (error) {
      if (!stop.signal.aborted) fail(error);
    } finally {
      reading.current = null;
      setProgress(null);
    }
  }

  async function run(): Promise<void> {
    if (preview === null || isRunning.current) return;
    const isBrowser = preview.format === 'browser-csv';
    const rows = preview.rows
      .map((row) => entryOf(row, choices.get(row.index), isBrowser))
      .filter(({ isTaken }) => isTaken)
      .map(({ row, accountIds }) => ({ index: row.index, accountIds: [...accountIds] }));
    isRunning.current = true;
    setProblem(null);
    setProgress('starting');
    setStep('run');
    let next: Step = 'preview';
    isCancelled.current = false;
    try {
      for await (const made of await api.vaultImport.run({ token: preview.token, rows })) {
        if (made.state === 'running')
          setProgress((now) => (now === 'cancelling' ? now : { done: made.done, of: made.of }));
        else {
          token.current = null;
          const picked =
            file !== null && 'picked' in file.given && made.result.canDeleteSource ? file.given.picked : null;
          setReceipt({ result: made.result, preview, left: leftBehind(preview.rows, choices, isBrowser), picked });
          setFile(null);
          forget();
          next = 'receipt';
          if (isCancelled.current) say({ text: t('importing.run.tooLate') });
        }
      }
      setStep(next);
    } catch (error) {
      setStep('preview');
      if (refusalOf(error)?.code === 'import-cancelled') say({ text: t('importing.run.cancelled') });
      else fail(error);
    } finally {
      isRunning.current = false;
      setProgress(null);
    }
  }

  function cancel(): void {
    if (step !== 'run') return reading.current?.abort();
    isCancelled.current = true;
    setProgress('cancelling');
    if (token.current !== null) void api.vaultImport.cancel({ token: token.current }).catch(() => undefined);
  }

  return {
    step,
    file,
    format,
    preview,
    choices,
    progress,
    receipt,
    problem,
    isReading: step === 'file' && progress !== null,
    isRunning: () => isRunning.current,
    setProblem: (text: string) => setProblem({ code: '', text }),
    setFormat: (kind: VaultFileFormat) => {
      setProblem(null);
      setFormat(kind);
    },
    choose,
    pick,
    read,
    run,
    cancel,
    go: (to: 'file' | 'preview') => {
      setProblem(null);
      setStep(to);
    },
    /** Says something about some entries; what was said about them before stays beside it. */
    tell: (indexes: readonly number[], said: Said) =>
      setChoices((before) => {
        const after = new Map(before);
        for (const index of indexes) after.set(index, { ...before.get(index), ...said });
        return after;
      }),
    restart: () => {
      setReceipt(null);
      setFile(null);
      setFormat(null);
      setStep('file');
    },
  };
}

export type VaultImport = ReturnType<typeof useVaultImport>;

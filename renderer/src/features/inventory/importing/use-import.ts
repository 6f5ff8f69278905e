import { useIsMutating, useMutation, useMutationState } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { ImportChoice, ImportPlan, ImportSource } from '#core/inventory/contract.ts';
import { refusalText } from '#core/foundation/i18n/refusal-text.ts';
import { api, queries } from '../../../api/client.ts';
import { errorText, refusalOf } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { type Done, type Progress, runImport } from './run-import.ts';
import { useAnswers } from './use-answers.ts';
import { keptNow, useKept } from './use-kept.ts';

export type Step = 'file' | 'columns' | 'preview' | 'run' | 'receipt';

/** Steps that have an address, so that the browser's Back goes one step back. */
const addresses = { file: null, columns: 'kolumner', preview: 'granska', receipt: 'kvitto' } as const;

/** Where the accounts go: an administration that is there, or a new one by name. */
export interface Destination {
  id: string | null;
  name: string;
}

/** What came of an import, with the sheets of its file that look like lists and have not been read in. */
interface ReceiptOfRun extends Done {
  fileName: string;
  token: string;
  sheets: ReadonlyArray<{ index: number; name: string }>;
}

/** The sheets that look like lists and have not been read in. */
export const sheetsLeft = ({ sheets }: ImportSource, read: readonly number[]): ReceiptOfRun['sheets'] =>
  sheets.flatMap(({ name, isList }, index) => (isList && !read.includes(index) ? [{ index, name }] : []));

/** What was asked last: an answer to anything before it is of what holds no more. */
const asked: { sheet: unknown; count: unknown } = { sheet: null, count: null };

// An open list ends with the window, whichever page that is closed on.
addEventListener('beforeunload', (event) => {
  if (keptNow('source') !== null) event.preventDefault();
});

/** One import from file to receipt: what is chosen so far, and what may be done next. Choices stay when going back, and when the page is left. */
export function useImport() {
  const { t } = useTranslation('app');
  const place = usePlace();
  const [params, setParams] = useSearchParams();
  const [source, setSource] = useKept<ImportSource | null>('source', null);
  const [destination, setDestination] = useKept<Destination>('destination', { id: place.administration.id, name: '' });
  const [usesRemembered, setUsesRemembered] = useKept('usesRemembered', true);
  // What was chosen the last time holds where nothing is chosen now.
  const remembered = source?.remembered.find(({ administrationId }) => administrationId === destination.id) ?? null;
  const before = usesRemembered ? (remembered?.choices ?? null) : null;
  const [sheetsRead, setSheetsRead] = useKept<readonly number[]>('sheetsRead', []);
  const [plan, setPlan] = useKept<ImportPlan | null>('plan', null);
  const [progress, setProgress] = useState<Progress | 'starting' | 'cancelling' | null>(null);
  const [receipt, setReceipt] = useState<ReceiptOfRun | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isOfLogins, setOfLogins] = useState(false);
  const [leftAt, setLeftAt] = useKept<string | null>('step', null);
  /** The file of a receipt that another sheet may follow. */
  const fileOfReceipt = useRef<string | null>(null);
  const running = useRef<AbortController | null>(null);
  const isHere = useRef(true);
  // What ends after the page was left has its say too: so it stands here, and not with each call.
  const answered = { meta: { showsError: true }, onError: fail };
  const open = useMutation(
    queries.inventory.openImport.mutationOptions({
      ...answered,
      onSuccess: (opened) => {
        setSource(opened);
        setReceipt(null);
        setSheetsRead([]);
        go('columns');
      },
    }),
  );
  const choose = useMutation(
    queries.inventory.chooseSheet.mutationOptions({
      ...answered,
      onSuccess: (chosen, question) => {
        if (source === null || question !== asked.sheet) return;
        dropFor(chosen);
        dropPlan();
        setSource(chosen);
      },
    }),
  );
  const goOn = useMutation(
    queries.inventory.chooseSheet.mutationOptions({
      ...answered,
      onSuccess: (next) => {
        // The receipt was left meanwhile, and its file let go.
        if (fileOfReceipt.current !== next.token) return;
        fileOfReceipt.current = null;
        setSource(next);
        setReceipt(null);
        go('columns');
      },
    }),
  );
  const count = useMutation(
    queries.inventory.planImport.mutationOptions({
      ...answered,
      onSuccess: (planned, question) => {
        if (question === asked.count) setPlan(planned);
      },
    }),
  );
  const show = useMutation(
    queries.inventory.planImport.mutationOptions({
      ...answered,
      onSuccess: (planned, question) => {
        if (question !== asked.count) return;
        setPlan(planned);
        go('preview');
      },
    }),
  );
  // Whoever comes back sees what is still under way.
  const reading = useMutationState({
    filters: { mutationKey: queries.inventory.openImport.mutationKey(), status: 'pending' },
    select: ({ state }) => (state.variables as { file: File }).file.name,
  });
  const choosing = useMutationState({
    filters: { mutationKey: queries.inventory.chooseSheet.mutationKey(), status: 'pending' },
    select: ({ state }) => (state.variables as { headerRow: number | null }).headerRow,
  });
  const isCounting = useIsMutating({ mutationKey: queries.inventory.planImport.mutationKey() }) > 0;

  function go(to: keyof typeof addresses, replace = false): void {
    const address = addresses[to];
    // Nobody is taken from another page: the step is there when they come back.
    if (!isHere.current) return setLeftAt(address);
    setParams(address === null ? {} : { steg: address }, { replace });
  }

  /** Lets the list go; its file is kept where another sheet of it may follow. */
  function forget(keepsFile = false): void {
    if (source !== null && !keepsFile) void api.inventory.discard({ token: source.token }).catch(() => undefined);
    asked.sheet = null;
    setSource(null);
    setUsesRemembered(true);
    dropAnswers();
  }

  /** Nothing is answered: what was chosen the last time holds, or what the app proposes. */
  function dropAnswers(): void {
    dropPlan();
    drop();
  }

  /** The rows are to be counted anew before they are shown. */
  function dropPlan(): void {
    asked.count = null;
    setPlan(null);
  }

  /** As `dropPlan`, where the person has changed something: what was wrong before it is no longer said. */
  function countLater(): void {
    dropPlan();
    setProblem(null);
  }

  // Leaving the page closes an import that runs; the list stays open.
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
      running.current?.abort();
      letFileGo();
    };
  }, []);
  const wanted = params.get('steg');
  // Coming back is coming back to the step that was left, with the rows counted against the register as it is by now.
  useEffect(() => {
    if (source === null) return;
    if (wanted === null && leftAt !== null) setParams({ steg: leftAt }, { replace: true });
    if (plan !== null) recount({});
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  // oxlint-disable-next-line react/exhaustive-deps
  useEffect(() => setLeftAt(wanted), [wanted]);

  const step: Step =
    progress !== null
      ? 'run'
      : wanted === addresses.receipt && receipt !== null
        ? 'receipt'
        : wanted === addresses.preview && plan !== null
          ? 'preview'
          : (wanted === addresses.preview || wanted === addresses.columns) && source !== null
            ? 'columns'
            : 'file';

  const { answers, choices, drop, dropFor } = useAnswers({
    source,
    plan,
    before,
    isPreviewed: step === 'preview',
    recount,
    countLater,
  });

  const choice: ImportChoice | null =
    source === null
      ? null
      : {
          token: source.token,
          administrationId: destination.id,
          administrationName: destination.id === null ? destination.name.trim() : null,
          sheet: source.sheet,
          headerRow: source.headerRow,
          ...choices,
        };

  function fail(error: unknown): void {
    if (isHere.current) setProblem(errorText(error, t));
    else say({ text: errorText(error, t), isError: true });
    const { code } = refusalOf(error) ?? {};
    setOfLogins(code === 'file-of-logins' || code === 'file-of-browser-logins');
    // The core holds a file for an hour; after that it has to be chosen again.
    if (code === 'file-token-unknown') forget();
  }

  function openFile(file: File): void {
    setProblem(null);
    setOfLogins(false);
    const limit = place.administration.settings.importMegabytes.value;
    const megabytes = Math.ceil(file.size / 1024 / 1024);
    // What the core would refuse need not be sent there first.
    if (file.size > limit * 1024 * 1024)
      return setProblem(refusalText({ code: 'file-too-large', values: { megabytes, limit } }, t));
    forget();
    letFileGo();
    // Each list begins with the administration that is open now, not with the last list's.
    setDestination({ id: place.administration.id, name: '' });
    open.mutate({ file });
  }

  function chooseSheet(sheet: number, headerRow: number | null): void {
    if (source === null) return;
    setProblem(null);
    const question = { token: source.token, sheet, headerRow };
    asked.sheet = question;
    choose.mutate(question);
  }

  function chooseDestination(to: Destination): void {
    setDestination(to);
    countLater();
  }

  function preview(): void {
    if (choice === null) return;
    setProblem(null);
    asked.count = choice;
    show.mutate(choice);
  }

  /** What has been chosen is counted anew, with all that comes with it. */
  function recount(chosen: Partial<ImportChoice>): void {
    if (choice === null) return;
    setProblem(null);
    const question = { ...choice, ...chosen };
    asked.count = question;
    count.mutate(question);
  }

  /** Takes up what was chosen when the list was read in the last time, or the app's own proposals; what has been chosen since is dropped. */
  function takeUpRemembered(uses: boolean): void {
    setUsesRemembered(uses);
    dropAnswers();
    setProblem(null);
  }

  async function run(): Promise<void> {
    if (choice === null || source === null || plan === null) return;
    const stop = new AbortController();
    running.current = stop;
    setProblem(null);
    setProgress('starting');
    try {
      const done = await runImport(choice, stop.signal, (made) =>
        setProgress((now) => (now === 'cancelling' ? now : made)),
      );
      running.current = null;
      if (done === null) return void say({ text: t('importing.run.cancelled') });
      if (stop.signal.aborted) say({ text: t('importing.run.tooLate') });
      const read = [...sheetsRead, source.sheet];
      const sheets = isHere.current ? sheetsLeft(source, read) : [];
      setSheetsRead(read);
      forget(sheets.length > 0);
      if (!isHere.current) return;
      fileOfReceipt.current = sheets.length > 0 ? source.token : null;
      setReceipt({ ...done, fileName: source.fileName, token: source.token, sheets });
      place.choose(done.administrationId);
      go('receipt', true);
    } catch (error) {
      fail(error);
    } finally {
      running.current = null;
      setProgress(null);
    }
  }

  function cancel(): void {
    setProgress('cancelling');
    running.current?.abort();
  }

  function restart(): void {
    letFileGo();
    setReceipt(null);
    go('file');
  }

  /** The next sheet of the file that was just read in, for the administration that it was read into. */
  function nextSheet(sheet: number): void {
    if (receipt === null) return;
    setProblem(null);
    setDestination({ id: receipt.administrationId, name: '' });
    goOn.mutate({ token: receipt.token, sheet, headerRow: null });
  }

  /** A receipt that is left lets its file go. */
  function letFileGo(): void {
    const { current } = fileOfReceipt;
    if (current !== null) void api.inventory.discard({ token: current }).catch(() => undefined);
    fileOfReceipt.current = null;
  }

  return {
    ...answers,
    step,
    source,
    plan,
    progress,
    receipt,
    problem,
    /** The problem is a file for the vault's own import. */
    isOfLogins: problem !== null && isOfLogins,
    destination,
    isReading: reading.at(-1) ?? null,
    /** The heading row that was just pointed out, before the columns below it are read. */
    choosingRow: choosing.at(-1) ?? null,
    isCounting,
    isRunning: () => running.current !== null,
    setProblem,
    go: (to: keyof typeof addresses) => {
      setProblem(null);
      go(to);
    },
    openFile,
    chooseSheet,
    /** When this list's choices were made that are proposed; `null` where it has none. */
    rememberedAt: remembered?.chosenAt ?? null,
    usesRemembered,
    takeUpRemembered,
    setDestination: chooseDestination,
    preview,
    run,
    cancel,
    restart,
    nextSheet,
    /** The sheets of the open file that have been read in. */
    sheetsRead,
  };
}

export type Import = ReturnType<typeof useImport>;

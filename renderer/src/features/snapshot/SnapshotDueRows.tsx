import { useMutation } from '@tanstack/react-query';
import { FileX, FolderSync, FolderX, LifeBuoy, type LucideIcon, ScrollText, ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SnapshotDue } from '#core/snapshot/contract.ts';
import type { Words } from '#core/foundation/i18n/index.ts';
import { refusalText } from '#core/foundation/i18n/refusal-text.ts';
import { useFormat } from '../../app/format.ts';
import { queries } from '../../api/client.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import todayStyles from '../today/TodayPage.module.css';
import { GiveUpFolder } from './GiveUpFolder.tsx';
import { takeSnapshot, useSnapshotDue } from './use-snapshot.ts';

const icons: Record<SnapshotDue['kind'], LucideIcon> = {
  'no-shared-folder': FolderX,
  trouble: FolderX,
  late: FolderSync,
  'taken-over': ShieldAlert,
  'put-out': ShieldAlert,
  restored: FolderSync,
  'reader-log': ScrollText,
  'passed-over': ShieldAlert,
  'kit-writer': LifeBuoy,
  'files-missing': FileX,
  'files-left': FileX,
  'folder-waits': FolderSync,
  'folder-left': FolderX,
};

function titleOf({ kind, values }: SnapshotDue, t: Words): string {
  if (kind === 'taken-over')
    return t('snapshot.due.taken-over', { computer: values['computer'] ?? '', count: Number(values['count']) });
  if (kind === 'reader-log')
    return t('snapshot.due.reader-log', { person: values['person'] ?? '', computer: values['computer'] ?? '' });
  if (kind === 'passed-over' || kind === 'kit-writer')
    return t(`snapshot.due.${kind}`, { person: values['person'] ?? '', computer: values['computer'] ?? '' });
  if (kind === 'files-missing' || kind === 'files-left')
    return t(`snapshot.due.${kind}`, { count: Number(values['count']) });
  return t(`snapshot.due.${kind}`);
}

function helpOf({ kind, trouble, values, since }: SnapshotDue, t: Words, time: (instant: string) => string): string {
  if (kind === 'put-out') return refusalText({ code: 'snapshot-removed-here', values: {} }, t);
  if (kind === 'trouble') return trouble === null ? '' : refusalText(trouble, t);
  if (kind === 'reader-log')
    return t(`snapshot.logFault.${values['fault'] as 'cut' | 'forged' | 'cannot-open'}`, {
      person: values['person'] ?? '',
      computer: values['computer'] ?? '',
    });
  if (kind === 'late')
    return since === null ? t('snapshotUi.due.late-never') : t('snapshotUi.due.late', { at: time(since) });
  if (kind === 'passed-over') return t('snapshotUi.due.passed-over', { at: since === null ? '' : time(since) });
  if (kind === 'kit-writer')
    return t('snapshotUi.due.kit-writer', {
      at: since === null ? '' : time(since),
      // Compared by eye: never broken over two lines.
      fingerprint: String(values['fingerprint'] ?? '').replaceAll('-', '\u2011'),
    });
  if (kind === 'files-left' || kind === 'folder-waits' || kind === 'folder-left')
    return t(`snapshotUi.due.${kind}`, { folder: values['folder'] ?? '' });
  return t(`snapshotUi.due.${kind}`);
}

/** Says that the row has been seen; what it tells of is as it is all the same. */
function SeenButton({ what }: { what: 'passed-over' | 'kit-writer' }) {
  const { t } = useTranslation('app');
  const see = useMutation(queries.snapshot.see.mutationOptions({ onSuccess: takeSnapshot }));
  return (
    <Button small onPress={() => see.mutate({ what })} isPending={see.isPending}>
      {t('snapshotUi.due.seen')}
    </Button>
  );
}

/** The shared folder's rows on Idag, the worst apart, so that the page can put them where they belong. None can be hidden before it is dealt with or seen. */
export function SnapshotDueRows({ part }: { part: 'bad' | 'rest' }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  return useSnapshotDue()
    .filter(({ severity }) => (severity === 'bad') === (part === 'bad'))
    .map((row) => {
      const Icon = icons[row.kind];
      return (
        <li
          key={[row.kind, ...['person', 'computer', 'folder'].map((name) => row.values[name] ?? '')].join(' ')}
          className={todayStyles.row}
        >
          <span className={`${todayStyles.icon} ${todayStyles[row.severity]}`}>
            <Icon aria-hidden />
          </span>
          <div className={todayStyles.what}>
            <b>{titleOf(row, t)}</b>
            <small>{helpOf(row, t, format.time)}</small>
          </div>
          {row.kind === 'passed-over' || row.kind === 'kit-writer' ? <SeenButton what={row.kind} /> : null}
          {row.kind === 'folder-left' ? <GiveUpFolder folder={String(row.values['folder'])} /> : null}
          <ButtonLink
            small
            to={
              row.kind === 'taken-over' || (row.kind === 'put-out' && Number(row.values['count']) > 0)
                ? '/egna-andringar'
                : '/installningar/valv'
            }
          >
            {t('today.fix')}
          </ButtonLink>
        </li>
      );
    });
}

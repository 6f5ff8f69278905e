import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultImportPreview } from '#core/vault/importing/contract.ts';
import { queries } from '../../../api/client.ts';
import { useFormat } from '../../../app/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Card } from '../../../ui/Page.tsx';
import { Segments } from '../../../ui/Segments.tsx';
import previewStyles from '../../inventory/importing/Preview.module.css';
import { type Choices, entryOf, type Filter, filters, passes } from './choices.ts';
import { EntryTable } from './EntryTable.tsx';
import { ItemEquation } from './ItemEquation.tsx';
import { LossList, useLossLines } from './LossList.tsx';
import { MatchDialog } from './MatchDialog.tsx';
import type { VaultImport } from './use-vault-import.ts';
import { SearchField } from '../../../ui/SearchField.tsx';

/** The names of accounts: the preview brings those that it found, the others are those that somebody chose. */
function useAccountNames(preview: VaultImportPreview, choices: Choices) {
  const known = useMemo(() => new Map(preview.accounts.map((account) => [account.id, account])), [preview]);
  const others = [...new Set([...choices.values()].flatMap(({ accountIds }) => accountIds ?? []))].filter(
    (id) => !known.has(id),
  );
  const asked = useQueries({ queries: others.map((id) => queries.accounts.get.queryOptions({ input: { id } })) });
  return (id: string) => known.get(id) ?? asked.find(({ data }) => data?.id === id)?.data;
}

/** The second step: every login of the file, the account it belongs to, and what would happen to it. */
export function EntryPreview({ work, preview }: { work: VaultImport; preview: VaultImportPreview }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { choices } = work;
  const [filter, setFilter] = useState<Filter | 'all'>('all');
  const [text, setText] = useState('');
  const [matching, setMatching] = useState<number | null>(null);
  const [showsLosses, setShowsLosses] = useState(false);
  const nameOf = useAccountNames(preview, choices);
  const isBrowser = preview.format === 'browser-csv';
  const entries = useMemo(
    () => preview.rows.map((row) => entryOf(row, choices.get(row.index), isBrowser)),
    [preview, choices, isBrowser],
  );
  const wanted = text.trim().toLocaleLowerCase('sv');
  const shown = entries.filter(
    (entry) =>
      (filter === 'all' || passes(entry, filter)) &&
      (wanted === '' ||
        [
          entry.row.label,
          entry.row.site,
          entry.row.folder,
          ...entry.accountIds.map((id) => nameOf(id)?.name ?? ''),
        ].some((value) => value.toLocaleLowerCase('sv').includes(wanted))),
  );
  const taken = entries.filter(({ isTaken }) => isTaken).length;
  const { notConcerned, losses } = preview;
  const linesOf = useLossLines();
  const entry = matching === null ? undefined : entries.find(({ row }) => row.index === matching);
  const close = useCallback(() => setMatching(null), []);
  return (
    <>
      <Card label={t('vaultImportUi.equation')}>
        <div className={previewStyles.sum}>
          <ItemEquation preview={preview} />
          <div className={previewStyles.go}>
            <Button onPress={() => work.go('file')}>{t('ui.back')}</Button>
            <Button look="primary" onPress={() => void work.run()} isDisabled={taken === 0}>
              {taken === 0 ? t('vaultImportUi.preview.runNothing') : t('vaultImportUi.preview.run', { count: taken })}
            </Button>
          </div>
        </div>
        <div className={previewStyles.facts}>
          <span>
            <b>{preview.fileName}</b>. {t('vaultImportUi.preview.nothingYet')}{' '}
            {notConcerned === 0 ? null : t('vaultImportUi.preview.notConcerned', { count: notConcerned })}
          </span>
          {losses.length === 0 ? null : (
            <span className={previewStyles.comes}>
              <Button small onPress={() => setShowsLosses(true)}>
                {t('vaultImportUi.preview.losses', { count: losses.length })}
              </Button>
            </span>
          )}
        </div>
      </Card>
      <div className={previewStyles.tools}>
        <Segments
          label={t('vaultImportUi.preview.filter')}
          choices={[
            { id: 'all' as const, name: t('vaultImportUi.preview.all'), note: format.number(entries.length) },
            ...filters
              .map((id) => ({ id, count: entries.filter((one) => passes(one, id)).length }))
              .filter(({ id, count }) => count > 0 || id === filter)
              .map(({ id, count }) => ({ id, name: t(`vaultImportUi.filter.${id}`), note: format.number(count) })),
          ]}
          value={filter}
          onChange={setFilter}
        />
        <div className={previewStyles.search}>
          <SearchField label={t('vaultImportUi.preview.search')} value={text} onChange={setText} />
        </div>
      </div>
      <EntryTable
        key={`${filter}·${text}`}
        entries={shown}
        nothing={t(entries.length === 0 ? 'vaultImportUi.preview.nothingTaken' : 'vaultImportUi.preview.nothing')}
        nameOf={nameOf}
        onTake={(indexes, isTaken) => work.tell(indexes, { isTaken })}
        onMatch={setMatching}
      />
      {entry === undefined ? null : (
        <MatchDialog
          entry={entry}
          isBrowser={isBrowser}
          nameOf={nameOf}
          onClose={close}
          onMatch={(accountIds) => {
            work.tell([entry.row.index], { accountIds });
            close();
          }}
        />
      )}
      <Dialog title={t('vaultImportUi.loss.table')} isOpen={showsLosses} onClose={() => setShowsLosses(false)} wide>
        <LossList lines={linesOf(losses)} />
      </Dialog>
    </>
  );
}

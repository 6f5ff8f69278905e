import { useTranslation } from 'react-i18next';
import type { VaultImportPreview } from '#core/vault/importing/contract.ts';
import { VirtualTable } from '../../../ui/VirtualTable.tsx';
import type { Entry } from './choices.ts';

type Loss = VaultImportPreview['losses'][number];
const columns = ['item', 'what', 'why'] as const;

/** Something of a file that stays behind. */
interface LossLine {
  /** The item, what of it, and why; the names of fields at most, never what they hold. */
  words: [item: string, what: string, why: string];
  isWhole: boolean;
}

/** What stays behind in words: losses, and whole logins that somebody left. */
export function useLossLines(): (losses: readonly Loss[], left?: readonly Entry[]) => LossLine[] {
  const { t } = useTranslation('app');
  return (losses, left = []) => [
    ...left.map(
      ({ row, standing }): LossLine => ({
        words: [row.label, t('vaultImportUi.loss.wholeLogin'), t(`vaultImportUi.loss.left.${leftBecause(standing)}`)],
        isWhole: true,
      }),
    ),
    ...losses.map(
      ({ title, what, name, why, isWhole }): LossLine => ({
        words: [
          title === '' ? t('vaultImport.unnamed') : title,
          t(`vaultImport.what.${what}`, { name, count: Number(name) }),
          t(`vaultImport.why.${why}`),
        ],
        isWhole,
      }),
    ),
  ];
}

const leftBecause = (standing: Entry['standing']) =>
  standing === 'changed' || standing === 'needs-account' || standing === 'personal' ? standing : 'new';

/** Everything of the file that stays behind, item by item. */
export function LossList({ lines }: { lines: readonly LossLine[] }) {
  const { t } = useTranslation('app');
  return (
    <VirtualTable
      label={t('vaultImportUi.loss.table')}
      columns={columns.map((id) => ({ id, name: t(`vaultImportUi.loss.${id}`) }))}
      template="minmax(180px, 1fr) minmax(180px, 1fr) minmax(260px, 1.6fr)"
      count={lines.length}
      fills={false}
      nothing={t('vaultImportUi.loss.none')}
      cells={(index) => {
        const line = lines[index];
        if (line === undefined) return null;
        const [item, what, why] = line.words;
        return (
          <>
            <div role="cell">{line.isWhole ? <b>{item}</b> : item}</div>
            <div role="cell">{what}</div>
            <div role="cell">{why}</div>
          </>
        );
      }}
    />
  );
}

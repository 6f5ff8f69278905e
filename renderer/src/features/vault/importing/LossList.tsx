import { useTranslation } from 'react-i18next';
import type { VaultImportPreview } from '#core/vault/importing/contract.ts';
import { VirtualTable } from '../../../ui/VirtualTable.tsx';

type Loss = VaultImportPreview['losses'][number];
const columns = ['item', 'what', 'why'] as const;

/** What a loss is in words: the item, what of it, and why; the names of fields at most, never what they hold. */
export function useLossWords(): (loss: Loss) => [item: string, what: string, why: string] {
  const { t } = useTranslation('app');
  return ({ title, what, name, why }) => [
    title === '' ? t('vaultImport.unnamed') : title,
    t(`vaultImport.what.${what}`, { name, count: Number(name) }),
    t(`vaultImport.why.${why}`),
  ];
}

/** Everything of the file that stays behind, item by item. */
export function LossList({ losses }: { losses: readonly Loss[] }) {
  const { t } = useTranslation('app');
  const wordsOf = useLossWords();
  return (
    <VirtualTable
      label={t('vaultImportUi.loss.table')}
      columns={columns.map((id) => ({ id, name: t(`vaultImportUi.loss.${id}`) }))}
      template="minmax(180px, 1fr) minmax(180px, 1fr) minmax(260px, 1.6fr)"
      count={losses.length}
      fills={false}
      nothing={t('vaultImportUi.loss.none')}
      cells={(index) => {
        const loss = losses[index];
        if (loss === undefined) return null;
        const [item, what, why] = wordsOf(loss);
        return (
          <>
            <div role="cell">{loss.isWhole ? <b>{item}</b> : item}</div>
            <div role="cell">{what}</div>
            <div role="cell">{why}</div>
          </>
        );
      }}
    />
  );
}

import { useTranslation } from 'react-i18next';
import type { VaultImportPreview } from '#core/vault/importing/contract.ts';
import { Equation } from '../../../ui/Equation.tsx';

/** Every item of the file accounted for: items = logins + whole items that stay behind + not concerned. */
export function ItemEquation({ preview }: { preview: VaultImportPreview }) {
  const { t } = useTranslation('app');
  const { items, taken, notConcerned } = preview;
  const lost = preview.losses.filter(({ isWhole }) => isWhole).length;
  return (
    <Equation
      label={t('vaultImportUi.equation')}
      total={{ count: items, name: t('vaultImportUi.items', { count: items }) }}
      terms={[
        { id: 'taken', count: taken, name: t('vaultImportUi.taken', { count: taken }) },
        { id: 'lost', count: lost, name: t('vaultImportUi.lost', { count: lost }), tone: 'warn' },
        { id: 'not-concerned', count: notConcerned, name: t('vaultImportUi.notConcerned') },
      ]}
    />
  );
}

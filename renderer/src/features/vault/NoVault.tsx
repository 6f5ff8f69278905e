import { KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../ui/Button.tsx';
import { Card, Empty } from '../../ui/Page.tsx';

/** Where the administration has no vault yet: what one is for here, and the way to begin. */
export function NoVault({ children }: { children: string }) {
  const { t } = useTranslation('app');
  return (
    <Card>
      <Empty
        icon={KeyRound}
        title={t('vaultUi.list.noVault')}
        actions={
          <ButtonLink look="primary" to="/installningar/valv">
            {t('vaultUi.setup.begin')}
          </ButtonLink>
        }
      >
        {children}
      </Empty>
    </Card>
  );
}

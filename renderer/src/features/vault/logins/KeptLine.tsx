import type { ReactNode } from 'react';
import fieldStyles from '../../../ui/Field.module.css';
import secretStyles from '../secrets/secrets.module.css';
import vaultStyles from '../vault.module.css';

/** A secret that is saved and not shown: what can be done with it, and what becomes of it when the form is saved. */
export function KeptLine({ label, becomes, children }: { label: string; becomes: string; children: ReactNode }) {
  return (
    <div className={fieldStyles.field}>
      <span className={fieldStyles.label}>{label}</span>
      <div className={vaultStyles.buttons}>
        <span className={secretStyles.dots} aria-hidden>
          ••••••••
        </span>
        {children}
        <span className={vaultStyles.small}>{becomes}</span>
      </div>
    </div>
  );
}

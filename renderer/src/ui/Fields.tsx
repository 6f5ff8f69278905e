import { createContext, type ReactNode } from 'react';
import styles from './Fields.module.css';

/** Whether the fields within may be changed; for those that no `fieldset` of the browser's reaches. */
export const FieldsLocked = createContext(false);

/** Fields that belong together, all open or all locked. */
export function Fields({
  legend,
  isLocked,
  className,
  children,
}: {
  /** Read out, not shown. */
  legend: string;
  isLocked: boolean;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <FieldsLocked value={isLocked}>
      <fieldset className={`${styles.fields} ${className ?? ''}`} disabled={isLocked}>
        <legend className="visually-hidden">{legend}</legend>
        {children}
      </fieldset>
    </FieldsLocked>
  );
}

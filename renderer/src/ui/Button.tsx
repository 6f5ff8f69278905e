import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps, Link as AriaLink } from 'react-aria-components';
import type { KeyName } from '../app/key-table.ts';
import { useShown } from '../app/own-keys.ts';
import styles from './Button.module.css';

/** How a button looks. */
export interface Look {
  /** `primary` is used once on a page. */
  look?: 'plain' | 'primary' | 'quiet' | 'danger' | 'icon';
  small?: boolean;
}

/** What a button is dressed in, for one that is no `Button`. */
export function buttonClasses({ look = 'plain', small = false }: Look): string {
  return [styles.button, look === 'plain' ? '' : styles[look], small ? styles.small : ''].filter(Boolean).join(' ');
}

/**
 * A button; the key of its `shortcut` is shown in it, and handled in `app/keys.ts`;
 * `dialogKey` is one that the dialog around it hears while it has the keyboard. While pending it keeps the keyboard
 * and does nothing: React Aria's own pending would go on announcing a button that is gone when its work is done.
 */
export function Button({
  look,
  small,
  shortcut,
  dialogKey,
  isPending = false,
  children,
  onPress,
  ...props
}: Omit<AriaButtonProps, 'className' | 'style' | 'children'> &
  Look & { shortcut?: KeyName | undefined; dialogKey?: string; children: ReactNode }) {
  return (
    <AriaButton
      {...props}
      {...(isPending ? { 'aria-disabled': true, type: 'button' as const } : onPress && { onPress })}
      data-pending={isPending || undefined}
      data-primary={look === 'primary' || undefined}
      className={buttonClasses({ ...(look && { look }), ...(small && { small }) })}
    >
      {children}
      {shortcut === undefined ? null : <Shortcut name={shortcut} />}
      {dialogKey === undefined ? null : <kbd className={styles.key}>{dialogKey}</kbd>}
    </AriaButton>
  );
}

/** The key that does the same as the button, if one does now. */
function Shortcut({ name }: { name: KeyName }) {
  const shown = useShown(name);
  return shown === undefined ? null : <kbd className={styles.key}>{shown}</kbd>;
}

/** A link that looks like a button: it leads somewhere and does nothing else. With `download` it is a file of this host, which the router must not take for a page. */
export function ButtonLink({
  look,
  small,
  to,
  download,
  label,
  shortcut,
  onPress,
  children,
}: Look & {
  to: string;
  download?: string;
  /** For a link whose visible words are not enough. */
  label?: string;
  /** Its key is shown in it, and handled in `app/keys.ts`. */
  shortcut?: KeyName;
  onPress?: () => void;
  children: ReactNode;
}) {
  const className = buttonClasses({ ...(look && { look }), ...(small && { small }) });
  if (download !== undefined)
    return (
      <a href={to} download={download} className={className} onClick={onPress} aria-label={label}>
        {children}
      </a>
    );
  return (
    <AriaLink
      href={to}
      {...(onPress && { onPress })}
      {...(label !== undefined && { 'aria-label': label })}
      className={className}
    >
      {children}
      {shortcut === undefined ? null : <Shortcut name={shortcut} />}
    </AriaLink>
  );
}

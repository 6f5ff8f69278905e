import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps, Link as AriaLink } from 'react-aria-components';
import styles from './Button.module.css';

interface Look {
  /** `primary` is used once on a page. */
  look?: 'plain' | 'primary' | 'quiet' | 'danger' | 'icon';
  small?: boolean;
}

function classes({ look = 'plain', small = false }: Look): string {
  return [styles.button, look === 'plain' ? '' : styles[look], small ? styles.small : ''].filter(Boolean).join(' ');
}

/**
 * A button; `shortcut` is shown in it, and the key itself is handled in `app/keys.ts`. While pending it keeps the keyboard
 * and does nothing: React Aria's own pending would go on announcing a button that is gone when its work is done.
 */
export function Button({
  look,
  small,
  shortcut,
  isPending = false,
  children,
  onPress,
  ...props
}: Omit<AriaButtonProps, 'className' | 'style' | 'children'> & Look & { shortcut?: string; children: ReactNode }) {
  return (
    <AriaButton
      {...props}
      {...(isPending ? { 'aria-disabled': true, type: 'button' as const } : onPress && { onPress })}
      data-pending={isPending || undefined}
      className={classes({ ...(look && { look }), ...(small && { small }) })}
    >
      {children}
      {shortcut === undefined ? null : <kbd className={styles.key}>{shortcut}</kbd>}
    </AriaButton>
  );
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
  /** Shown in it; the key itself is handled in `app/keys.ts`. */
  shortcut?: string;
  onPress?: () => void;
  children: ReactNode;
}) {
  const className = classes({ ...(look && { look }), ...(small && { small }) });
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
      {shortcut === undefined ? null : <kbd className={styles.key}>{shortcut}</kbd>}
    </AriaLink>
  );
}

import type { Words } from '#core/foundation/i18n/index.ts';
import { clipboardSeconds } from '#core/vault/contract.ts';
import { errorText } from '../../../api/errors.ts';
import { say } from '../../../ui/Toasts.tsx';

/** Says that a copy was made and when it goes, or why it was not. `copy` answers whether it goes by itself. */
export async function sayCopied(copy: Promise<'clears' | 'stays'>, what: string, t: Words): Promise<void> {
  try {
    say({
      text:
        (await copy) === 'clears'
          ? t('vaultUi.copied.clears', { what, count: clipboardSeconds })
          : t('vaultUi.copied.stays', { what }),
    });
  } catch (error) {
    say({ text: errorText(error, t), isError: true });
  }
}

/**
 * What the core answered to a copy: nothing when it has put the value on this computer's clipboard itself and will clear it;
 * the value where this host reaches no clipboard, and then the browser's own takes it and keeps it.
 */
export async function intoClipboard(value: string): Promise<'clears' | 'stays'> {
  if (value === '') return 'clears';
  await navigator.clipboard.writeText(value);
  return 'stays';
}

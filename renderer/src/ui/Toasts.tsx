import { X } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import {
  Button,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import styles from './Overlay.module.css';

interface Message {
  text: string;
  /** It stays until whoever says it takes it away. */
  stays?: boolean;
  /** An error stays until it is closed, or the page that it was about is left. */
  isError?: boolean;
  /** Something to do about it: open, go there. */
  action?: { label: string; onPress: () => void };
  /** Takes back what the message says, with its button or with Ctrl+Z while it is shown. */
  undo?: () => void;
}

const queue = new ToastQueue<Message & { saidAt: number }>({ maxVisibleToasts: 3 });

/** An error that leads to another page is still read there; milliseconds. */
const readMs = 5000;

/**
 * Says what happened, below the places to the left and above the last backup, where there is nothing to press and no page of an account lies over it.
 * With an action it stays long enough to be reached by keyboard (F6). Answers what takes the message away before that.
 */
export function say(message: Message): () => void {
  const key = queue.add(
    { ...message, saidAt: Date.now() },
    message.isError === true || message.stays === true
      ? {}
      : { timeout: message.action === undefined && message.undo === undefined ? 6000 : 15_000 },
  );
  return () => queue.close(key);
}

/** Longer than this, and one wonders; milliseconds. */
const noticedMs = 300;

/** Says that something goes on, unless it is done at once. Answers what ends it. */
export function sayWorking(text: string): () => void {
  let close: (() => void) | undefined;
  const timer = setTimeout(() => {
    close = say({ text, stays: true });
  }, noticedMs);
  return () => {
    clearTimeout(timer);
    close?.();
  };
}

/** Says what can be taken back only while something is shown: its messages go with it. */
export function useSayWhile(isShown: boolean): (message: Message) => void {
  const [said] = useState<Array<() => void>>([]);
  useEffect(() => {
    if (!isShown) return;
    return () => {
      for (const close of said.splice(0)) close();
    };
  }, [isShown, said]);
  return useCallback((message) => void said.push(say(message)), [said]);
}

/** Takes away the messages that are seen. */
export function closeMessages(): void {
  for (const { key } of queue.visibleToasts) queue.close(key);
}

/** Takes back what the latest message that is seen says; `false` where none has a way back. */
export function undoLatestMessage(): boolean {
  const latest = queue.visibleToasts
    .filter(({ content }) => content.undo !== undefined)
    .toSorted((a, b) => b.content.saidAt - a.content.saidAt)[0];
  if (latest === undefined) return false;
  queue.close(latest.key);
  latest.content.undo?.();
  return true;
}

/** Another page is shown: errors that have had their time are of what was left. */
export function closeReadErrors(): void {
  for (const { key, content } of queue.visibleToasts)
    if (content.isError === true && Date.now() - content.saidAt >= readMs) queue.close(key);
}

function actionsOf({ action, undo }: Message, undoLabel: string): Array<NonNullable<Message['action']>> {
  return [
    ...(undo === undefined ? [] : [{ label: undoLabel, onPress: undo }]),
    ...(action === undefined ? [] : [action]),
  ];
}

/** Where messages appear; once in the app. */
export function Toasts() {
  const { t } = useTranslation('app');
  return (
    <ToastRegion queue={queue} className={styles.toasts ?? ''} aria-label={t('ui.messages')}>
      {({ toast }) => (
        <Toast
          toast={toast}
          className={styles.toast ?? ''}
          {...(toast.content.isError === true && { 'data-bad': true })}
        >
          <ToastContent>
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          {actionsOf(toast.content, t('ui.undo')).map(({ label, onPress }) => (
            <Button
              key={label}
              onPress={() => {
                onPress();
                queue.close(toast.key);
              }}
            >
              {label}
            </Button>
          ))}
          <Button slot="close" aria-label={t('ui.close')}>
            <X aria-hidden size={16} />
          </Button>
        </Toast>
      )}
    </ToastRegion>
  );
}

import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { DropZone, FileTrigger } from 'react-aria-components';
import { Button } from './Button.tsx';
import styles from './FileDrop.module.css';

/** A file from the person: dropped on the surface, pasted there, or chosen with the button. More or less than one file is `onWrong`. */
export function FileDrop({
  icon: Icon,
  title,
  or,
  button,
  accept,
  isBusy = false,
  onFile,
  onWrong,
  onPick,
  children,
}: {
  icon: LucideIcon;
  title: string;
  or: string;
  button: string;
  /** What the file picker shows first: names' ends (`.csv`) and types. */
  accept: readonly string[];
  isBusy?: boolean;
  onFile: (file: File) => void;
  onWrong: (what: 'several' | 'not-a-file') => void;
  /** The button opens the host's own file picker instead of the page's. */
  onPick?: (() => void) | undefined;
  /** What is accepted. */
  children: ReactNode;
}) {
  return (
    <DropZone
      aria-label={title}
      className={styles.zone ?? ''}
      isDisabled={isBusy}
      onDrop={({ items }) => {
        const files = items.filter((item) => item.kind === 'file');
        const [first] = files;
        if (items.length > 1 && files.length !== 1) onWrong('several');
        else if (first === undefined) onWrong('not-a-file');
        else void first.getFile().then(onFile);
      }}
    >
      <Icon aria-hidden strokeWidth={1.5} />
      <span className={styles.title}>{title}</span>
      <span className={styles.or}>{or}</span>
      {onPick === undefined ? (
        <FileTrigger
          acceptedFileTypes={accept}
          onSelect={(files) => {
            const file = isBusy ? null : files?.item(0);
            if (file !== null && file !== undefined) onFile(file);
          }}
        >
          <Button look="primary">{button}</Button>
        </FileTrigger>
      ) : (
        <Button look="primary" onPress={onPick} isDisabled={isBusy}>
          {button}
        </Button>
      )}
      <p>{children}</p>
    </DropZone>
  );
}

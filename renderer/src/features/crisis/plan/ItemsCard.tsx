import { ArrowDown, ArrowUp, Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Page.tsx';
import styles from '../crisis.module.css';
import { FormDialog } from '../../../ui/FormDialog.tsx';

/** A name for a new item that no other in the list has. */
function newId(taken: ReadonlyArray<{ id: string }>): string {
  let number = taken.length + 1;
  while (taken.some(({ id }) => id === `own-${number}`)) number += 1;
  return `own-${number}`;
}

/** A list whose order means something: each item is opened in a form, moved, or taken away. Nothing is saved before the page is. */
export function ItemsCard<T extends { id: string }>({
  title,
  help,
  items,
  mayChange,
  onChange,
  empty,
  isReady,
  nameOf,
  noteOf,
  children,
}: {
  title: string;
  help: string;
  items: readonly T[];
  mayChange: boolean;
  onChange: (items: T[]) => void;
  empty: (id: string) => T;
  isReady: (item: T) => boolean;
  nameOf: (item: T) => string;
  noteOf: (item: T) => string;
  /** The fields of one item. */
  children: (item: T, set: (item: T) => void) => ReactNode;
}) {
  const { t } = useTranslation('app');
  const [open, setOpen] = useState<T | null>(null);
  const move = (from: number, by: number) => {
    const moved = items[from];
    if (moved === undefined) return;
    const rest = items.filter((_, place) => place !== from);
    onChange([...rest.slice(0, from + by), moved, ...rest.slice(from + by)]);
  };
  const isNew = open !== null && !items.some(({ id }) => id === open.id);
  return (
    <Card
      title={title}
      aside={
        mayChange ? (
          <Button small onPress={() => setOpen(empty(newId(items)))}>
            <Plus aria-hidden />
            {t('crisis.plan.add')}
          </Button>
        ) : undefined
      }
    >
      <p className={styles.more}>{help}</p>
      <ul role="list" className={styles.items}>
        {items.map((item, place) => (
          <li key={item.id}>
            <div>
              <b>{nameOf(item)}</b>
              <small>{noteOf(item)}</small>
            </div>
            {mayChange ? (
              <>
                <Button
                  look="icon"
                  small
                  isDisabled={place === 0}
                  aria-label={t('crisis.plan.up', { name: nameOf(item) })}
                  onPress={() => move(place, -1)}
                >
                  <ArrowUp aria-hidden />
                </Button>
                <Button
                  look="icon"
                  small
                  isDisabled={place === items.length - 1}
                  aria-label={t('crisis.plan.down', { name: nameOf(item) })}
                  onPress={() => move(place, 1)}
                >
                  <ArrowDown aria-hidden />
                </Button>
                <Button
                  small
                  aria-label={t('crisis.plan.editNamed', { name: nameOf(item) })}
                  onPress={() => setOpen(item)}
                >
                  {t('ui.edit')}
                </Button>
                <Button
                  small
                  look="quiet"
                  aria-label={t('crisis.plan.removeNamed', { name: nameOf(item) })}
                  onPress={() => onChange(items.filter(({ id }) => id !== item.id))}
                >
                  {t('ui.remove')}
                </Button>
              </>
            ) : null}
          </li>
        ))}
      </ul>
      {open === null ? null : (
        <FormDialog
          title={isNew ? t('crisis.plan.add') : nameOf(open)}
          submit={t('crisis.plan.keep')}
          isReady={isReady(open)}
          onSubmit={() => {
            onChange(isNew ? [...items, open] : items.map((item) => (item.id === open.id ? open : item)));
            setOpen(null);
          }}
          onClose={() => setOpen(null)}
        >
          {children(open, setOpen)}
        </FormDialog>
      )}
    </Card>
  );
}

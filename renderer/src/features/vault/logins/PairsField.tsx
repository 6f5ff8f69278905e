import { Plus, Trash2 } from 'lucide-react';
import { type Ref, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { focusAdded } from '../../../ui/focus-field.ts';
import { SecretInput, type SecretHandle } from '../secrets/SecretInput.tsx';
import styles from './logins.module.css';

interface Pair {
  name: string;
  value: string;
}

/** Reads the rows; empty ones are left out. */
export interface PairsHandle {
  read(): Pair[];
  /** Whether every row with something in it has a name; one that has none is marked and takes the cursor. */
  check(): boolean;
}

interface Line {
  key: number;
  first: Pair;
}

/** Rows of a name and something secret: connected tools, extra fields. The texts live in their fields only. */
export function PairsField({
  ref,
  start,
  addLabel,
  nameLabel,
  valueLabel,
  onRemove,
}: {
  ref: Ref<PairsHandle>;
  start: readonly Pair[];
  addLabel: string;
  nameLabel: string;
  valueLabel: string;
  /** A row is gone; what is typed in one is heard by the form itself. */
  onRemove: () => void;
}) {
  const { t } = useTranslation('app');
  const next = useRef(start.length);
  const [lines, setLines] = useState<Line[]>(() => start.map((first, key) => ({ key, first })));
  const fields = useRef(new Map<string, SecretHandle>());
  const [nameless, setNameless] = useState<number | null>(null);
  const read = (key: number, part: keyof Pair) => fields.current.get(`${key}-${part}`)?.read().trim() ?? '';
  useImperativeHandle(ref, () => ({
    read: () =>
      lines
        .map(({ key }) => ({ name: read(key, 'name'), value: read(key, 'value') }))
        .filter(({ name }) => name !== ''),
    check: () => {
      const found = lines.find(({ key }) => read(key, 'name') === '' && read(key, 'value') !== '')?.key ?? null;
      setNameless(found);
      if (found !== null) fields.current.get(`${found}-name`)?.focus();
      return found === null;
    },
  }));
  const keep = (key: number, part: keyof Pair) => (handle: SecretHandle | null) => {
    if (handle === null) fields.current.delete(`${key}-${part}`);
    else fields.current.set(`${key}-${part}`, handle);
  };
  return (
    <div className={styles.column}>
      {lines.map(({ key, first }) => (
        <div key={key} className={styles.pair}>
          <SecretInput
            ref={keep(key, 'name')}
            start={first.name}
            label={nameLabel}
            error={key === nameless ? t('vaultUi.form.nameNeeded') : undefined}
          />
          <SecretInput ref={keep(key, 'value')} start={first.value} label={valueLabel} />
          <Button
            look="icon"
            aria-label={t('ui.remove')}
            onPress={() => {
              setLines(lines.filter((line) => line.key !== key));
              onRemove();
            }}
          >
            <Trash2 aria-hidden />
          </Button>
        </div>
      ))}
      <div>
        <Button
          small
          onPress={({ target }) => {
            focusAdded(target);
            setLines([...lines, { key: next.current, first: { name: '', value: '' } }]);
            next.current += 1;
          }}
        >
          <Plus aria-hidden />
          {addLabel}
        </Button>
      </div>
    </div>
  );
}

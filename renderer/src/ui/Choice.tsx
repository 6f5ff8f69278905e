import { Check, ChevronDown, CircleAlert, Minus } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  Button,
  Checkbox as AriaCheckbox,
  ComboBox as AriaComboBox,
  Input,
  type Key,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
} from 'react-aria-components';
import { useUnsaved } from '../app/use-unsaved.ts';
import styles from './Field.module.css';
import { useHalfTyped } from './half-typed.ts';
import { namedHit, singleHit } from './single-hit.ts';

/** Something to choose: its value, its words, and a note to the right. */
export interface Choice<T extends string = string> {
  id: T;
  name: string;
  note?: string;
}

const cls = (name: string | undefined) => name ?? '';

function Option({ choice }: { choice: Choice }) {
  return (
    <ListBoxItem id={choice.id} textValue={choice.name} className={cls(styles.option)}>
      {({ isSelected }) => (
        <>
          <span>{choice.name}</span>
          {choice.note === undefined ? null : <small>{choice.note}</small>}
          {isSelected ? <Check aria-hidden /> : null}
        </>
      )}
    </ListBoxItem>
  );
}

/** The line below a choice: what is wrong, else what to know; read out with the label. */
function Note({ help, error }: { help: string | undefined; error: string | undefined }) {
  if (error !== undefined)
    return (
      <Text slot="description" className={cls(styles.error)}>
        <CircleAlert aria-hidden size={14} />
        {error}
      </Text>
    );
  return help === undefined ? null : (
    <Text slot="description" className={cls(styles.help)}>
      {help}
    </Text>
  );
}

/** One of a few. */
export function Select<T extends string>({
  label,
  help,
  error,
  choices,
  value,
  onChange,
  hideLabel = false,
  placeholder,
}: {
  label: string;
  help?: string | undefined;
  error?: string | undefined;
  choices: ReadonlyArray<Choice<T>>;
  value: T | null;
  onChange: (value: T) => void;
  hideLabel?: boolean;
  placeholder?: string;
}) {
  return (
    <AriaSelect
      className={cls(styles.field)}
      selectedKey={value}
      onSelectionChange={(key) => onChange(key as T)}
      isInvalid={error !== undefined}
      {...(hideLabel && { 'aria-label': label })}
      {...(placeholder !== undefined && { placeholder })}
    >
      {hideLabel ? null : <Label className={cls(styles.label)}>{label}</Label>}
      <Button className={`${styles.input} ${styles.trigger}`}>
        <SelectValue />
        <ChevronDown aria-hidden />
      </Button>
      <Note help={help} error={error} />
      <Popover className={cls(styles.popover)}>
        <ListBox items={choices} className={cls(styles.list)}>
          {(choice) => <Option choice={choice} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

/**
 * One of many, found by typing; the caller searches and gives what to show. `null` is nobody or nothing. What is typed stays in the
 * field until something is chosen: left there it says that it is no choice yet, and no form is sent past it (`half-typed.ts`).
 */
export function SearchChoice({
  label,
  help,
  error,
  choices,
  value,
  name,
  typed,
  onTyped,
  onChange,
  nothingFound,
  onCreate,
  createLabel,
  hideLabel = false,
  autoFocus = false,
  placeholder,
}: {
  label: string;
  help?: string | undefined;
  error?: string | undefined;
  choices: readonly Choice[];
  value: string | null;
  /** What the chosen one is called; empty where nothing is. */
  name: string;
  /** What is being typed; null where the field shows the chosen one. */
  typed: string | null;
  onTyped: (typed: string | null) => void;
  onChange: (value: string | null) => void;
  nothingFound: string;
  /** Makes a new one of the typed text; shown last in the list. */
  onCreate?: (text: string) => void;
  createLabel?: string;
  hideLabel?: boolean;
  /** In a dialog that begins with it. */
  autoFocus?: boolean;
  /** What it means that nothing is chosen. */
  placeholder?: string | undefined;
}) {
  const { t } = useTranslation('app');
  const input = useRef<HTMLInputElement>(null);
  // Where the choice empties the text, the list would open anew over what lies below; it does when somebody types.
  const [isChosen, setChosen] = useState(false);
  const [isLeft, setLeft] = useState(false);
  const isHalf = typed !== null && typed.trim() !== '' && typed !== name;
  const latest = useRef(onTyped);
  useEffect(() => {
    latest.current = onTyped;
  });
  const drop = useCallback(() => latest.current(null), []);
  useHalfTyped(isHalf, input, drop);
  useUnsaved(isHalf);
  const take = (id: string) => {
    setChosen(true);
    onTyped(null);
    onChange(id);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const field = event.currentTarget;
    const isListed = field.ariaExpanded === 'true';
    // Once the list is closed, Esc lets go of what is typed.
    if (event.key === 'Escape' && !isListed && isHalf) drop();
    // Enter takes the only hit when nothing in the open list is pointed at; the list itself has closed by then. A name that is written
    // out is a choice without the list too, which stays closed over what is said of half a name.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    if (field.hasAttribute('aria-activedescendant')) return;
    const hit = isListed ? singleHit(choices, typed ?? '') : isHalf ? namedHit(choices, typed) : undefined;
    if (hit !== undefined && hit.id !== value) take(hit.id);
  };
  const onBlur = () => {
    setChosen(false);
    // The whole name is a choice, whoever wrote it out.
    const named = isHalf ? namedHit(choices, typed) : undefined;
    if (!isHalf || named !== undefined) onTyped(null);
    else setLeft(true);
    if (named !== undefined && named.id !== value) onChange(named.id);
  };
  const said = isHalf && isLeft ? t('ui.notChosen', { typed: typed.trim() }) : error;
  const create: Choice[] =
    onCreate !== undefined && createLabel !== undefined && isHalf ? [{ id: '+', name: createLabel }] : [];
  return (
    <AriaComboBox
      className={cls(styles.field)}
      items={[...choices, ...create]}
      inputValue={typed ?? name}
      onInputChange={(text) => {
        onTyped(text === name ? null : text);
        if (text === '' && value !== null) onChange(null);
      }}
      // While something else is typed nothing is selected, or leaving the field would put the chosen name back over it.
      selectedKey={isHalf ? null : value}
      onSelectionChange={(key: Key | null) => {
        if (key === null) return;
        if (key === '+') {
          setChosen(true);
          onTyped(null);
          onCreate?.((typed ?? '').trim());
        } else take(String(key));
      }}
      allowsEmptyCollection
      isInvalid={said !== undefined}
      // Nor over what is said of half a name.
      menuTrigger={isChosen || (isHalf && isLeft) ? 'manual' : 'focus'}
      autoFocus={autoFocus}
      onBlur={onBlur}
      {...(hideLabel && { 'aria-label': label })}
    >
      {hideLabel ? null : <Label className={cls(styles.label)}>{label}</Label>}
      <div className={styles.combo}>
        <Input
          ref={input}
          className={cls(styles.input)}
          onInput={() => {
            setChosen(false);
            setLeft(false);
          }}
          onKeyDown={onKeyDown}
          {...(placeholder !== undefined && { placeholder })}
        />
        <Button>
          <ChevronDown aria-hidden />
        </Button>
      </div>
      <Note help={help} error={said} />
      <Popover className={cls(styles.popover)}>
        <ListBox
          className={cls(styles.list)}
          renderEmptyState={() => <div className={styles.nothing}>{nothingFound}</div>}
        >
          {(choice: Choice) => <Option choice={choice} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}

/** Yes or no; `isIndeterminate` for some of many. */
export function Checkbox({
  children,
  isSelected,
  isIndeterminate = false,
  isDisabled = false,
  onChange,
  label,
}: {
  children?: ReactNode;
  isSelected: boolean;
  isIndeterminate?: boolean;
  isDisabled?: boolean;
  onChange: (isSelected: boolean) => void;
  /** For a box without visible words. */
  label?: string;
}) {
  return (
    <AriaCheckbox
      className={cls(styles.checkbox)}
      isSelected={isSelected}
      isIndeterminate={isIndeterminate}
      isDisabled={isDisabled}
      onChange={onChange}
      {...(label !== undefined && { 'aria-label': label })}
    >
      <span className={styles.box} aria-hidden>
        {isIndeterminate ? <Minus strokeWidth={3} /> : isSelected ? <Check strokeWidth={3} /> : null}
      </span>
      {children}
    </AriaCheckbox>
  );
}

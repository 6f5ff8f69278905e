import { Check, ChevronDown, CircleAlert, Minus, Search, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
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
  SearchField as AriaSearchField,
  Select as AriaSelect,
  SelectValue,
  Text,
} from 'react-aria-components';
import styles from './Field.module.css';
import { singleHit } from './single-hit.ts';

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

/** One of many, found by typing; the caller searches and gives what to show. `null` is nobody or nothing. */
export function SearchChoice({
  label,
  help,
  error,
  choices,
  value,
  text,
  onText,
  onChange,
  nothingFound,
  onCreate,
  createLabel,
  hideLabel = false,
  autoFocus = false,
}: {
  label: string;
  help?: string | undefined;
  error?: string | undefined;
  choices: readonly Choice[];
  value: string | null;
  text: string;
  onText: (text: string) => void;
  onChange: (value: string | null) => void;
  nothingFound: string;
  /** Makes a new one of the typed text; shown last in the list. */
  onCreate?: (text: string) => void;
  createLabel?: string;
  hideLabel?: boolean;
  /** In a dialog that begins with it. */
  autoFocus?: boolean;
}) {
  // Where the choice empties the text, the list would open anew over what lies below; it does when somebody types.
  const [isChosen, setChosen] = useState(false);
  // Enter takes the only hit when nothing in the open list is pointed at; the list itself has closed by then.
  const takeHit = (event: KeyboardEvent<HTMLInputElement>) => {
    const field = event.currentTarget;
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    if (field.ariaExpanded !== 'true' || field.hasAttribute('aria-activedescendant')) return;
    const hit = singleHit(choices, text);
    if (hit === undefined || hit.id === value) return;
    setChosen(true);
    onChange(hit.id);
  };
  const create: Choice[] =
    onCreate !== undefined && createLabel !== undefined && text.trim() !== '' ? [{ id: '+', name: createLabel }] : [];
  return (
    <AriaComboBox
      className={cls(styles.field)}
      items={[...choices, ...create]}
      inputValue={text}
      onInputChange={onText}
      selectedKey={value}
      onSelectionChange={(key: Key | null) => {
        if (key !== null) setChosen(true);
        if (key === '+') onCreate?.(text.trim());
        else if (key !== null || text === '') onChange(key === null ? null : String(key));
      }}
      allowsEmptyCollection
      isInvalid={error !== undefined}
      menuTrigger={isChosen ? 'manual' : 'focus'}
      autoFocus={autoFocus}
      onBlur={() => setChosen(false)}
      {...(hideLabel && { 'aria-label': label })}
    >
      {hideLabel ? null : <Label className={cls(styles.label)}>{label}</Label>}
      <div className={styles.combo}>
        <Input className={cls(styles.input)} onInput={() => setChosen(false)} onKeyDown={takeHit} />
        <Button>
          <ChevronDown aria-hidden />
        </Button>
      </div>
      <Note help={help} error={error} />
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

/** A search box with a cross that empties it; `Esc` empties it too. */
export function SearchField({
  label,
  placeholder,
  value,
  onChange,
}: {
  label: string;
  placeholder?: string;
  value: string;
  onChange: (value: string) => void;
}) {
  // The address, where a search lives, follows a moment after the key: while the cursor is here what is typed rules,
  // or a fast typist's letters are taken back by the answer to an earlier one.
  const [typed, setTyped] = useState(value);
  const [isFocused, setFocused] = useState(false);
  return (
    <AriaSearchField
      className={cls(styles.search)}
      aria-label={label}
      value={isFocused ? typed : value}
      onChange={(text) => {
        setTyped(text);
        onChange(text);
      }}
      onFocusChange={(isNow) => {
        setFocused(isNow);
        setTyped(value);
      }}
    >
      <Search aria-hidden />
      <Input className={cls(styles.input)} placeholder={placeholder ?? label} />
      <Button>
        <X aria-hidden />
      </Button>
    </AriaSearchField>
  );
}

import { Check, ChevronDown } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Menu as AriaMenu, MenuItem, Popover, type Selection } from 'react-aria-components';
import { buttonClasses, type Look } from './Button.tsx';
import type { Choice } from './Choice.tsx';
import fieldStyles from './Field.module.css';

const cls = (name: string | undefined) => name ?? '';

/** Where the keyboard stands in a list that opens: at an end of it, or, for whoever pressed with the mouse, on the list itself. */
type Begin = 'first' | 'last' | true;

type Listed = (begin: Begin, close: () => void) => ReactNode;

/** The keys that open a list. Enter and Space are no clicks here: the library takes those for a reader's, and leaves the keyboard on the list itself. */
const beginOf: Record<string, Begin> = { Enter: 'first', ' ': 'first', ArrowDown: 'first', ArrowUp: 'last' };

/** A button, and the list that it opens. A plain one: the library's costs as much to draw as some rows of the list that it stands above, and a list has eight of them. */
function Opener({
  said,
  isChosen = false,
  look = 'plain',
  small,
  end,
  children,
  list,
}: {
  /** Read out instead of what the button shows. */
  said?: string | undefined;
  isChosen?: boolean;
  look?: Look['look'] | undefined;
  small: boolean;
  /** Which ends of the two stand below each other. */
  end: 'start' | 'end';
  children: ReactNode;
  list: Listed;
}) {
  const button = useRef<HTMLButtonElement>(null);
  const [begin, setBegin] = useState<Begin | null>(null);
  // Gone before anything is done: a dialog that is opened gives the keyboard back to the button, and not to a row of the list.
  const close = () => {
    flushSync(() => setBegin(null));
    button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={buttonClasses({ look, small })}
        aria-label={said}
        aria-haspopup="menu"
        aria-expanded={begin !== null}
        data-chosen={isChosen ? '' : undefined}
        onClick={() => setBegin(true)}
        onKeyDown={(event) => {
          const at = beginOf[event.key];
          if (at === undefined) return;
          event.preventDefault();
          setBegin(at);
        }}
      >
        {children}
      </button>
      {begin === null ? null : (
        <Popover
          isOpen
          onOpenChange={close}
          trigger="MenuTrigger"
          triggerRef={button}
          className={cls(fieldStyles.popover)}
          placement={`bottom ${end}`}
        >
          <Opened list={list} begin={begin} close={close} />
        </Popover>
      )}
    </>
  );
}

function Opened({ list, begin, close }: { list: Listed; begin: Begin; close: () => void }) {
  return list(begin, close);
}

/** A button that opens a list of things to do. */
export function ActionMenu({
  label,
  actions,
  look,
  small = false,
  children,
}: {
  label: string;
  actions: ReadonlyArray<{ id: string; name: string; isDanger?: boolean; onAction: () => void }>;
  look?: 'plain' | 'quiet' | 'icon';
  small?: boolean;
  children?: ReactNode;
}) {
  return (
    <Opener
      said={children === undefined ? undefined : label}
      look={look}
      small={small}
      end="end"
      list={(begin, close) => (
        <AriaMenu className={cls(fieldStyles.list)} aria-label={label} autoFocus={begin} onClose={close}>
          {actions.map((action) => (
            <MenuItem
              key={action.id}
              id={action.id}
              textValue={action.name}
              className={`${fieldStyles.option} ${action.isDanger === true ? fieldStyles.danger : ''}`}
              onAction={() => {
                close();
                action.onAction();
              }}
            >
              {action.name}
            </MenuItem>
          ))}
        </AriaMenu>
      )}
    >
      {children ?? (
        <>
          {label}
          <ChevronDown aria-hidden />
        </>
      )}
    </Opener>
  );
}

/** A button that opens a list where several can be ticked; it says how many are. */
export function FilterMenu<T extends string>({
  label,
  choices,
  value,
  onChange,
  alone,
  isCounted = true,
  look = 'plain',
  children,
}: {
  label: string;
  choices: ReadonlyArray<Choice<T>>;
  value: readonly T[];
  onChange: (value: T[]) => void;
  /** A choice that none of the others goes with. */
  alone?: T;
  /** Whether the button says what is ticked; a list of columns need not. */
  isCounted?: boolean;
  look?: 'plain' | 'quiet';
  /** What the button shows instead of its label. */
  children?: ReactNode;
}) {
  const isChosen = isCounted && value.length > 0;
  const only = value.length === 1 ? choices.find(({ id }) => id === value[0])?.name : undefined;
  const said = isChosen ? `${label}: ${only ?? value.length}` : label;
  return (
    <Opener
      said={said}
      isChosen={isChosen}
      look={look}
      small
      end="start"
      list={(begin, close) => (
        <Ticks
          label={label}
          choices={choices}
          begin={value}
          alone={alone}
          onChange={onChange}
          autoFocus={begin}
          onClose={close}
        />
      )}
    >
      {children ?? (
        <>
          <span className={fieldStyles.said}>
            {only !== undefined && isChosen ? (
              <>
                <span className={fieldStyles.saidOf}>{label}: </span>
                {only}
              </>
            ) : (
              said
            )}
          </span>
          <ChevronDown aria-hidden />
        </>
      )}
    </Opener>
  );
}

/** The open list: it knows itself what is ticked, since whoever opened it may tick again before the page has been drawn anew. */
function Ticks<T extends string>({
  label,
  choices,
  begin,
  alone,
  onChange,
  ...menu
}: {
  label: string;
  choices: ReadonlyArray<Choice<T>>;
  begin: readonly T[];
  alone: T | undefined;
  onChange: (value: T[]) => void;
  autoFocus: Begin;
  onClose: () => void;
}) {
  const [ticked, setTicked] = useState(begin);
  function tick(keys: Selection): void {
    const chosen = choices.map(({ id }) => id).filter((id) => keys === 'all' || keys.has(id));
    const isAlone = alone !== undefined && chosen.includes(alone) && !ticked.includes(alone);
    const next = chosen.filter((id) => chosen.length === 1 || (id === alone) === isAlone);
    setTicked(next);
    onChange(next);
  }
  return (
    <AriaMenu
      {...menu}
      className={cls(fieldStyles.list)}
      aria-label={label}
      selectionMode="multiple"
      selectedKeys={ticked}
      onSelectionChange={tick}
    >
      {choices.map((choice) => (
        <MenuItem key={choice.id} id={choice.id} textValue={choice.name} className={cls(fieldStyles.option)}>
          {({ isSelected }) => (
            <>
              <span className={fieldStyles.box} data-chosen={isSelected || undefined} aria-hidden>
                {isSelected ? <Check strokeWidth={3} /> : null}
              </span>
              <span>{choice.name}</span>
              {choice.note === undefined ? null : <small>{choice.note}</small>}
            </>
          )}
        </MenuItem>
      ))}
    </AriaMenu>
  );
}

import { Check, ChevronDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, type Selection } from 'react-aria-components';
import { Button } from './Button.tsx';
import type { Choice } from './Choice.tsx';
import fieldStyles from './Field.module.css';

const cls = (name: string | undefined) => name ?? '';

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
    <MenuTrigger>
      <Button {...(look && { look })} small={small} {...(children !== undefined && { 'aria-label': label })}>
        {children ?? (
          <>
            {label}
            <ChevronDown aria-hidden />
          </>
        )}
      </Button>
      <Popover className={cls(fieldStyles.popover)} placement="bottom end">
        <AriaMenu className={cls(fieldStyles.list)} aria-label={label}>
          {actions.map((action) => (
            <MenuItem
              key={action.id}
              id={action.id}
              textValue={action.name}
              className={`${fieldStyles.option} ${action.isDanger === true ? fieldStyles.danger : ''}`}
              onAction={action.onAction}
            >
              {action.name}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
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
    <MenuTrigger>
      <Button small look={look} aria-label={said} {...(isChosen && { 'data-chosen': '' })}>
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
      </Button>
      <Popover className={cls(fieldStyles.popover)} placement="bottom start">
        <Ticks label={label} choices={choices} begin={value} alone={alone} onChange={onChange} />
      </Popover>
    </MenuTrigger>
  );
}

/** The open list: it knows itself what is ticked, since whoever opened it may tick again before the page has been drawn anew. */
function Ticks<T extends string>({
  label,
  choices,
  begin,
  alone,
  onChange,
}: {
  label: string;
  choices: ReadonlyArray<Choice<T>>;
  begin: readonly T[];
  alone: T | undefined;
  onChange: (value: T[]) => void;
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

import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
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
  isCounted = true,
  look = 'plain',
  children,
}: {
  label: string;
  choices: ReadonlyArray<Choice<T>>;
  value: readonly T[];
  onChange: (value: T[]) => void;
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
        <AriaMenu
          className={cls(fieldStyles.list)}
          aria-label={label}
          selectionMode="multiple"
          selectedKeys={value}
          onSelectionChange={(keys: Selection) =>
            onChange(choices.map(({ id }) => id).filter((id) => keys === 'all' || keys.has(id)))
          }
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
      </Popover>
    </MenuTrigger>
  );
}

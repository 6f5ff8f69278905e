import { type RefObject, useEffect, useRef } from 'react';

const fields =
  ':is(input, textarea, select):not([type="hidden"], :disabled), [role="spinbutton"]:not([aria-disabled="true"])';

/**
 * Puts the keyboard in the first field of a form, on its first main button where it asks nothing, or on the whole where it has neither.
 * A field that opens a list by being entered is only stood before: the list would lie over what is to be read first.
 */
function focusFirst(within: HTMLElement): void {
  const place = within.querySelector<HTMLElement>(fields) ?? within.querySelector<HTMLElement>('button[data-primary]');
  (place === null || place.role === 'combobox' ? within : place).focus();
}

/** When another step is shown the keyboard goes on in it: what was pressed is gone with its own. The element of the ref takes focus itself (`tabIndex={-1}`). */
export function useStepFocus<T extends HTMLElement>(step: string): RefObject<T | null> {
  const within = useRef<T>(null);
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    // Not away from a field that has taken it by itself.
    if (within.current !== null && !within.current.contains(document.activeElement)) focusFirst(within.current);
  }, [step]);
  return within;
}

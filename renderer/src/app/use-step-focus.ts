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

/** What was pressed is gone with its step: when another is shown it is entered, once. */
function useStep<T extends HTMLElement>(step: string, enter: (within: T) => void): RefObject<T | null> {
  const within = useRef<T>(null);
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    if (within.current !== null) enter(within.current);
  }, [step, enter]);
  return within;
}

/** Not away from a field or a heading that has taken the keyboard by itself. */
const isEntered = (within: HTMLElement) => within.contains(document.activeElement);

function enterForm(within: HTMLElement): void {
  if (!isEntered(within)) focusFirst(within);
}

function enterPage(within: HTMLElement): void {
  document.getElementById('main')?.scrollTo({ top: 0 });
  if (!isEntered(within)) within.focus({ preventScroll: true });
}

/** The keyboard goes on in the first field of the step that is shown. The element of the ref takes focus itself (`tabIndex={-1}`). */
export const useStepFocus = <T extends HTMLElement>(step: string) => useStep<T>(step, enterForm);

/** The step that is shown is a page of its own: seen from its top, and read from its beginning. The element of the ref takes focus itself. */
export const useStepPage = <T extends HTMLElement>(step: string) => useStep<T>(step, enterPage);

import { type RefObject, useEffect } from 'react';

/** A field in which something is typed that is no choice yet. */
interface HalfTyped {
  input: RefObject<HTMLInputElement | null>;
  /** Shows what is chosen again. */
  drop: () => void;
}

const fields = new Set<HalfTyped>();

/** What lies behind a dialog is not what is being sent. */
const isHidden = (input: Element) => input.closest('[aria-hidden="true"], [inert]') !== null;

/** The half-typed fields within, or all that can be reached. */
const halfTypedIn = (within: Node): HalfTyped[] =>
  [...fields].filter(({ input: { current } }) => current !== null && within.contains(current) && !isHidden(current));

/**
 * Whether something typed would be dropped if what is within were sent now; its field then says so and has the keyboard.
 * Forms are asked by themselves; whoever saves without one asks first.
 */
export function isHalfTyped(within: Node = document): boolean {
  const input = halfTypedIn(within)[0]?.input.current;
  if (input === null || input === undefined) return false;
  // Being left is what makes the field say so.
  if (document.activeElement === input) input.blur();
  input.focus();
  return true;
}

/** Throws away what is typed and no choice, with the other changes of a page. */
export function dropHalfTyped(): void {
  for (const { drop } of halfTypedIn(document)) drop();
}

/** Makes a field known as half-typed for as long as it is. */
export function useHalfTyped(isHalf: boolean, input: RefObject<HTMLInputElement | null>, drop: () => void): void {
  useEffect(() => {
    if (!isHalf) return;
    const field = { input, drop };
    fields.add(field);
    return () => void fields.delete(field);
  }, [isHalf, input, drop]);
}

/** No form is sent past half a name, whichever form it is. */
function hold(event: SubmitEvent): void {
  if (!(event.target instanceof Node) || !isHalfTyped(event.target)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}
addEventListener('submit', hold, { capture: true });

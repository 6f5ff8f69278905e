/** A choice's button says nothing of its own answer; its field does. */
const wrong = '[aria-invalid="true"], [data-invalid] > button';

/** Puts the keyboard in the first field within that is wrong, when what was just tried has been drawn. */
export function focusWrong(within: ParentNode | null): void {
  requestAnimationFrame(() => within?.querySelector<HTMLElement>(wrong)?.focus());
}

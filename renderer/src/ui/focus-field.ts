/** A choice's button says nothing of its own answer; its field does. */
const wrong = '[aria-invalid="true"], [data-invalid] > button';

/** Puts the keyboard in the first field within that is wrong, when what was just tried has been drawn. */
export function focusWrong(within: ParentNode | null): void {
  requestAnimationFrame(() => within?.querySelector<HTMLElement>(wrong)?.focus());
}

/** Where something is written or dated; the way a row is sorted is chosen already. */
const written = ':is(input, textarea):not([type="hidden"], [type="radio"], [type="checkbox"]), [role="spinbutton"]';

/** Puts the keyboard in the first field of the row that a button just added to its part of the page, when it has been drawn. */
export function focusAdded(button: Element): void {
  const part = button.closest('section, form, fieldset');
  const before = new Set(part?.querySelectorAll(written));
  requestAnimationFrame(() =>
    [...(part?.querySelectorAll<HTMLElement>(written) ?? [])]
      .find((field) => !before.has(field) && field.checkVisibility())
      ?.focus(),
  );
}

import { type FocusEvent, useRef } from 'react';

type TextBox = HTMLInputElement | HTMLTextAreaElement;

/** A field for words of one's own: no secret, nothing that is sought or chosen. */
const isTextBox = (field: Element): field is TextBox =>
  field.matches('textarea, input[type=text]:not([role=combobox]), input[type=email], input[type=tel], input[type=url]');

/** Watches what is typed by hand within something that can be closed: `watch` goes on its `onFocus`. */
export function useTypedText() {
  const held = useRef(new Map<TextBox, string>());
  return {
    watch: ({ target }: FocusEvent) => {
      if (isTextBox(target) && !held.current.has(target)) held.current.set(target, target.value);
    },
    /** Whether a field holds other words than when somebody came to it. */
    hasTyped: () =>
      [...held.current].some(([field, before]) => field.isConnected && field.value.trim() !== before.trim()),
  };
}

import { type ChangeEvent, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnsaved } from '../app/use-unsaved.ts';
import { useHalfTyped } from './half-typed.ts';
import { numberIn, numberText } from './number-text.ts';

/**
 * A field where a number is typed, with comma or point: the browser's own drops the comma in some languages, and 2,5 becomes 25.
 * `onChange` is told `NaN` of what is no number; nothing is saved past that, nor while `isHeld` (`half-typed.ts`).
 */
export function useNumberText({
  value,
  isWhole,
  isHeld,
  onChange,
}: {
  value: number | null;
  isWhole: boolean;
  isHeld: boolean;
  onChange: (value: number | null) => void;
}) {
  const { i18n } = useTranslation();
  const ref = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<{ text: string; over: number | null } | null>(null);
  const isNone = typed !== null && Number.isNaN(numberIn(typed.text, isWhole));
  // What is chosen elsewhere is shown instead of what was no number, also the number that stood there before it.
  if (isNone && value !== typed.over) setTyped(value === null ? { ...typed, over: null } : null);
  const drop = useCallback(() => setTyped(null), []);
  useHalfTyped(isNone || isHeld, ref, drop);
  useUnsaved(isNone);
  return {
    /** Whether what stands there is no number. */
    isNone,
    field: {
      ref,
      inputMode: isWhole ? ('numeric' as const) : ('decimal' as const),
      autoComplete: 'off',
      value: typed?.text ?? numberText(value, i18n.language),
      onChange: ({ target: { value: text } }: ChangeEvent<HTMLInputElement>) => {
        setTyped({ text, over: value });
        onChange(numberIn(text, isWhole));
      },
      onBlur: () => {
        if (!isNone) setTyped(null);
      },
    },
  };
}

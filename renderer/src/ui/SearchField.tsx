import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Field.module.css';

/** When the cursor has left a search, its words wait so long for what they were typed over to follow, in milliseconds. */
const searchWaits = 1000;

/**
 * A search box with a cross that empties it; `Esc` empties it too. Of plain elements: the library's has itself drawn twice before it is
 * seen, and with it the page that somebody waits for.
 */
export function SearchField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation('app');
  const field = useRef<HTMLInputElement>(null);
  // The address, where a search lives, follows a moment after the key: what is typed stands until another search comes, or a fast typist's
  // letters are taken back by the answer to an earlier one.
  const [typed, setTyped] = useState(value);
  const [answered, setAnswered] = useState(value);
  const [isFocused, setFocused] = useState(false);
  if (answered !== value) {
    setAnswered(value);
    if (!isFocused) setTyped(value);
  }
  useEffect(() => {
    if (isFocused || typed === value) return;
    const timer = setTimeout(() => setTyped(value), searchWaits);
    return () => clearTimeout(timer);
  }, [isFocused, typed, value]);
  const say = (text: string) => {
    setTyped(text);
    onChange(text);
  };
  return (
    <div className={styles.search}>
      <Search aria-hidden />
      <input
        ref={field}
        type="search"
        className={styles.input}
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        value={typed}
        onChange={({ target }) => say(target.value)}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || typed === '') return;
          // What the search stands in stays open.
          event.preventDefault();
          event.stopPropagation();
          say('');
        }}
      />
      {typed === '' ? null : (
        // Whoever has the keyboard has Esc.
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('ui.clearSearch')}
          onClick={() => {
            say('');
            field.current?.focus();
          }}
        >
          <X aria-hidden />
        </button>
      )}
    </div>
  );
}

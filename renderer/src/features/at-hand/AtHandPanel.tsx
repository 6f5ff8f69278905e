import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandList } from '#core/cases/at-hand/contract.ts';
import { queries } from '../../api/client.ts';
import { useKey } from '../../app/keys.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Choice.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { useLanguage } from '../crisis/use-crisis.ts';
import styles from './at-hand.module.css';
import { hideAtHand, showAtHand, useAtHand } from './show.ts';

/** Lists to go through beside what one works on: the page makes room, stays as it is and can be used. What is ticked is for oneself and kept nowhere. */
export function AtHandPanel() {
  useKey('atHand', showAtHand);
  const isShown = useAtHand();
  const { data: lists } = useQuery({ ...queries.atHand.lists.queryOptions({ input: {} }), enabled: isShown });
  return isShown && lists !== undefined ? <Panel lists={lists} /> : null;
}

function Panel({ lists }: { lists: readonly HandList[] }) {
  const { t } = useTranslation('app');
  const language = useLanguage();
  const [chosen, setChosen] = useState<string | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const panel = useRef<HTMLElement>(null);
  // The keyboard goes to the panel, and back to where it was when it closes.
  useEffect(() => {
    const before = document.activeElement;
    const shown = panel.current;
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hideAtHand();
    };
    shown?.focus();
    shown?.addEventListener('keydown', close);
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const list = lists.find(({ id }) => id === chosen) ?? lists[0];
  if (list === undefined) return null;
  return (
    <aside ref={panel} className={styles.panel} data-at-hand tabIndex={-1} aria-label={t('atHand.title')}>
      <header>
        <h2>{t('atHand.title')}</h2>
        <Button look="icon" small onPress={hideAtHand} aria-label={t('ui.close')}>
          <X aria-hidden />
        </Button>
      </header>
      <Segments
        label={t('atHand.choose')}
        choices={lists.map(({ id, title }) => ({ id, name: title[language] }))}
        value={list.id}
        onChange={setChosen}
      />
      <p>{list.when[language]}</p>
      <ul role="list">
        {list.items.map(({ id, text, help }) => {
          const key = `${list.id} ${id}`;
          return (
            <li key={id}>
              <Checkbox
                isSelected={ticked.has(key)}
                onChange={(isOn) =>
                  setTicked((before) => {
                    const next = new Set(before);
                    if (isOn) next.add(key);
                    else next.delete(key);
                    return next;
                  })
                }
              >
                {text[language]}
              </Checkbox>
              {help === undefined ? null : <small>{help[language]}</small>}
            </li>
          );
        })}
      </ul>
      <footer>
        <Button small onPress={() => setTicked(new Set())}>
          {t('atHand.again')}
        </Button>
        <small>{t('atHand.source', { source: list.source })}</small>
        <small>{t('atHand.kept')}</small>
      </footer>
    </aside>
  );
}

/** Opens the lists; stands beside the round and the case. */
export function AtHandButton() {
  const { t } = useTranslation('app');
  return (
    <Button shortcut="atHand" onPress={showAtHand}>
      {t('atHand.title')}
    </Button>
  );
}

import { useEffect, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import gapsStyles from './gaps.module.css';
import { goToSection, type SectionId } from './sections.ts';

/** The page's sections, always in view; the one that is being read is marked. */
export function SectionNav({
  sections,
  gaps,
}: {
  sections: readonly SectionId[];
  gaps: ReadonlyMap<SectionId, { missing: number; unchecked: number }>;
}) {
  const { t } = useTranslation('app');
  const current = useSectionInView(sections);
  return (
    <nav className={gapsStyles.sectionNav} aria-label={t('accounts.onThisPage')}>
      <ul>
        {sections.map((section) => {
          const { missing, unchecked } = gaps.get(section) ?? { missing: 0, unchecked: 0 };
          const count = missing + unchecked;
          return (
            <li key={section}>
              <AriaButton
                className={gapsStyles.sectionLink ?? ''}
                onPress={() => goToSection(section)}
                {...(section === current && { 'data-current': true })}
              >
                <span>{t(`accounts.section.${section}`)}</span>
                {count > 0 ? (
                  <b>
                    {count}
                    <span className="visually-hidden">
                      {' '}
                      {missing > 0 ? t('accounts.gaps.missing') : t('accounts.gaps.unchecked')}
                    </span>
                  </b>
                ) : null}
              </AriaButton>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** The section with the keyboard, while that is in view; else the last whose top has passed the upper part of the window, at the very bottom the last one. */
function useSectionInView(sections: readonly SectionId[]): SectionId | undefined {
  const [current, setCurrent] = useState(sections[0]);
  const key = sections.join();
  useEffect(() => {
    const frame = document.getElementById('main');
    if (frame === null) return;
    const ids = key.split(',') as SectionId[];
    const look = () => {
      const { top, bottom } = frame.getBoundingClientRect();
      const held = document.activeElement;
      const at = held?.getBoundingClientRect();
      const own = ids.find((id) => held?.closest(`#section-${id}`));
      if (own !== undefined && at !== undefined && at.bottom > top && at.top < bottom) return setCurrent(own);
      const line = top + 140;
      const isAtBottom = frame.scrollTop > 0 && frame.scrollTop + frame.clientHeight >= frame.scrollHeight - 4;
      const passed = ids.filter((id) => {
        const element = document.getElementById(`section-${id}`);
        return element !== null && element.getBoundingClientRect().top <= line;
      });
      setCurrent(isAtBottom ? ids.at(-1) : (passed.at(-1) ?? ids[0]));
    };
    look();
    frame.addEventListener('scroll', look, { passive: true });
    frame.addEventListener('focusin', look);
    return () => {
      frame.removeEventListener('scroll', look);
      frame.removeEventListener('focusin', look);
    };
  }, [key]);
  return current;
}

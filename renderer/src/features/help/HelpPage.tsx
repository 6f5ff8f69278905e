import { Printer } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useParams } from 'react-router';
import { Button } from '../../ui/Button.tsx';
import { Notice, Page } from '../../ui/Page.tsx';
import paper from '../../ui/Paper.module.css';
import { HelpText } from './HelpText.tsx';
import parts from '../../ui/Parts.module.css';
import styles from './help.module.css';
import { firstPage, headingId, helpPath } from './places.ts';
import { useHandbook } from './use-handbook.ts';

/** Hjälp: the handbook, its pages to the left and the chosen one beside them, at the heading that the address names. */
export function HelpPage() {
  const { t, i18n } = useTranslation('app');
  const { page: name = firstPage, part = '' } = useParams();
  const { data: handbook, isError, isFetching, refetch } = useHandbook();
  const page = handbook?.helpPages.find((one) => one.name === name);
  useEffect(() => {
    if (page === undefined || part === '') return;
    const heading = document.getElementById(headingId(part));
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  }, [page, part]);
  if (handbook === undefined)
    return isError ? (
      <Page title={t('help.title')}>
        <Notice tone="bad">{t('help.notFetched')}</Notice>
        <div>
          <Button onPress={() => void refetch()} isPending={isFetching}>
            {t('ui.retry')}
          </Button>
        </div>
      </Page>
    ) : null;
  if (page === undefined) return <Navigate to="/hjalp" replace />;
  return (
    <Page
      title={t('help.title')}
      actions={
        <div className={paper.screen}>
          <Button onPress={() => window.print()}>
            <Printer aria-hidden />
            {t('help.print')}
          </Button>
        </div>
      }
    >
      <div className={styles.layout}>
        <nav className={`${paper.screen} ${parts.parts} ${styles.pages}`} aria-label={t('help.pages')} lang="sv">
          {handbook.helpPages.map((one) => (
            <div key={one.name}>
              <Link to={helpPath(one.name)} {...(one === page && { 'aria-current': 'page' as const })}>
                {one.title}
              </Link>
              {one === page && one.name !== firstPage ? (
                <ul>
                  {handbook.headingsOf(one).map(({ slug, title }) => (
                    <li key={slug}>
                      <Link to={helpPath(one.name, slug)}>{title}</Link>
                    </li>
                  ))}
                </ul>
              ) : null}
            </div>
          ))}
        </nav>
        <div className={styles.content}>
          {i18n.language === 'sv' ? null : <Notice tone="plain">{t('help.inSwedish')}</Notice>}
          <article className={`${paper.paper} ${styles.text}`} lang="sv">
            <h2>{page.title}</h2>
            <HelpText tokens={page.tokens} page={page.name} />
          </article>
        </div>
      </div>
    </Page>
  );
}

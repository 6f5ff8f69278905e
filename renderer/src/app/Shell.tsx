import { useQuery } from '@tanstack/react-query';
import {
  ChartColumn,
  Check,
  ChevronDown,
  CircleHelp,
  Eye,
  FolderOpen,
  House,
  List,
  Search,
  Settings,
  ShieldCheck,
  Users,
} from 'lucide-react';
import { memo, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import { queries } from '../api/client.ts';
import { Chip } from '../ui/Chip.tsx';
import fieldStyles from '../ui/Field.module.css';
import { ListLink } from '../features/accounts/ListLink.tsx';
import { AtHandPanel } from '../features/at-hand/AtHandPanel.tsx';
import { CrisisBand } from '../features/crisis/CrisisBand.tsx';
import { CrisisOver } from '../features/crisis/CrisisOver.tsx';
import { closeMessages, closeReadErrors, say, Toasts } from '../ui/Toasts.tsx';
import { helpFor } from '../features/help/places.ts';
import { LockState } from '../features/vault/LockState.tsx';
import { ReminderBand } from '../features/rounds/reminders/ReminderBand.tsx';
import { useRoundsToday } from '../features/rounds/use-rounds-today.ts';
import { SideBand } from '../features/snapshot/SideBand.tsx';
import { useDueCount } from '../features/today/use-due-count.ts';
import { usePlace } from './administration.tsx';
import { CommandPalette } from './CommandPalette.tsx';
import { useFormat } from './format.ts';
import { KeysDialog } from './KeysDialog.tsx';
import { Behind, useKey } from './keys.ts';
import { undoLatest } from './latest-undo.ts';
import { reasonToStay } from './leave-reasons.ts';
import { useMay, useReadsHere } from './may.ts';
import { useShown } from './own-keys.ts';
import styles from './Shell.module.css';
import { useFirstPageShown } from './use-first-page-shown.ts';

/** The places of the app, as they stand to the left (`ui.md`). */
const places = [
  { id: 'today', to: '/', icon: House },
  { id: 'rounds', to: '/bevakning', icon: Eye },
  { id: 'accounts', to: '/konton', icon: List },
  { id: 'cases', to: '/arenden', icon: FolderOpen },
  { id: 'people', to: '/personer', icon: Users },
  { id: 'reports', to: '/rapporter', icon: ChartColumn },
  { id: 'settings', to: '/installningar', icon: Settings },
] as const;

/** The places for the one who looks: a case can hold a threat or a secret, so whoever only reads the register has none. */
function usePlaces() {
  const maySeeCases = useMay('cases.list');
  return maySeeCases ? places : places.filter(({ id }) => id !== 'cases');
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toLocaleUpperCase('sv');
}

function AdministrationSwitch() {
  const { t } = useTranslation('app');
  const { administration, administrations, choose } = usePlace();
  const accounts = t('shell.accounts', { count: administration.accountCount });
  const navigate = useNavigate();
  return (
    <MenuTrigger>
      <AriaButton
        className={styles.switch ?? ''}
        aria-label={`${t('shell.administration')}: ${administration.name} ${accounts}`}
      >
        <span>{administration.name}</span> <small>{accounts}</small>
        <ChevronDown aria-hidden />
      </AriaButton>
      <Popover className={fieldStyles.popover ?? ''}>
        <Menu
          className={fieldStyles.list ?? ''}
          aria-label={t('shell.administration')}
          selectionMode="single"
          selectedKeys={[administration.id]}
          onAction={(key) => (key === '+' ? void navigate('/installningar/forvaltningar') : choose(String(key)))}
        >
          {administrations.map(({ id, name, accountCount }) => (
            <MenuItem key={id} id={id} textValue={name} className={fieldStyles.option ?? ''}>
              <span>{name}</span>
              {id === administration.id ? <Check aria-hidden /> : null}
              <small>{t('shell.accounts', { count: accountCount })}</small>
            </MenuItem>
          ))}
          <MenuItem id="+" className={fieldStyles.option ?? ''}>
            {t('shell.newAdministration')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function Badge({ count }: { count: number }) {
  const format = useFormat();
  return count > 0 ? <b>{format.number(count)}</b> : null;
}

function DueBadge() {
  return <Badge count={useDueCount()} />;
}

function RoundsBadge() {
  return <Badge count={useRoundsToday()?.badge ?? 0} />;
}

function LastBackup() {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { data } = useQuery(queries.settings.backups.queryOptions({ input: {} }));
  const last = data?.[0];
  return (
    <span>{last === undefined ? t('shell.noBackup') : t('shell.backup', { time: format.time(last.madeAt) })}</span>
  );
}

/** What comes up beside the page when it is asked for. */
const Beside = memo(function Beside() {
  return (
    <>
      <AtHandPanel />
      <Toasts />
    </>
  );
});

/** What stands around the page. It is drawn again for reasons of its own, and not with each new address: every key in a filter makes one. */
const Frame = memo(function Frame({ onSearch }: { onSearch: () => void }) {
  const { t } = useTranslation('app');
  const { me } = usePlace();
  const { data: info } = useQuery(queries.settings.info.queryOptions({ input: {} }));
  const reads = useReadsHere();
  const shown = usePlaces();
  const firstPageShown = useFirstPageShown();
  return (
    <>
      <header className={styles.top}>
        <div className={styles.logo}>
          <ShieldCheck aria-hidden />
          <span>{t('shell.appName')}</span>
        </div>
        <AdministrationSwitch />
        <AriaButton className={styles.search ?? ''} onPress={onSearch}>
          <Search aria-hidden />
          <span>{t('shell.searchButton')}</span>
          <kbd aria-hidden>{useShown('search')}</kbd>
        </AriaButton>
        <div className={styles.who}>
          {reads ? <Chip tone="unknown">{t('shell.readOnly')}</Chip> : null}
          <LockState />
          <span className={styles.avatar} title={me.name} aria-label={me.name} role="img">
            {initials(me.name)}
          </span>
        </div>
      </header>
      <nav className={styles.nav} aria-label={t('shell.mainMenu')}>
        {shown.map(({ id, to, icon: Icon }) => {
          const words = (
            <>
              <Icon aria-hidden />
              <span>{t(`shell.nav.${id}`)}</span>
              {firstPageShown && id === 'today' ? <DueBadge /> : null}
              {firstPageShown && id === 'rounds' ? <RoundsBadge /> : null}
            </>
          );
          return id === 'accounts' ? (
            <ListLink key={id}>{words}</ListLink>
          ) : (
            <NavLink key={id} to={to} end={to === '/'}>
              {words}
            </NavLink>
          );
        })}
        <NavLink to="/hjalp" className={styles.help ?? ''}>
          <CircleHelp aria-hidden />
          <span>{t('help.title')}</span>
          <kbd aria-hidden>F1</kbd>
        </NavLink>
        <div className={styles.low}>
          <LastBackup />
          <span>
            {t('shell.keys')} <kbd>?</kbd>
          </span>
        </div>
      </nav>
      <div className={styles.bands}>
        {info?.demo === true ? (
          <aside id="demo-band" aria-labelledby="demo-band" className={styles.demo}>
            {t('shell.demo')}
          </aside>
        ) : null}
        <CrisisBand />
        <SideBand />
        {firstPageShown ? <ReminderBand /> : null}
      </div>
    </>
  );
});

/** The window: who and where at the top, places to the left, the page, and messages. */
export function Shell() {
  const { t } = useTranslation('app');
  const [open, setOpen] = useState<'search' | 'keys' | null>(null);
  const onSearch = useCallback(() => setOpen('search'), []);
  useKey('search', onSearch);
  useKey(
    'keys',
    useCallback(() => setOpen('keys'), []),
  );
  useKey('closeMessages', closeMessages);
  useKey(
    'undo',
    useCallback(() => {
      if (!undoLatest()) say({ text: t('ui.nothingToUndo') });
    }, [t]),
  );
  const navigate = useNavigate();
  const location = useLocation();
  const { pathname } = location;
  // Where the crisis is shown over the page: another page, and it is that page's.
  const [overPage, setOverPage] = useState<string | null>(null);
  useEffect(closeReadErrors, [pathname]);
  const isCrisisOver = overPage === pathname;
  if (overPage !== null && !isCrisisOver) setOverPage(null);
  const toCrisis = useCallback(() => {
    setOpen(null);
    if (reasonToStay(location, { ...location, pathname: '/kris' }) === undefined) void navigate('/kris');
    else setOverPage(pathname);
  }, [location, navigate, pathname]);
  useKey('crisis', toCrisis);
  useKey(
    'help',
    useCallback(() => {
      if (!pathname.startsWith('/hjalp')) void navigate(helpFor(pathname));
    }, [navigate, pathname]),
  );
  const main = useRef<HTMLElement>(null);
  // A place begins at its top, before the page itself may want to show a part of it.
  useLayoutEffect(() => {
    main.current?.scrollTo({ top: 0 });
  }, [pathname]);
  return (
    <div className={styles.shell}>
      <a
        className={styles.skip}
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        {t('shell.skip')}
      </a>
      <Frame onSearch={onSearch} />
      <main
        ref={main}
        className={styles.main}
        id={isCrisisOver ? undefined : 'main'}
        tabIndex={-1}
        hidden={isCrisisOver}
      >
        <Behind value={isCrisisOver}>
          <Outlet />
        </Behind>
      </main>
      {isCrisisOver ? <CrisisOver onClose={() => setOverPage(null)} /> : null}
      <CommandPalette
        isOpen={open === 'search'}
        onClose={() => setOpen(null)}
        onKeys={() => setOpen('keys')}
        onCrisis={toCrisis}
      />
      <KeysDialog isOpen={open === 'keys'} onClose={() => setOpen(null)} />
      <Beside />
    </div>
  );
}

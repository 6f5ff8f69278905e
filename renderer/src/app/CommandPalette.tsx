import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { AccountFilter } from '#core/accounts/contract.ts';
import { queries } from '../api/client.ts';
import fieldStyles from '../ui/Field.module.css';
import overlayStyles from '../ui/Overlay.module.css';
import { showAtHand } from '../features/at-hand/show.ts';
import { casePath, useCaseWords } from '../features/cases/words.ts';
import { helpPath } from '../features/help/places.ts';
import { useHandbook } from '../features/help/use-handbook.ts';
import { useLeavingDue } from '../features/leaving/LeavingDueRows.tsx';
import { useHandlesHandovers } from '../features/leaving/use-handovers.ts';
import { settingsParts } from '../features/settings/parts.ts';
import { useLock } from '../features/vault/VaultLock.tsx';
import { usePlace } from './administration.tsx';
import { bestFirst, hasWords, nameRank } from './has-words.ts';
import { useMay, useMayChange } from './may.ts';
import styles from './CommandPalette.module.css';
import { useTheme } from './theme.ts';
import { withoutCommand } from './without-command.ts';

interface Found {
  id: string;
  name: string;
  note: string;
  run: () => void;
  /** An account that is closed: found, but after everything that is in use. */
  isLast?: boolean;
}

/** What the palette does that is not a place. */
interface Ways {
  onClose: () => void;
  onKeys: () => void;
  onCrisis: () => void;
}

/** The pages and headings of the handbook with every word of what is typed; so many at most. */
const mostHelp = 6;
const helpItems = (handbook: ReturnType<typeof useHandbook>['data'], text: string) =>
  (handbook?.helpPages ?? [])
    .flatMap((page) => [
      { name: page.title, note: '', to: helpPath(page.name) },
      ...(handbook?.headingsOf(page) ?? []).map(({ slug, title }) => ({
        name: title,
        note: page.title,
        to: helpPath(page.name, slug),
      })),
    ])
    .filter(({ name }) => hasWords(name, text))
    .slice(0, mostHelp);

/** Ctrl+K: accounts, people, cases and commands by what is typed: best in each group first, and before them the group with the best; last what the handbook says of it. */
export function CommandPalette({ isOpen, ...ways }: Ways & { isOpen: boolean }) {
  return (
    <ModalOverlay
      className={overlayStyles.veil ?? ''}
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : ways.onClose())}
      isDismissable
    >
      <Modal className={styles.modal ?? ''}>
        <Palette {...ways} />
      </Modal>
    </ModalOverlay>
  );
}

function Palette({ onClose, onKeys, onCrisis }: Ways) {
  const { t } = useTranslation('app');
  const words = useCaseWords();
  const navigate = useNavigate();
  const { administration } = usePlace();
  const { toggle } = useLock();
  const leavingDue = useLeavingDue();
  const handsOver = useHandlesHandovers();
  const mayCreate = useMayChange('accounts.create');
  const mayImport = useMayChange('inventory.runImport');
  const mayTake = useMay('away.take');
  const mayImportLogins = useMay('vaultImport.open');
  const mayCrisis = useMay('crisis.current');
  const maySeeCases = useMay('cases.list');
  const mayOpenCase = useMayChange('cases.open');
  const [theme, setTheme] = useTheme();
  const [text, setText] = useState('');
  const isAsking = text.trim() !== '';
  const { data: handbook } = useHandbook(isAsking);
  // A command that is typed whole, with its person's name, is about that person.
  const person = withoutCommand(text, [t('leaving.command', { name: '' }), t('leaving.abrupt.command', { name: '' })]);
  const {
    data: accounts,
    isPlaceholderData: accountsAreOld,
    isFetching: accountsAreSought,
  } = useQuery({
    ...queries.accounts.list.queryOptions({
      input: { filter: AccountFilter.parse({ administrationId: administration.id, text }), limit: 8 },
    }),
    enabled: isAsking,
    placeholderData: keepPreviousData,
  });
  const {
    data: closed,
    isPlaceholderData: closedAreOld,
    isFetching: closedAreSought,
  } = useQuery({
    ...queries.accounts.list.queryOptions({
      input: {
        filter: AccountFilter.parse({ administrationId: administration.id, text, view: 'closed' }),
        limit: 4,
      },
    }),
    enabled: isAsking,
    placeholderData: keepPreviousData,
  });
  const {
    data: people,
    isPlaceholderData: peopleAreOld,
    isFetching: peopleAreSought,
  } = useQuery({
    ...queries.people.choices.queryOptions({
      input: { administrationId: administration.id, text: person, limit: 5 },
    }),
    enabled: isAsking,
    placeholderData: keepPreviousData,
  });

  const {
    data: cases,
    isPlaceholderData: casesAreOld,
    isFetching: casesAreSought,
  } = useQuery({
    ...queries.cases.list.queryOptions({
      input: { administrationId: administration.id, text, show: 'all', limit: 5 },
    }),
    enabled: isAsking && maySeeCases,
    placeholderData: keepPreviousData,
  });

  // Until the answer to what is typed is here, the one before it is narrowed: whoever types fast and presses Enter never gets somebody else.
  const fits = (name: string, isOld: boolean) => !isOld || hasWords(name, text);
  const go = (to: string) => () => void navigate(to);
  const commands: Array<[string, () => void]> = [
    ...(mayCreate ? [[t('shell.command.newAccount'), go('/konton/nytt')] satisfies [string, () => void]] : []),
    ...(mayImport ? [[t('shell.command.import'), go('/konton/las-in')] satisfies [string, () => void]] : []),
    [t('shell.command.export'), go('/rapporter')],
    [t('shell.command.today'), go('/')],
    [t('shell.command.rounds'), go('/bevakning')],
    [t('roundsUi.tabs.plan'), go('/bevakning/vem-tar-vad')],
    [t('roundsUi.tabs.questions'), go('/bevakning/fragor')],
    ...(mayTake
      ? ([
          [t('away.take.title'), go('/bevakning/ta-med')],
          [t('away.answer.title'), go('/bevakning/las-in')],
        ] satisfies Array<[string, () => void]>)
      : []),
    [t('roundsUi.coverage.open'), go('/rapporter/bevakning')],
    [t('shell.command.accounts'), go('/konton')],
    [t('shell.command.logins'), go('/konton/inloggningar')],
    ...(mayImportLogins
      ? [[t('shell.command.importLogins'), go('/konton/inloggningar/las-in')] satisfies [string, () => void]]
      : []),
    [t('vaultUi.log.allTitle'), go('/konton/inloggningar/logg')],
    [t('shell.command.rotations'), go('/konton/losenord-att-byta')],
    [t('shell.command.lock'), toggle],
    ...(mayCrisis
      ? ([
          [t('shell.command.crisis'), onCrisis],
          [t('crisis.hijacked.title'), go('/kapat')],
          [t('crisis.hijacked.print'), go('/kapat/utskrift')],
        ] satisfies Array<[string, () => void]>)
      : []),
    [t('shell.command.atHand'), showAtHand],
    ...(maySeeCases ? ([[t('shell.command.cases'), go('/arenden')]] satisfies Array<[string, () => void]>) : []),
    ...(mayOpenCase
      ? ([
          [t('casesUi.new'), go('/arenden/nytt')],
          [t('application.title'), go('/arenden/blankett')],
        ] satisfies Array<[string, () => void]>)
      : []),
    [t('shell.command.people'), go('/personer')],
    [t('shell.command.reports'), go('/rapporter')],
    [t('shell.command.settings'), go('/installningar')],
    [t('shell.command.vault'), go('/installningar/valv')],
    [t('shell.command.theme'), () => setTheme(theme === 'dark' ? 'light' : 'dark')],
    [t('help.title'), go('/hjalp')],
    [t('shell.command.keys'), onKeys],
  ];
  if (isAsking)
    for (const { id, path } of settingsParts)
      if (id !== 'vault')
        commands.push([`${t('shell.nav.settings')}: ${t(`settings.part.${id}`)}`, go(`/installningar/${path}`)]);
  // Whoever is found, and whoever's handover waits, can be handed over from.
  const leavers = new Map(
    leavingDue.flatMap(({ personId, person }) => (personId === null ? [] : [[personId, person]])),
  );
  if (handsOver && isAsking) for (const { id, name } of people ?? []) leavers.set(id, name);
  for (const [id, name] of leavers) {
    commands.push([t('leaving.command', { name }), go(`/personer/${id}/lamna-over`)]);
    commands.push([t('leaving.abrupt.command', { name }), go(`/personer/${id}/lamna-over?hastig`)]);
  }
  const typed = text.trim().toLocaleLowerCase('sv');
  const best = ({ items }: { items: Found[] }) =>
    Math.min(...items.filter(({ isLast }) => isLast !== true).map(({ name }) => nameRank(name, text)));
  const found: Array<{ id: string; name: string; items: Found[] }> = [
    {
      id: 'accounts',
      name: t('shell.palette.accounts'),
      items: isAsking
        ? [
            ...bestFirst(accounts?.rows ?? [], text).filter(({ name }) => fits(name, accountsAreOld)),
            ...bestFirst(closed?.rows ?? [], text).filter(({ name }) => fits(name, closedAreOld)),
          ].map((row) => ({
            id: row.id,
            name: row.name,
            note: [row.platformName, row.unitName, row.status === 'closed' ? t('terms.status.closed') : '']
              .filter(Boolean)
              .join(' · '),
            isLast: row.status === 'closed',
            run: go(`/konton/${row.id}`),
          }))
        : [],
    },
    {
      id: 'people',
      name: t('shell.palette.people'),
      // The name in a command that is typed whole asks for the command, not for the person's page.
      items:
        isAsking && person === text
          ? bestFirst(people ?? [], text)
              .filter(({ name }) => fits(name, peopleAreOld))
              .map((person) => ({
                id: person.id,
                name: person.name,
                note: person.unitName,
                run: go(`/personer/${person.id}`),
              }))
          : [],
    },
    {
      id: 'cases',
      name: t('shell.palette.cases'),
      items: isAsking
        ? (cases?.rows ?? [])
            .filter(({ number, title }) => fits(`${number} ${title}`, casesAreOld))
            .map((row) => ({
              id: row.id,
              name: `${row.number} ${row.title}`,
              note: row.outcome === null ? words.registration(row.dnr) : words.say(row.outcome),
              run: go(casePath(row.number)),
            }))
        : [],
    },
  ];
  const groups = [
    ...found.toSorted((a, b) => (best(a) > best(b) ? 1 : best(a) < best(b) ? -1 : 0)),
    {
      id: 'commands',
      name: t('shell.palette.commands'),
      items: commands
        .filter(([name]) => name.toLocaleLowerCase('sv').includes(typed))
        .map(([name, run]) => ({ id: name, name, note: '', run })),
    },
    {
      id: 'help',
      name: t('shell.palette.help'),
      items: isAsking
        ? helpItems(handbook, text).map(({ to, ...item }) => ({ id: `help ${to}`, ...item, run: go(to) }))
        : [],
    },
  ].filter((group) => group.items.length > 0);

  const run = (item: Found | undefined) => {
    if (item === undefined) return;
    onClose();
    item.run();
  };
  // Whoever presses Enter before all the answers are here gets the first hit when they come, unless they have typed on.
  const first = groups[0]?.items[0];
  const isSought = isAsking && (accountsAreSought || closedAreSought || peopleAreSought || casesAreSought);
  const [isAwaited, setAwaited] = useState(false);
  useEffect(() => {
    if (isAwaited && !isSought) run(first);
  });
  return (
    <Dialog aria-label={t('shell.palette.title')}>
      <Autocomplete
        inputValue={text}
        onInputChange={(typedNow) => {
          setText(typedNow);
          setAwaited(false);
        }}
      >
        <SearchField aria-label={t('shell.palette.title')} autoFocus>
          <Input
            className={styles.input ?? ''}
            placeholder={t('shell.palette.placeholder')}
            onKeyDown={(event) => {
              // The first hit is the answer when no hit is pointed at: those that come late are not pointed at by themselves, and the pointed one may just have gone.
              const pointed = event.currentTarget.getAttribute('aria-activedescendant') ?? '';
              if (event.key !== 'Enter' || document.getElementById(pointed) !== null) return;
              if (isSought) setAwaited(true);
              else run(first);
            }}
          />
        </SearchField>
        <Menu
          className={styles.list ?? ''}
          aria-label={t('shell.palette.title')}
          items={groups}
          onAction={(key) => run(groups.flatMap((group) => group.items).find((item) => item.id === key))}
          renderEmptyState={() => (
            <div className={styles.nothing}>
              {isSought ? t('shell.palette.seeking') : t('shell.palette.nothing', { text })}
            </div>
          )}
        >
          {(group) => (
            <MenuSection id={group.id} items={group.items}>
              <Header className={styles.group ?? ''}>{group.name}</Header>
              {group.items.map((item) => (
                <MenuItem key={item.id} id={item.id} textValue={item.name} className={fieldStyles.option ?? ''}>
                  <span>{item.name}</span>
                  <small>{item.note}</small>
                </MenuItem>
              ))}
            </MenuSection>
          )}
        </Menu>
      </Autocomplete>
    </Dialog>
  );
}

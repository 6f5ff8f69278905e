import { TriangleAlert } from 'lucide-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { RouterProvider as AriaRouterProvider } from 'react-aria-components';
import { createHashRouter, Outlet, RouterProvider, useHref, useNavigate, useParams, useRouteError } from 'react-router';
import { errorText, isUnreachable, refusalOf } from '../api/errors.ts';
import { CrisisPage } from '../features/crisis/CrisisPage.tsx';
import { HijackedPage } from '../features/crisis/hijacked/HijackedPage.tsx';
import { HijackedPrintPage } from '../features/crisis/hijacked/HijackedPrintPage.tsx';
import { TodayPage } from '../features/today/TodayPage.tsx';
import { VaultLock } from '../features/vault/VaultLock.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Empty } from '../ui/Page.tsx';
import { PlaceProvider } from './administration.tsx';
import { FirstRun } from './FirstRun.tsx';
import { LeaveQuestion } from './LeaveQuestion.tsx';
import { Shell } from './Shell.tsx';
import { useLanguage, useTheme } from './theme.ts';

function Root() {
  useTheme();
  useLanguage();
  const navigate = useNavigate();
  return (
    <AriaRouterProvider navigate={(to) => void navigate(to)} useHref={useHref}>
      <PlaceProvider otherwise={<FirstRun />}>
        <Outlet />
      </PlaceProvider>
      <LeaveQuestion />
    </AriaRouterProvider>
  );
}

function Wrong() {
  const { t } = useTranslation('app');
  const error = useRouteError();
  return (
    <Empty
      icon={TriangleAlert}
      title={t('shell.wrong.title')}
      actions={
        <Button look="primary" onPress={() => location.reload()}>
          {t('shell.wrong.reload')}
        </Button>
      }
    >
      {isUnreachable(error) || refusalOf(error) !== null ? errorText(error, t) : t('shell.wrong.body')}
    </Empty>
  );
}

function NotFound() {
  const { t } = useTranslation('app');
  return (
    <Empty
      icon={TriangleAlert}
      title={t('shell.wrong.notFound')}
      actions={
        <ButtonLink look="primary" to="/">
          {t('shell.wrong.toToday')}
        </ButtonLink>
      }
    >
      {t('shell.wrong.notFoundBody')}
    </Empty>
  );
}

// Idag and Kris come with the window, since nobody waits in a crisis; each other room when somebody goes there.
const accounts = () => import('../features/accounts/room.ts');
const cases = () => import('../features/cases/room.ts');
const help = () => import('../features/help/HelpPage.tsx');
const inventory = () => import('../features/inventory/room.ts');
const leaving = () => import('../features/leaving/room.ts');
const people = () => import('../features/people/room.ts');
const rounds = () => import('../features/rounds/room.ts');
const settings = () => import('../features/settings/SettingsPage.tsx');
const snapshot = () => import('../features/snapshot/OwnChangesPage.tsx');
const vault = () => import('../features/vault/room.ts');
const views = () => import('../features/views/AccountViewPage.tsx');

/** A page of a room, for a route: the page before it stands until it has come. */
function page<Name extends string>(room: () => Promise<Record<Name, ComponentType>>, name: Name) {
  return async () => ({ Component: (await room())[name] });
}

const router = createHashRouter([
  {
    element: <Root />,
    errorElement: <Wrong />,
    children: [
      {
        element: (
          <VaultLock>
            <Shell />
          </VaultLock>
        ),
        children: [
          {
            errorElement: <Wrong />,
            children: [
              { index: true, element: <TodayPage /> },
              { path: 'bevakning', lazy: page(rounds, 'RoundsPage') },
              { path: 'bevakning/rond/:slot', lazy: page(rounds, 'RoundPage') },
              { path: 'konton', lazy: page(accounts, 'AccountsPage') },
              { path: 'konton/nytt', lazy: page(accounts, 'NewAccountPage') },
              { path: 'konton/las-in', lazy: page(inventory, 'ImportPage') },
              { path: 'konton/inloggningar', lazy: page(vault, 'LoginsPage') },
              { path: 'konton/inloggningar/ny', lazy: page(vault, 'NewLoginPage') },
              { path: 'konton/inloggningar/logg', lazy: page(vault, 'UseLogPage') },
              { path: 'konton/inloggningar/las-in', lazy: page(vault, 'ImportLoginsPage') },
              { path: 'konton/inloggningar/:id', lazy: page(vault, 'LoginPage') },
              { path: 'konton/inloggningar/:id/andra', lazy: page(vault, 'EditLoginPage') },
              { path: 'konton/losenord-att-byta', lazy: page(vault, 'RotationsPage') },
              { path: 'konton/:id', lazy: page(accounts, 'AccountPage') },
              { path: 'konton/:id/sida', lazy: page(views, 'AccountViewPage') },
              { path: 'arenden', lazy: page(cases, 'CasesPage') },
              { path: 'arenden/nytt', lazy: page(cases, 'NewCasePage') },
              { path: 'arenden/uppstart', lazy: page(cases, 'StartRulesPage') },
              { path: 'arenden/blankett', lazy: page(cases, 'ReadApplicationPage') },
              { path: 'arenden/rutin', lazy: page(cases, 'RoutinePage') },
              { path: 'arenden/delegationer', lazy: page(cases, 'DelegationsPage') },
              { path: 'arenden/:number', lazy: page(cases, 'CasePage') },
              { path: 'arenden/:number/utskrift', lazy: page(cases, 'CasePrintPage') },
              { path: 'personer', lazy: page(people, 'PeoplePage') },
              { path: 'personer/:id', lazy: page(people, 'PersonPage') },
              { path: 'personer/:id/lamna-over', lazy: page(leaving, 'LeavingPage') },
              { path: 'kris/:id?', element: <CrisisRoute /> },
              { path: 'kapat', element: <HijackedPage /> },
              { path: 'kapat/utskrift', element: <HijackedPrintPage /> },
              { path: 'atkomst-att-visa', lazy: page(leaving, 'ProofsPage') },
              { path: 'egna-andringar', lazy: page(snapshot, 'OwnChangesPage') },
              { path: 'bevakning/tittstallen', lazy: page(rounds, 'PlacesPage') },
              { path: 'bevakning/fragor', lazy: page(rounds, 'QuestionsPage') },
              { path: 'bevakning/loggas-om-mig', lazy: page(rounds, 'LogPage') },
              { path: 'bevakning/vem-tar-vad', lazy: page(rounds, 'WhoPage') },
              { path: 'bevakning/utskrift', lazy: page(rounds, 'PrintPage') },
              { path: 'bevakning/ta-med', lazy: page(rounds, 'TakePage') },
              { path: 'bevakning/las-in', lazy: page(rounds, 'AnswerPage') },
              { path: 'rapporter', lazy: page(inventory, 'ReportsPage') },
              { path: 'rapporter/bevakning', lazy: page(rounds, 'CoveragePage') },
              { path: 'installningar/:part?', lazy: page(settings, 'SettingsPage') },
              { path: 'hjalp/:page?/:part?', lazy: page(help, 'HelpPage') },
              { path: '*', element: <NotFound /> },
            ],
          },
        ],
      },
    ],
  },
]);

/** Kris by its address: the one that goes on, or one by its id. */
function CrisisRoute() {
  const { id } = useParams();
  return <CrisisPage id={id} />;
}

/** The whole interface. */
export function App() {
  return <RouterProvider router={router} />;
}

import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { RouterProvider as AriaRouterProvider } from 'react-aria-components';
import { createHashRouter, Outlet, RouterProvider, useHref, useNavigate, useParams, useRouteError } from 'react-router';
import { errorText, isUnreachable, refusalOf } from '../api/errors.ts';
import { AccountPage } from '../features/accounts/AccountPage.tsx';
import { AccountsPage } from '../features/accounts/AccountsPage.tsx';
import { NewAccountPage } from '../features/accounts/NewAccountPage.tsx';
import { CrisisPage } from '../features/crisis/CrisisPage.tsx';
import { HijackedPage } from '../features/crisis/hijacked/HijackedPage.tsx';
import { HijackedPrintPage } from '../features/crisis/hijacked/HijackedPrintPage.tsx';
import { ReadApplicationPage } from '../features/cases/application/ReadApplicationPage.tsx';
import { StartRulesPage } from '../features/cases/application/StartRulesPage.tsx';
import { CasePage } from '../features/cases/CasePage.tsx';
import { CasePrintPage } from '../features/cases/CasePrintPage.tsx';
import { CasesPage } from '../features/cases/CasesPage.tsx';
import { DelegationsPage } from '../features/cases/delegations/DelegationsPage.tsx';
import { NewCasePage } from '../features/cases/NewCasePage.tsx';
import { RoutinePage } from '../features/cases/routine/RoutinePage.tsx';
import { HelpPage } from '../features/help/HelpPage.tsx';
import { ImportPage } from '../features/inventory/ImportPage.tsx';
import { ReportsPage } from '../features/inventory/ReportsPage.tsx';
import { LeavingPage } from '../features/leaving/LeavingPage.tsx';
import { ProofsPage } from '../features/leaving/ProofsPage.tsx';
import { PeoplePage } from '../features/people/PeoplePage.tsx';
import { PersonPage } from '../features/people/PersonPage.tsx';
import { PrintPage } from '../features/rounds/plan/PrintPage.tsx';
import { WhoPage } from '../features/rounds/plan/WhoPage.tsx';
import { SettingsPage } from '../features/settings/SettingsPage.tsx';
import { ImportLoginsPage } from '../features/vault/importing/ImportLoginsPage.tsx';
import { EditLoginPage, NewLoginPage } from '../features/vault/logins/LoginForm.tsx';
import { LoginPage } from '../features/vault/logins/LoginPage.tsx';
import { LoginsPage } from '../features/vault/logins/LoginsPage.tsx';
import { UseLogPage } from '../features/vault/logins/UseLogPage.tsx';
import { RotationsPage } from '../features/vault/rotations/RotationsPage.tsx';
import { AccountViewPage } from '../features/views/AccountViewPage.tsx';
import { VaultLock } from '../features/vault/VaultLock.tsx';
import { OwnChangesPage } from '../features/snapshot/OwnChangesPage.tsx';
import { CoveragePage } from '../features/rounds/coverage/CoveragePage.tsx';
import { LogPage } from '../features/rounds/LogPage.tsx';
import { AnswerPage } from '../features/rounds/away/AnswerPage.tsx';
import { TakePage } from '../features/rounds/away/TakePage.tsx';
import { PlacesPage } from '../features/rounds/places/PlacesPage.tsx';
import { QuestionsPage } from '../features/rounds/questions/QuestionsPage.tsx';
import { RoundPage } from '../features/rounds/round/RoundPage.tsx';
import { RoundsPage } from '../features/rounds/RoundsPage.tsx';
import { TodayPage } from '../features/today/TodayPage.tsx';
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
              { path: 'bevakning', element: <RoundsPage /> },
              { path: 'bevakning/rond/:slot', element: <RoundPage /> },
              { path: 'konton', element: <AccountsPage /> },
              { path: 'konton/nytt', element: <NewAccountPage /> },
              { path: 'konton/las-in', element: <ImportPage /> },
              { path: 'konton/inloggningar', element: <LoginsPage /> },
              { path: 'konton/inloggningar/ny', element: <NewLoginPage /> },
              { path: 'konton/inloggningar/logg', element: <UseLogPage /> },
              { path: 'konton/inloggningar/las-in', element: <ImportLoginsPage /> },
              { path: 'konton/inloggningar/:id', element: <LoginPage /> },
              { path: 'konton/inloggningar/:id/andra', element: <EditLoginPage /> },
              { path: 'konton/losenord-att-byta', element: <RotationsPage /> },
              { path: 'konton/:id', element: <AccountPage /> },
              { path: 'konton/:id/sida', element: <AccountViewPage /> },
              { path: 'arenden', element: <CasesPage /> },
              { path: 'arenden/nytt', element: <NewCasePage /> },
              { path: 'arenden/uppstart', element: <StartRulesPage /> },
              { path: 'arenden/blankett', element: <ReadApplicationPage /> },
              { path: 'arenden/rutin', element: <RoutinePage /> },
              { path: 'arenden/delegationer', element: <DelegationsPage /> },
              { path: 'arenden/:number', element: <CasePage /> },
              { path: 'arenden/:number/utskrift', element: <CasePrintPage /> },
              { path: 'personer', element: <PeoplePage /> },
              { path: 'personer/:id', element: <PersonPage /> },
              { path: 'personer/:id/lamna-over', element: <LeavingPage /> },
              { path: 'kris/:id?', element: <CrisisRoute /> },
              { path: 'kapat', element: <HijackedPage /> },
              { path: 'kapat/utskrift', element: <HijackedPrintPage /> },
              { path: 'atkomst-att-visa', element: <ProofsPage /> },
              { path: 'egna-andringar', element: <OwnChangesPage /> },
              { path: 'bevakning/tittstallen', element: <PlacesPage /> },
              { path: 'bevakning/fragor', element: <QuestionsPage /> },
              { path: 'bevakning/loggas-om-mig', element: <LogPage /> },
              { path: 'bevakning/vem-tar-vad', element: <WhoPage /> },
              { path: 'bevakning/utskrift', element: <PrintPage /> },
              { path: 'bevakning/ta-med', element: <TakePage /> },
              { path: 'bevakning/las-in', element: <AnswerPage /> },
              { path: 'rapporter', element: <ReportsPage /> },
              { path: 'rapporter/bevakning', element: <CoveragePage /> },
              { path: 'installningar/:part?', element: <SettingsPage /> },
              { path: 'hjalp/:page?/:part?', element: <HelpPage /> },
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

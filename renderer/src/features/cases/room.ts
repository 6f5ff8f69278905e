export { CasePage } from './CasePage.tsx';
export { CasePrintPage } from './CasePrintPage.tsx';
export { CasesPage } from './CasesPage.tsx';
export { NewCasePage } from './NewCasePage.tsx';
export { ReadApplicationPage } from './application/ReadApplicationPage.tsx';
export { StartRulesPage } from './application/StartRulesPage.tsx';
export { DelegationsPage } from './delegations/DelegationsPage.tsx';
export { RoutinePage } from './routine/RoutinePage.tsx';

export { ImportPage } from './ImportPage.tsx';
export { ReportsPage } from './ReportsPage.tsx';

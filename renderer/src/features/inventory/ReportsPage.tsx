import { Page } from '../../ui/Page.tsx';

export function ReportsPage() {
  return <Page title="ReportsPage">…</Page>;
}

import { Page } from '../../ui/Page.tsx';

export function NewAccountPage() {
  return <Page title="NewAccountPage">…</Page>;
}

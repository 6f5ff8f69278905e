import type { Account } from '#core/accounts/contract.ts';
import { CasesOfAccount } from '../../cases/CasesOfAccount.tsx';
import { Section } from './Section.tsx';

/** The cases that the account is in, and the ways to open one. */
export function CasesSection({ account }: { account: Account }) {
  return (
    <Section id="cases">
      <CasesOfAccount account={account} />
    </Section>
  );
}

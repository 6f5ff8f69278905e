import type { ReactNode } from 'react';

/** Words that are struck through where what they name no longer counts; beside them stands why. */
export function Struck({ isStruck, children }: { isStruck: boolean; children: ReactNode }) {
  return isStruck ? <s>{children}</s> : children;
}

import { linesOf } from '#core/foundation/text/looks.ts';

/** Where the first post of a case is, as the case says it; whole, for what has no address says in words where it is. */
export const firstAddress = ({ address = '' }: Readonly<Record<string, string>>): string => linesOf(address)[0] ?? '';

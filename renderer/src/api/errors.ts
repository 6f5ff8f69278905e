import { ORPCError } from '@orpc/client';
import { RefusalData } from '#core/foundation/errors.ts';
import type { Words } from '#core/foundation/i18n/index.ts';
import { refusalText } from '#core/foundation/i18n/refusal-text.ts';

/** What an error from the core says to a person: what happened, what it means for the data, what to do. Never `error.message`. */
export function errorText(error: unknown, t: Words): string {
  if (error instanceof ORPCError) {
    const refusal = RefusalData.safeParse(error.data);
    if (refusal.success) return refusalText(refusal.data, t);
    if (error.code === 'BAD_REQUEST') return t('shell.wrong.badInput', { field: firstIssue(error.data) });
  }
  if (error instanceof DOMException && error.name === 'NotAllowedError') return t('shell.wrong.notAllowed');
  return t('shell.wrong.unreachable');
}

/** Whether nobody answered: the program has stopped, or is being started. What browsers say of it has no code. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof TypeError && /fetch|network|load failed/i.test(error.message);
}

/** The refusal's code, for screens that do something about one of them. */
export function refusalOf(error: unknown): { code: string; values: Record<string, string | number> } | null {
  const refusal = error instanceof ORPCError ? RefusalData.safeParse(error.data) : null;
  return refusal?.success === true ? refusal.data : null;
}

function firstIssue(data: unknown): string {
  const issues = (data as { issues?: Array<{ path?: unknown[] }> } | undefined)?.issues;
  return issues?.[0]?.path?.map(String).join('.') ?? '';
}

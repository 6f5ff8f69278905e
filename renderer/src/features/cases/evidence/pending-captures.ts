/** What was captured of a page for a case, on its way from the page to the case; in this window's memory only. */
interface Capture {
  files: readonly File[];
  address: string;
}

const pending = new Map<string, Capture>();

/** Holds a capture until its case is shown. */
export function holdCapture(caseId: string, capture: Capture): void {
  pending.set(caseId, capture);
}

/** The capture that waits for a case. It stays until it is kept or let go, so that a page that is drawn twice finds it twice. */
export const captureFor = (caseId: string): Capture | null => pending.get(caseId) ?? null;

/** Lets a capture go: kept, or not wanted. */
export function forgetCapture(caseId: string): void {
  pending.delete(caseId);
}

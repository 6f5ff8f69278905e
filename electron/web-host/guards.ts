import type { IncomingMessage } from 'node:http';
import { importMegabytesMost } from '../core/settings/contract.ts';

/** The header that carries a tab's token. */
export const tabHeader = 'x-kanalvakt-tab';

/** Most bytes of a request with files, and of any other; the first takes the largest list that the settings can allow, which the core refuses by name. */
export const uploadLimit = (importMegabytesMost + 1) * 1024 * 1024;
export const bodyLimit = 2 * 1024 * 1024;

/** A request turned away before anything of it is read. */
export interface Denial {
  status: 400 | 403 | 405 | 411 | 413 | 415 | 421;
  headers?: Record<string, string>;
}

const readMethods = ['GET', 'HEAD'];

/**
 * What a request must look like to be ours at all, whoever sends it; `null` when it does.
 * Pure over the request's head, so that nothing of a body is read before it has passed.
 */
export function denial(request: IncomingMessage, origin: string): Denial | null {
  const { headers, method = '', url = '' } = request;
  // A name that was made to point at 127.0.0.1 (DNS rebinding) arrives with that name in Host.
  if (headers.host !== origin.slice('http://'.length)) return { status: 421 };
  if (!url.startsWith('/') || url.startsWith('//')) return { status: 400 };
  if (readMethods.includes(method)) return mayRead(request) ? null : { status: 403 };
  if (method !== 'POST') return { status: 405, headers: { allow: 'GET, HEAD, POST' } };
  // Another port of 127.0.0.1 is "same-site" for a browser and gets our Strict cookie along, so only "same-origin" will do.
  if (headers.origin !== origin || headers['sec-fetch-site'] !== 'same-origin') return { status: 403 };
  return bodyDenial(request);
}

/** Our own pages read everything; others may only take a person here, to a page. */
function mayRead({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return true;
  return headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
}

function bodyDenial({ headers }: IncomingMessage): Denial | null {
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json' && type !== 'multipart/form-data') return { status: 415 };
  // Browsers always say how much they send; a body without a length could only be stopped half-way.
  const length = headers['content-length'];
  if (headers['transfer-encoding'] !== undefined || length === undefined) return { status: 411 };
  return Number(length) > (type === 'application/json' ? bodyLimit : uploadLimit) ? { status: 413 } : null;
}

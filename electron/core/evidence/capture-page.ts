import { sha256 } from '../foundation/audit/chain.ts';
import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { refuseWhereNoneIsKept } from './may-keep.ts';
import { isBlankImage, isLoginAddress, pageShows } from './nothing-there.ts';

/**
 * Takes the account's page as it is on screen, in memory only, and hands it to the window: it is kept by `keep`, or not at all.
 * Refuses, before anything is taken, in a case where no file may be kept; and a page that shows a login, or nothing. Where its own text only seems
 * to say so it is taken `anyway`, and judged again when it is kept.
 */
export async function capturePage(
  context: Context,
  { caseId, accountId, anyway }: { caseId: string; accountId: string; anyway: boolean },
): Promise<{ image: File; page: File; address: string; title: string }> {
  await refuseWhereNoneIsKept(context.db, caseId);
  const taken = await context.pages.views.capture(accountId);
  if ('refused' in taken) throw new Refusal('views-not-shown');
  const { address, title, image, page } = taken;
  const name = URL.parse(address)?.hostname ?? '';
  if (isLoginAddress(address)) throw new Refusal('evidence-login-wall', { name });
  if (await isBlankImage('image/png', image)) throw new Refusal('evidence-blank', { name });
  const shows = pageShows(taken.signs, taken.asksForPassword);
  if (shows !== 'page' && !anyway) throw new Refusal(`evidence-seems-${shows}`, { name });
  const at = context.clock.now().toISOString();
  for (const bytes of [image, page]) context.pages.rememberCapture(sha256(bytes), { at, address });
  const stamp = at.slice(0, 19).replaceAll(/[-:]/gu, '');
  return {
    image: new File([new Uint8Array(image)], `${name}-${stamp}.png`, { type: 'image/png' }),
    page: new File([new Uint8Array(page)], `${name}-${stamp}.mhtml`, { type: 'multipart/related' }),
    address: address.slice(0, 2000),
    title: title.slice(0, 300),
  };
}

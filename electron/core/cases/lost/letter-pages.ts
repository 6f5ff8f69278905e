import type { AccountOrigin } from '../../accounts/account-origin.ts';
import { dayOf } from '../../foundation/calendar.ts';
import { type Language, wordsIn } from '../../foundation/i18n/index.ts';
import type { TaggedPages } from '../../foundation/tagged-pdf.ts';
import { accountsTable, answerOf, deciderOf, type DossierMatter } from './dossier-pages.ts';

/** A letter to a platform about the accounts there: who asks, for what, by which decision, what has been tried, and lines to sign on. */
export function writeLetter(
  pages: TaggedPages,
  matter: DossierMatter,
  { platformName, accounts }: { platformName: string; accounts: readonly AccountOrigin[] },
  language: Language,
): void {
  const t = wordsIn(language);
  const { one, administration } = matter;
  const count = accounts.length;
  const attempts = one.events.filter(({ body }) => body.kind === 'noted' && body.step === 'attempts').length;
  pages.title(t('lost.letter.title', { platform: platformName }));
  pages.paragraph(
    [administration, t('lost.letter.city'), dayOf(new Date(matter.madeAt)), one.dnr || one.number].join(' · '),
    false,
  );
  pages.space(0.6);
  pages.paragraph(t('lost.letter.who', { administration }), false);
  pages.paragraph(
    t(answerOf(one, 'decision', 'wish') === 'close' ? 'lost.letter.close' : 'lost.letter.regain', { count }),
    false,
  );
  pages.space(0.4);
  accountsTable(pages, { accounts, madeAt: matter.madeAt }, language);
  pages.heading(t('lost.letter.why'));
  const since = answerOf(one, 'facts', 'since');
  pages.paragraph(
    [
      since === '' ? t('lost.letter.lockedOut') : t('lost.letter.lockedOutSince', { since }),
      t('lost.letter.tried', { count: attempts }),
    ].join(' '),
    false,
  );
  pages.paragraph(answerOf(one, 'dossier', 'ownership') || t('lost.letter.writeOwnership'), false);
  pages.heading(t('lost.letter.decision'));
  pages.paragraph(
    t('lost.letter.decided', {
      name: deciderOf(one, t),
      day: answerOf(one, 'decision', 'decided-on'),
    }),
    false,
  );
  pages.paragraph(t('lost.letter.enclosed', { number: matter.number }), false);
  pages.space(0.6);
  for (const line of ['contact', 'email', 'phone', 'signature', 'title2'] as const) {
    pages.line(t(`lost.letter.${line}`));
    pages.space(0.4);
  }
}

import type { AccountOrigin } from '../../accounts/account-origin.ts';
import type { Pack } from '../../evidence/contract.ts';
import { dayOf, minuteOf } from '../../foundation/calendar.ts';
import { type Language, type Words, wordsIn } from '../../foundation/i18n/index.ts';
import type { TaggedPages } from '../../foundation/tagged-pdf.ts';
import type { Case } from '../contract.ts';
import { deciderText, skippedText } from '../event-words.ts';
import type { PlatformRequest } from './contract.ts';

/** Everything that a dossier and its letters are written from. */
export interface DossierMatter {
  one: Case;
  administration: string;
  accounts: readonly AccountOrigin[];
  requests: readonly PlatformRequest[];
  packs: readonly Pack[];
  /** The decision by which whoever decided may decide; '' where the case names none. */
  delegation: string;
  /** The first dossier of a case is 1. */
  number: number;
  madeAt: string;
}

/** What a step was done with; '' for what is not answered, and while the step is not done. */
export function answerOf({ state }: Case, step: string, question: string): string {
  const one = state.steps.find(({ id, standing }) => id === step && standing === 'done');
  return one?.values[question]?.trim() ?? '';
}

/** Who decided in the case, and for whom where that person was away. */
export function deciderOf(one: Case, words: Words): string {
  const decision = one.state.steps.find(({ id }) => id === 'decision');
  return deciderText(one, answerOf(one, 'decision', 'decided-by'), decision?.inPlaceOf, words);
}

/** The accounts as a platform finds them, and what shows whose they are on the day that the paper is made. */
export function accountsTable(
  pages: TaggedPages,
  { accounts, madeAt }: Pick<DossierMatter, 'accounts' | 'madeAt'>,
  language: Language,
): void {
  const t = wordsIn(language);
  for (const { name, platformName, url, handle, purpose, functionMailbox, startedOn, startedText } of accounts)
    pages.table(
      [150, 333],
      null,
      [
        [t('lost.paper.account'), `${name} (${platformName})`],
        [t('lost.paper.address'), url],
        [t('lost.paper.handle'), handle],
        [t('lost.paper.mailbox'), functionMailbox],
        [t('lost.paper.purpose'), purpose],
        [t('lost.paper.started'), startedOn ?? startedText],
        [t('lost.paper.registered'), dayOf(new Date(madeAt))],
      ].filter(([, value]) => value !== ''),
    );
}

/** The dossier: who decided what, how it is seen that the account is ours, what has been tried, and what has been asked of the platform. */
export function writeDossier(pages: TaggedPages, matter: DossierMatter, language: Language): void {
  const t = wordsIn(language);
  const { one } = matter;
  const section = (heading: string) => {
    pages.space(1);
    pages.heading(heading);
    pages.space(0.4);
  };
  const said = (text: string) => pages.paragraph(text === '' ? t('lost.paper.notYet') : text, text === '');
  const option = (step: string, question: string) => {
    const value = answerOf(one, step, question);
    const asked = one.edition.steps.find(({ id }) => id === step)?.requires.find(({ id }) => id === question);
    return asked?.options.find(({ id }) => id === value)?.title[language] ?? value;
  };
  const nameOf = (id: string) => one.names[id] ?? '';

  pages.title(t('lost.paper.title', { title: one.title }));
  pages.paragraph(
    [
      one.number,
      one.dnr === '' ? t('cases.notRegistered') : t('cases.registered', { dnr: one.dnr }),
      matter.administration,
    ].join(' · '),
    false,
  );
  pages.paragraph(t('lost.paper.made', { number: matter.number, at: minuteOf(matter.madeAt) }));

  const skipped = skippedText(one, t);
  if (skipped !== '') pages.paragraph(`${skipped}.`, false);

  section(t('lost.paper.decision'));
  if (answerOf(one, 'decision', 'answer') === '') said('');
  else
    pages.table(
      [150, 333],
      null,
      [
        [t('lost.paper.decided'), option('decision', 'answer')],
        [t('lost.paper.wish'), option('decision', 'wish')],
        [t('lost.paper.decidedBy'), deciderOf(one, t)],
        [t('lost.paper.decidedOn'), answerOf(one, 'decision', 'decided-on')],
        [t('lost.paper.delegation'), matter.delegation],
        [t('lost.paper.right'), answerOf(one, 'decision', 'right')],
        [t('lost.paper.rightOn'), answerOf(one, 'decision', 'right-on')],
      ].filter(([, value]) => value !== ''),
    );

  section(t('lost.paper.accounts'));
  if (matter.accounts.length === 0) said('');
  accountsTable(pages, matter, language);

  section(t('lost.paper.ownership'));
  said(answerOf(one, 'dossier', 'ownership'));
  const contents = answerOf(one, 'dossier', 'contents');
  if (contents !== '') pages.paragraph(contents, false);

  section(t('lost.paper.known'));
  said(answerOf(one, 'facts', 'known'));
  const since = answerOf(one, 'facts', 'since');
  if (since !== '') pages.paragraph(t('lost.paper.since', { day: since }), false);

  section(t('lost.paper.attempts'));
  const attempts = one.events
    .flatMap(({ body, happenedAt, personId }) =>
      body.kind === 'noted' && body.step === 'attempts'
        ? [{ happenedAt, personId, text: body.text, contact: body.contact }]
        : [],
    )
    .toSorted((a, b) => a.happenedAt.localeCompare(b.happenedAt));
  if (attempts.length === 0) said(answerOf(one, 'attempts', 'log'));
  else
    pages.table(
      [70, 65, 85, 93, 100, 70],
      [
        t('lost.paper.when'),
        t('lost.paper.way'),
        t('lost.paper.reached'),
        t('lost.paper.what'),
        t('lost.paper.answer'),
        t('lost.paper.who'),
      ],
      attempts.map(({ happenedAt, personId, text, contact }) => [
        minuteOf(happenedAt),
        contact === undefined ? '' : t(`lost.contact.ways.${contact.way}`),
        contact?.to ?? '',
        text,
        // One from before the fields says in its words whether there was an answer.
        contact === undefined ? '' : contact.answer || t('lost.contact.noAnswer'),
        nameOf(personId ?? ''),
      ]),
    );

  section(t('lost.paper.recovery'));
  said(answerOf(one, 'recovery', 'steps-tried'));
  const worked = option('recovery', 'worked');
  if (worked !== '') pages.paragraph(worked, false);

  section(t('lost.paper.requests'));
  if (matter.requests.length === 0) said('');
  else
    pages.table(
      [80, 100, 113, 190],
      [t('lost.paper.sent'), t('lost.paper.to'), t('lost.paper.reference'), t('lost.paper.answer')],
      matter.requests.map(({ sentOn, to, reference, answeredOn, answer, waitedDays, note }) => [
        sentOn,
        [to, note].filter(Boolean).join('\n'),
        reference,
        answeredOn === null ? t('lost.paper.waits', { count: waitedDays }) : `${answeredOn}: ${answer}`,
      ]),
    );

  section(t('lost.paper.files'));
  const files = matter.packs.flatMap(({ manifest }) => manifest?.parts ?? []);
  if (files.length === 0) said('');
  else {
    pages.paragraph(t('lost.paper.filesHelp'));
    pages.table(
      [200, 283],
      [t('lost.paper.file'), 'SHA-256'],
      files.map(({ name, sha256 }) => [name, sha256]),
    );
  }
}

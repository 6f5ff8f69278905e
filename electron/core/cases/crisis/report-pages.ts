import { minuteOf } from '../../foundation/calendar.ts';
import { type Language, type Words, wordsIn } from '../../foundation/i18n/index.ts';
import type { TaggedPages } from '../../foundation/tagged-pdf.ts';
import type { Figures } from '../../rounds/contract.ts';
import type { Case } from '../contract.ts';
import { skippedText } from '../event-words.ts';
import { shownStanding } from '../shown-standing.ts';
import { timelineOf } from '../timeline.ts';
import type { CaseAction } from './contract.ts';
import { spokenSteps, unreviewed } from './rules.ts';

/** Everything that a report after a crisis is written from. */
export interface ReportMatter {
  crisis: Case;
  administration: string;
  actions: readonly CaseAction[];
  /** How the accounts were watched on the days of the crisis. */
  watch: Figures;
  /** The first report of a crisis is 1. */
  number: number;
  madeAt: string;
}

const crisisRoles = ['crisis-lead', 'crisis-watch', 'crisis-writer', 'crisis-log'] as const;

/** What the report is called: after a crisis, or after an exercise. */
export const reportTitle = ({ title, state }: Case, t: Words): string =>
  t(state.ended?.outcome === 'exercise' ? 'crisis.report.exerciseTitle' : 'crisis.report.title', { title });

/** The report, for a PDF to keep and for a document to go on writing in: what was done, by whom and when, and what is left to do. */
export function writeReport(pages: TaggedPages, matter: ReportMatter, language: Language): void {
  const t = wordsIn(language);
  const { crisis, actions } = matter;
  const { state, edition, names } = crisis;
  const stepOf = (id: string) => state.steps.find((step) => step.id === id);
  const at = (instant: string | null | undefined) =>
    instant === null || instant === undefined ? t('crisis.report.notYet') : minuteOf(instant);
  const section = (heading: string) => {
    pages.space(1);
    pages.heading(heading);
    pages.space(0.4);
  };
  const answer = (step: string, question: string) => stepOf(step)?.values[question]?.trim() ?? '';

  // Nobody takes an exercise for the real thing, wherever they begin to read.
  pages.title(reportTitle(crisis, t));
  pages.paragraph(
    [
      crisis.number,
      crisis.dnr === '' ? t('cases.notRegistered') : t('cases.registered', { dnr: crisis.dnr }),
      matter.administration,
    ].join(' · '),
    false,
  );
  pages.paragraph(t('crisis.report.made', { number: matter.number, at: minuteOf(matter.madeAt) }));

  section(t('crisis.report.brief'));
  const updates = state.logged.filter(({ what }) => what === 'update-told').length;
  const first = stepOf('first-message')?.at ?? null;
  pages.table([170, 313], null, [
    [t('crisis.report.began'), at(crisis.openedAt)],
    [t('crisis.report.firstMessage'), at(first)],
    [t('crisis.report.updates'), String(updates)],
    [t('crisis.report.over'), at(stepOf('stand-down')?.at ?? state.ended?.at)],
    ...(state.ended === null
      ? []
      : [[t('crisis.report.ended'), [crisis.outcome?.[language], state.ended.reason].filter(Boolean).join('. ')]]),
    ...crisisRoles.map((role) => [
      t(`cases.role.${role}`),
      crisis.events
        .flatMap(({ body, happenedAt }) =>
          body.kind === 'assigned' && body.role === role
            ? [`${names[body.personId ?? ''] ?? t('crisis.report.nobody')}, ${minuteOf(happenedAt)}`]
            : [],
        )
        .join('\n') || t('crisis.report.nobody'),
    ]),
    [t('crisis.report.accounts'), String(crisis.accounts.length)],
    [
      t('crisis.report.watch'),
      t('crisis.report.watchFigures', {
        checked: matter.watch.checked,
        due: matter.watch.due,
        missed: matter.watch.missed,
      }),
    ],
  ]);
  const skipped = skippedText(crisis, t);
  if (skipped !== '') pages.paragraph(`${skipped}.`, false);
  const what = answer('begin', 'what');
  if (what !== '') pages.paragraph(what, false);

  section(t('crisis.report.said'));
  pages.table(
    [110, 373],
    null,
    edition.steps
      .filter(({ id }) => spokenSteps.includes(id))
      .map(({ id, title }) => {
        const approver = names[stepOf(id)?.values['approved-by'] ?? ''];
        return [
          `${title[language]}\n${at(stepOf(id)?.at)}`,
          [
            answer(id, 'text') || t('crisis.report.notYet'),
            ...(approver === undefined ? [] : [t('crisis.report.approved', { name: approver })]),
          ].join('\n'),
        ];
      }),
  );

  section(t('crisis.report.questions'));
  const questions = edition.steps.find(({ id }) => id === 'five-questions')?.requires ?? [];
  pages.table(
    [170, 313],
    null,
    questions.map(({ id, title }) => [title[language], answer('five-questions', id) || t('crisis.report.notAnswered')]),
  );

  section(t('crisis.report.steps'));
  pages.table(
    [203, 80, 100, 100],
    [t('crisis.report.step'), t('crisis.report.standing'), t('crisis.report.when'), t('crisis.report.who')],
    edition.steps.map(({ id, title }) => {
      const step = stepOf(id);
      return [
        title[language],
        t(`cases.standing.${step === undefined ? 'waiting' : shownStanding(step, state)}`),
        step?.at === null || step?.at === undefined ? '' : minuteOf(step.at),
        names[step?.personId ?? ''] ?? '',
      ];
    }),
  );
  for (const step of edition.steps.filter(({ perAccount }) => perAccount)) {
    const checked = new Map(
      state.checks.filter((one) => one.step === step.id).map((one) => [one.accountId, one.standing]),
    );
    const left = crisis.accounts.filter(({ id }) => !checked.has(id));
    const count = (standing: 'done' | 'not-needed') => [...checked.values()].filter((one) => one === standing).length;
    pages.paragraph(
      t('crisis.report.perAccount', {
        step: step.title[language],
        done: count('done'),
        notNeeded: count('not-needed'),
        left: left.length,
      }),
      false,
    );
  }

  const openings = state.logged.filter(({ what: deed }) => deed === 'login-opened');
  if (openings.length > 0) {
    section(t('crisis.report.openings'));
    const waiting = new Set(unreviewed(state.logged).map(({ sequence }) => sequence));
    const reviewOf = (sequence: number) =>
      state.logged.find(({ what: deed, values }) => deed === 'opening-reviewed' && values['of'] === String(sequence));
    pages.table(
      [90, 110, 123, 160],
      [t('crisis.report.when'), t('crisis.report.who'), t('crisis.report.login'), t('crisis.report.reasonAndReview')],
      openings.map(({ sequence, at: opened, personId, values }) => {
        const review = reviewOf(sequence);
        return [
          minuteOf(opened),
          names[personId ?? ''] ?? '',
          values['label'] ?? '',
          [
            values['reason'] ?? '',
            waiting.has(sequence) || review === undefined
              ? t('crisis.report.notReviewed')
              : `${names[review.personId ?? ''] ?? ''}: ${review.values['note'] ?? ''}`,
          ].join('\n'),
        ];
      }),
    );
  }

  section(t('crisis.report.timeline'));
  pages.table(
    [88, 88, 307],
    [t('crisis.report.when'), t('crisis.report.who'), t('crisis.report.what')],
    timelineOf(crisis, t, language).map(({ sequence, happenedAt, enteredAt, who, text, clockBack, correctedBy }) => [
      enteredAt === null
        ? minuteOf(happenedAt)
        : `${minuteOf(happenedAt)}\n${t('crisis.report.entered', { at: minuteOf(enteredAt) })}`,
      who,
      [
        `${sequence}. ${text}`,
        ...(clockBack ? [t('cases.clockBack')] : []),
        ...correctedBy.map((other) => t('crisis.report.corrected', { sequence: other })),
      ].join('\n'),
    ]),
  );

  section(t('crisis.report.lessons'));
  const lessons = answer('after-action', 'report');
  if (lessons !== '') pages.paragraph(lessons, false);
  for (const question of ['worked', 'change'] as const) {
    pages.paragraph(t(`crisis.report.${question}`), false);
    pages.line(t('crisis.report.write'));
  }
  section(t('crisis.report.actions'));
  if (actions.length === 0) pages.paragraph(t('crisis.report.noActions'), false);
  else
    pages.table(
      [203, 100, 70, 110],
      [t('crisis.report.what'), t('crisis.report.owner'), t('crisis.report.by'), t('crisis.report.outcome')],
      actions.map(({ text, personName, dueOn, doneAt, outcome }) => [
        text,
        personName,
        dueOn,
        doneAt === null ? t('crisis.report.left') : outcome,
      ]),
    );
}

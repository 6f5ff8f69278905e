import { daysBetween, dayOf } from '../foundation/calendar.ts';
import { wordsIn } from '../foundation/i18n/index.ts';
import type { CaseEvent, CaseState, Edition, Step, Text } from './engine/contract.ts';

/** A case with what its announcements are told from. */
interface Matter {
  edition: Edition;
  state: CaseState;
  events: readonly CaseEvent[];
}

/** How the announcements of a closure stand against its decision. */
interface Announced {
  /** Those that are not made. */
  left: Step[];
  /** Those of them that somebody skipped. */
  skipped: Step[];
  /** Those that told another last day than the one that is decided now. */
  outdated: Step[];
  /** Those that came later before the last day than the routine says: days before it, and by the routine. */
  late: Array<{ step: Step; given: number; asked: number }>;
  isShortened: boolean;
  /** Days from the first announcement to the last day, and by the routine; 0 where none is made. */
  given: number;
  asked: number;
}

const lastDayQuestion = 'decision.last-day';

/** Whether a step of a closure is one of its announcements, by its id. */
export const isAnnouncement = (step: string): boolean => step.startsWith('notice-');

/** The steps in which a closure is announced, with how many days before the last day; 0 where a routine times them by something else. */
const announcements = ({ steps }: Edition) =>
  steps
    .filter(({ id }) => isAnnouncement(id))
    .map((step) => ({ step, asked: step.due?.from === lastDayQuestion ? -(step.due.days ?? 0) : 0 }));

/** The last day that stood in the decision when each step was done for the last time. */
function lastDaysTold(events: readonly CaseEvent[]): Map<string, string> {
  let lastDay = '';
  const told = new Map<string, string>();
  for (const { body } of events)
    if (body.kind === 'done') {
      if (body.step === 'decision') lastDay = body.values['last-day'] ?? '';
      told.set(body.step, lastDay);
    }
  return told;
}

function announcedIn({ edition, state, events }: Matter): Announced {
  const stateOf = (id: string) => state.steps.find((one) => one.id === id && one.standing === 'done');
  const lastDay = stateOf('decision')?.values['last-day'] ?? '';
  const told = lastDaysTold(events);
  const all = announcements(edition).map((one) => {
    const at = stateOf(one.step.id)?.at ?? null;
    const given = at === null || lastDay === '' ? null : Math.max(0, daysBetween(dayOf(new Date(at)), lastDay));
    return { ...one, given };
  });
  return {
    left: all.filter(({ given }) => given === null).map(({ step }) => step),
    skipped: all
      .filter(({ step: { id } }) => state.steps.some((one) => one.id === id && one.standing === 'skipped'))
      .map(({ step }) => step),
    outdated: all.filter(({ step, given }) => given !== null && told.get(step.id) !== lastDay).map(({ step }) => step),
    late: all.flatMap(({ step, asked, given }) => (given !== null && given < asked ? [{ step, given, asked }] : [])),
    isShortened: stateOf('shorten') !== undefined,
    given: Math.max(0, ...all.map(({ given }) => given ?? 0)),
    asked: Math.max(0, ...all.map(({ asked }) => asked)),
  };
}

/** Whether a closure is announced as its decision and its routine say: in time or by a decision to shorten it, and with the last day that holds. */
export function isAnnounced(matter: Matter): boolean {
  const { left, late, outdated, isShortened } = announcedIn(matter);
  return outdated.length === 0 && (isShortened || (left.length === 0 && late.length === 0));
}

/** What a person is told of the announcements beside whether they are made: which rule does not hold, or how short they were. */
export function announcementNotes(matter: Matter): Text[] {
  const { left, skipped, late, outdated, isShortened, given, asked } = announcedIn(matter);
  const [sv, en] = [wordsIn('sv'), wordsIn('en')];
  const tooLate = isShortened ? [] : late;
  const passedOver = isShortened ? [] : skipped;
  const wrong = [
    ...passedOver.map(({ title }) => ({
      sv: sv('cases.announced.skipped', { step: title.sv }),
      en: en('cases.announced.skipped', { step: title.en }),
    })),
    ...outdated.map(({ title }) => ({
      sv: sv('cases.announced.outdated', { step: title.sv }),
      en: en('cases.announced.outdated', { step: title.en }),
    })),
    ...tooLate.map(({ step: { title }, ...days }) => ({
      sv: sv('cases.announced.late', { step: title.sv, ...days }),
      en: en('cases.announced.late', { step: title.en, ...days }),
    })),
    ...(tooLate.length === 0 ? [] : [{ sv: sv('cases.announced.lateDo'), en: en('cases.announced.lateDo') }]),
  ];
  if (wrong.length > 0 || !isShortened || (left.length === 0 && late.length === 0)) return wrong;
  return [
    { sv: sv('cases.announced.shortened', { given, asked }), en: en('cases.announced.shortened', { given, asked }) },
  ];
}

import { answerText, type Named } from '../../core/cases/answer-words.ts';
import type { Case } from '../../core/cases/contract.ts';
import type { CaseEvent } from '../../core/cases/engine/contract.ts';
import { eventText, skippedText } from '../../core/cases/event-words.ts';
import { dayOf, minuteOf } from '../../core/foundation/calendar.ts';
import type { Words } from '../../core/foundation/i18n/index.ts';
import { procedures } from '../call-core.ts';
import { type Command, WrongUsage } from '../command.ts';
import { table } from '../table.ts';
import { dueText, registrationOf } from './cases-list.ts';

/** `cases show N`: one case with its steps, what is missing, and everything that happened. */
export const casesShow: Command = {
  name: 'cases show',
  usage: 'N',
  summary: (words) => words('cases.cli.showSummary'),
  touches: 'reads',
  arguments: ['N'],
  async run(call) {
    const [text = ''] = call.arguments;
    const number = /^(?:kv-)?([1-9]\d{0,8})$/i.exec(text)?.[1];
    if (number === undefined) throw new WrongUsage(call.words('cases.cli.number', { text }));
    const core = await call.open();
    const one = await procedures(core).cases.get({ number: `KV-${number}` });
    const { clock } = await core.context();
    const { administrationId } = one;
    const decisions = await procedures(core).evidence.decisions({ administrationId });
    const named: Named = {
      language: call.language,
      words: call.words,
      day: (day) => day,
      delegations: await procedures(core).cases.delegations({ administrationId }),
      disposals: new Map(decisions.map(({ id, name }) => [id, name])),
    };
    return { json: one, text: asText(one, clock.now(), named) };
  },
};

function asText(one: Case, now: Date, named: Named): string {
  const { words, language } = named;
  const { edition, state, gates, holders, accounts } = one;
  const head = [
    `${one.number}  ${registrationOf(one.dnr, words)}`,
    // A title that says the kind already needs no other.
    one.title.startsWith(one.workflowTitle[language]) ? one.title : `${one.workflowTitle[language]}: ${one.title}`,
    words('cases.cli.opened', { at: minuteOf(one.openedAt) }),
    ...(one.outcome === null ? [] : [words('cases.cli.ended', { outcome: one.outcome[language] })]),
    ...accounts.map(({ name, platformName }) => `${name}, ${platformName}`),
    skippedText(one, words),
  ].filter(Boolean);
  const columns = ['state', 'step', 'role', 'holder', 'due'] as const;
  const steps = edition.steps.map((step, place) => {
    const { standing = 'waiting', at = null, dueOn = null, dueAt = null } = state.steps[place] ?? {};
    const isOpen = standing === 'ready' || standing === 'waiting';
    const isOverdue = isOpen && (dueAt === null ? dueOn !== null && dueOn < dayOf(now) : dueAt < now.toISOString());
    return [
      words(`cases.standing.${standing}`),
      step.title[language],
      words(`cases.role.${step.role}`),
      holders[step.id] ?? '',
      at === null ? dueText({ dueOn, dueAt, isOverdue }, words) : minuteOf(at),
    ];
  });
  const isLeft = new Set(state.steps.filter(({ at }) => at === null).map(({ id }) => id));
  const waiting = new Set(edition.steps.filter(({ id }) => isLeft.has(id)).flatMap((step) => step.gates));
  const shut = edition.gates
    .filter(({ id }) => state.ended === null && waiting.has(id) && gates[id] !== true)
    .flatMap(({ id, missing }) => (one.gateNotes[id]?.length ? one.gateNotes[id] : [missing]))
    .map((missing) => words('cases.cli.shut', { missing: missing[language] }));
  return [
    ...head,
    '',
    table(
      columns.map((key) => words(`cases.cli.column.${key}`)),
      steps,
    ),
    ...(shut.length === 0 ? [] : ['', ...shut]),
    ...answers(one, named),
    '',
    words('cases.cli.timeline'),
    ...one.events.map(
      (event) =>
        `${timeOf(event, words)}  ${byWhom(one, event)}${eventText(one, event, words, language)}${
          one.clockBack.includes(event.sequence) ? ` (${words('cases.clockBack')})` : ''
        }`,
    ),
  ].join('\n');
}

/** What every step that is done was answered with: who decided, when, and on what ground. */
function answers(one: Case, named: Named): string[] {
  return one.edition.steps.flatMap(({ id, title, requires }) => {
    const { values = {}, inPlaceOf } = one.state.steps.find((step) => step.id === id) ?? {};
    const said = requires.flatMap((requirement) => {
      const value = values[requirement.id];
      if (value === undefined) return [];
      return [`  ${requirement.title[named.language]}: ${answerText(one, requirement, value, inPlaceOf, named)}`];
    });
    return said.length === 0 ? [] : ['', title[named.language], ...said];
  });
}

function timeOf({ at, happenedAt }: CaseEvent, words: Words): string {
  const happened = minuteOf(happenedAt);
  const entered = minuteOf(at);
  return happened === entered ? happened : words('cases.cli.later', { at: happened, entered });
}

const byWhom = ({ names }: Case, { personId }: CaseEvent) => (personId === null ? '' : `${names[personId] ?? ''}: `);

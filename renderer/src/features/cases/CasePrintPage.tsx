import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { stepsAtRest } from '#core/cases/at-rest.ts';
import { approvalText, enteredLaterAt, settledBy, skippedText } from '#core/cases/event-words.ts';
import { shownStanding } from '#core/cases/shown-standing.ts';
import { usePlace } from '../../app/administration.tsx';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Page } from '../../ui/Page.tsx';
import paper from '../../ui/Paper.module.css';
import { answerDayOf } from './application/answer-day.ts';
import { Answers } from './case/Answers.tsx';
import { stepsOf } from './case/current-step.ts';
import { EventItem } from './case/EventItem.tsx';
import { useCase } from './case/use-case.ts';
import { PrintedPacks } from './evidence/PrintedPacks.tsx';
import styles from './print.module.css';
import { casePath, useCaseWords } from './words.ts';

/** A whole case on paper: read cold, it says who decided what, when, and on what ground. */
export function CasePrintPage() {
  const { number = '' } = useParams();
  const { t, say, format, registration } = useCaseWords();
  const { administrations } = usePlace();
  const [printedAt] = useState(() => new Date().toISOString());
  const { data: one } = useCase(number);
  if (one === undefined) return null;
  const { edition, accounts, persons } = one;
  const enteredOf = (step: string) => {
    const at = enteredLaterAt(one, step);
    return at === null ? [] : [t('casesUi.timeline.entered', { time: format.time(at) })];
  };
  const atRest = stepsAtRest(edition, one.state);
  const answerBy = answerDayOf(one);
  const facts: Array<[string, string]> = [
    [t('casesUi.list.column.kind'), say(one.workflowTitle)],
    [t('casesUi.list.column.dnr'), one.dnr || registration('')],
    [
      t('casesUi.print.state'),
      one.endedAt === null
        ? `${t('casesUi.print.running')}${one.next === null ? '' : `: ${say(one.next)}`}`
        : t('casesUi.head.ended', {
            time: format.time(one.endedAt),
            outcome: one.outcome === null ? '' : say(one.outcome),
          }),
    ],
    [t('cases.standing.skipped'), skippedText(one, t)],
    [t('casesUi.open.happened'), format.time(one.openedAt)],
    [t('application.answerBy'), answerBy === null ? '' : t('application.answerByDay', { day: format.day(answerBy) })],
    [
      t('casesUi.about.accounts'),
      accounts
        .map(({ name, platformName, handle, url }) => [name, platformName, url || handle].filter(Boolean).join(', '))
        .join('\n'),
    ],
    [t('casesUi.about.persons'), persons.map(({ name }) => name).join(', ')],
    [
      t('casesUi.tabs.routine'),
      edition.local === null
        ? t('casesUi.head.standardRoutine', { version: edition.version })
        : t('casesUi.head.localRoutine', { version: edition.local.version, source: edition.local.source }),
    ],
  ];
  const administration = administrations.find(({ id }) => id === one.administrationId);
  return (
    <Page
      title={`${one.number} ${one.title}`}
      lead={t('casesUi.print.lead', {
        administration: administration?.name ?? '',
        time: format.time(printedAt),
      })}
      actions={
        <div className={paper.screen}>
          <ButtonLink to={casePath(one.number)}>{t('casesUi.print.back')}</ButtonLink>
          <Button look="primary" onPress={() => window.print()}>
            <Printer aria-hidden />
            {t('casesUi.print.make')}
          </Button>
        </div>
      }
    >
      <article className={`${paper.paper} ${styles.sheet}`}>
        <dl className={styles.facts}>
          {facts
            .filter(([, value]) => value !== '')
            .map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
        <table>
          <caption>{t('casesUi.steps.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('casesUi.print.step')}</th>
              <th scope="col">{t('casesUi.print.standing')}</th>
              <th scope="col">{t('casesUi.print.who')}</th>
              <th scope="col">{t('casesUi.print.what')}</th>
            </tr>
          </thead>
          <tbody>
            {stepsOf(one).map(({ step, state }) => (
              <tr key={step.id}>
                <th scope="row">{say(step.title)}</th>
                <td>{t(`cases.standing.${shownStanding(state, one.state, atRest.has(step.id))}`)}</td>
                <td>
                  {state.at === null
                    ? one.endedAt === null
                      ? one.holders[step.id]
                      : null
                    : [`${settledBy(one, state, t)} ${format.time(state.at)}`, ...enteredOf(step.id)].join(', ')}
                </td>
                <td>
                  {state.reason}
                  {state.approverId === null ? null : ` ${approvalText(one, state.approverId, state.personId, t)}`}
                  <Answers one={one} step={step} values={state.values} inPlaceOf={state.inPlaceOf} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {edition.gates.length === 0 ? null : (
          <table>
            <caption>{t('casesUi.print.gates')}</caption>
            <tbody>
              {edition.gates.map((gate) => (
                <tr key={gate.id}>
                  <th scope="row">{say(gate.title)}</th>
                  <td>
                    {[
                      t(one.gates[gate.id] === true ? 'casesUi.print.open' : 'casesUi.print.shut'),
                      ...(one.gateNotes[gate.id] ?? []).map(say),
                    ].join('. ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <PrintedPacks one={one} />
        <h2>{t('casesUi.print.events')}</h2>
        <ol className={styles.events}>
          {one.events.map((event) => (
            <EventItem key={event.sequence} one={one} event={event} />
          ))}
        </ol>
      </article>
    </Page>
  );
}

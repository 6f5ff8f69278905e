import { Link } from 'react-router';
import type { Case } from '#core/cases/contract.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { useCaseWords } from '../words.ts';
import styles from './case.module.css';

/** What must be true before a step can be done: what is missing, and the way to where it is mended. */
export function Gates({
  one,
  gates,
  onStep,
  onRegister,
  onRoles,
}: {
  one: Case;
  gates: readonly string[];
  onStep: (step: string) => void;
  onRegister: () => void;
  onRoles: () => void;
}) {
  const { t, say } = useCaseWords();
  const { edition, ways, accounts } = one;
  if (gates.length === 0) return null;
  return (
    <ul className={styles.gates} role="list" aria-label={t('casesUi.steps.gatesTitle')}>
      {gates.map((id) => {
        const gate = edition.gates.find((each) => each.id === id);
        const way = ways[id];
        if (gate === undefined) return null;
        const notes = (one.gateNotes[id] ?? []).map(say);
        if (one.gates[id] === true)
          return (
            <li key={id}>
              <Chip tone="ok">{t('casesUi.steps.gateOpen', { gate: say(gate.title) })}</Chip> {notes.join(' ')}
            </li>
          );
        const steps = edition.steps.filter(
          (step) =>
            way?.steps.includes(step.id) === true &&
            // What was skipped can be taken back.
            one.state.steps.some(
              (state) => state.id === step.id && (state.standing === 'ready' || state.standing === 'skipped'),
            ),
        );
        return (
          <li key={id} data-shut>
            {(notes.length > 0 ? notes : [say(gate.missing)]).map((text) => (
              <p key={text}>{text}</p>
            ))}
            <div className={styles.ways}>
              {way?.to === 'registration' ? (
                <Button small onPress={onRegister}>
                  {t('casesUi.steps.toRegistration')}
                </Button>
              ) : null}
              {way?.to === 'roles' ? (
                <Button small onPress={onRoles}>
                  {t('casesUi.steps.toRoles')}
                </Button>
              ) : null}
              {steps.map((step) => (
                <Button key={step.id} small onPress={() => onStep(step.id)}>
                  {t('casesUi.steps.toStep', { step: say(step.title) })}
                </Button>
              ))}
              {way?.to !== 'accounts' ? null : accounts.length === 0 ? (
                <span>{t('casesUi.steps.noAccounts')}</span>
              ) : (
                accounts.map((account) => (
                  <Link key={account.id} to={`/konton/${account.id}`}>
                    {t('casesUi.steps.toAccount', { name: account.name })}
                  </Link>
                ))
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

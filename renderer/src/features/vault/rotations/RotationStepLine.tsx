import { useMutation } from '@tanstack/react-query';
import { Circle, CircleCheck } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rotation, RotationStepState } from '#core/vault/contract.ts';
import { queries } from '../../../api/client.ts';
import { useFormat } from '../../../app/format.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Choice.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { PersonChoice } from '../../people/PersonChoice.tsx';
import vaultStyles from '../vault.module.css';
import styles from './rotations.module.css';

/** One step: ticked when it is done, or left open with a reason. The new password is ticked by the vault when it is saved there, never by hand; another's login by saying whose. */
export function RotationStepLine({
  rotation,
  state,
  who,
  isFixed,
}: {
  rotation: Rotation;
  state: RotationStepState;
  who: string;
  isFixed: boolean;
}) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const [isReasoning, setReasoning] = useState(false);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const [isNaming, setNaming] = useState(false);
  const set = useMutation(queries.vault.setRotationStep.mutationOptions());
  const { id, version } = rotation;
  const { step, done } = state;
  const tick = (isDone: boolean) => set.mutate({ id, version, step, done: isDone, reason: '' });
  function leaveOpen(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (reason.trim() === '') return;
    // Refused, what was written stays.
    set.mutate({ id, version, step, done: false, reason: reason.trim() }, { onSuccess: () => setReasoning(false) });
  }
  const isLeft = !done && state.reason !== '';
  const isByVault = step === 'new-password';
  const words = (
    <span>
      {t(`vaultUi.rotations.step.${step}`)}
      <small>{t(`vaultUi.rotations.stepHelp.${step}`)}</small>
      {state.at === null || !(done || isLeft) ? null : (
        <small>{[who, format.time(state.at)].filter(Boolean).join(' · ')}</small>
      )}
    </span>
  );
  const Mark = done ? CircleCheck : Circle;
  return (
    <li className={styles.step} data-done={done || undefined}>
      <div className={styles.stepHead}>
        {isByVault ? (
          <div className={styles.byVault}>
            <Mark role="img" aria-label={t(`vaultUi.rotations.password.${done ? 'set' : 'notSet'}`)} />
            {words}
          </div>
        ) : (
          <Checkbox
            isSelected={done}
            isDisabled={isFixed}
            onChange={(isDone) => (isDone && step === 'other-login' ? setNaming(true) : tick(isDone))}
          >
            {words}
          </Checkbox>
        )}
        {isLeft ? <Chip tone="warn">{t('vaultUi.rotations.leftOpen')}</Chip> : null}
        {isByVault && !done && !isFixed && !rotation.removedUnchanged ? (
          <ButtonLink small to={`/konton/inloggningar/${rotation.credentialId}/andra?byt=${rotation.id}`}>
            {t('vaultUi.rotations.setPassword')}
          </ButtonLink>
        ) : null}
        {!isByVault && !done && !isFixed && !isReasoning ? (
          <Button
            small
            look="quiet"
            aria-label={t('vaultUi.rotations.leaveOpenNamed', { step: t(`vaultUi.rotations.step.${step}`) })}
            onPress={() => {
              setReason(state.reason);
              setTried(false);
              setReasoning(true);
            }}
          >
            {t(isLeft ? 'vaultUi.rotations.changeReason' : 'vaultUi.rotations.leaveOpen')}
          </Button>
        ) : null}
      </div>
      {isLeft && !isReasoning ? <p className={styles.reason}>{state.reason}</p> : null}
      {isNaming && !done ? (
        <NameOther
          isPending={set.isPending}
          onName={(otherPersonId) =>
            set.mutate(
              { id, version, step, done: true, reason: '', otherPersonId },
              { onSuccess: () => setNaming(false) },
            )
          }
          onCancel={() => setNaming(false)}
        />
      ) : null}
      {isReasoning ? (
        <form className={styles.reasonForm} onSubmit={leaveOpen} noValidate>
          <TextField
            label={t('vaultUi.rotations.why', { step: t(`vaultUi.rotations.step.${step}`) })}
            value={reason}
            onChange={setReason}
            error={isTried && reason.trim() === '' ? t('vaultUi.remove.reasonNeeded') : undefined}
            isRequired
            autoFocus
          />
          <div className={vaultStyles.buttons}>
            <Button small type="submit" look="primary" isPending={set.isPending}>
              {t('vaultUi.rotations.leaveOpen')}
            </Button>
            <Button small onPress={() => setReasoning(false)}>
              {t('ui.cancel')}
            </Button>
          </div>
        </form>
      ) : null}
    </li>
  );
}

/** Asks who it was that logged in with the new password. */
function NameOther({
  isPending,
  onName,
  onCancel,
}: {
  isPending: boolean;
  onName: (personId: string) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation('app');
  const [personId, setPersonId] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (personId !== null) onName(personId);
  }
  return (
    <form className={styles.reasonForm} onSubmit={submit} noValidate>
      <PersonChoice
        label={t('vaultUi.rotations.whoLoggedIn')}
        error={isTried && personId === null ? t('vaultUi.rotations.whoNeeded') : undefined}
        value={personId}
        onChange={setPersonId}
        autoFocus
      />
      <div className={vaultStyles.buttons}>
        <Button small type="submit" look="primary" isPending={isPending}>
          {t('vaultUi.rotations.loggedIn')}
        </Button>
        <Button small onPress={onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}

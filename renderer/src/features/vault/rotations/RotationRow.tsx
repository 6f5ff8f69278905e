import { useMutation } from '@tanstack/react-query';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Rotation } from '#core/vault/contract.ts';
import { queries } from '../../../api/client.ts';
import { useFormat } from '../../../app/format.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { say } from '../../../ui/Toasts.tsx';
import vaultStyles from '../vault.module.css';
import { RotationStepLine } from './RotationStepLine.tsx';
import styles from './rotations.module.css';

/** One password to change: why, how it stands, and its steps when it is opened. */
export function RotationRow({
  rotation,
  nameOf,
  isOpen,
  isReadOnly,
  isReturnedTo,
  onToggle,
  onCloseRemoved,
}: {
  rotation: Rotation;
  nameOf: (id: string | null) => string;
  isOpen: boolean;
  isReadOnly: boolean;
  /** Somebody comes from setting its password: the row takes the cursor. */
  isReturnedTo: boolean;
  onToggle: () => void;
  /** Asks for the reason that a row whose login is gone is closed with. */
  onCloseRemoved: () => void;
}) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const id = useId();
  const close = useMutation(
    queries.vault.closeRotation.mutationOptions({
      onSuccess: () => say({ text: t('vaultUi.rotations.closedOne', { label: rotation.label }) }),
    }),
  );
  const settled = rotation.steps.filter(({ done, reason }) => done || reason !== '').length;
  const isClosed = rotation.closedAt !== null;
  const isDone = rotation.steps.every(({ step, done, reason }) => done || (step !== 'new-password' && reason !== ''));
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  const removedOn =
    rotation.removedAt === null || isClosed
      ? ''
      : t('vaultUi.rotations.removedOn', { day: format.shortDay(rotation.removedAt) });
  const because = [
    t(`vaultUi.rotations.cause.${rotation.cause}`, { name: nameOf(rotation.personId) }),
    rotation.accountNames.join(', '),
    removedOn,
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <li>
      <AriaButton
        className={styles.head ?? ''}
        aria-expanded={isOpen}
        aria-controls={id}
        onPress={onToggle}
        autoFocus={isReturnedTo}
      >
        <Chevron aria-hidden />
        <span className={styles.what}>
          <b>{rotation.label}</b>
          <small>{because}</small>
        </span>
        {rotation.immediate && !isClosed ? <Chip tone="bad">{t('vaultUi.rotations.immediate')}</Chip> : null}
        <Chip tone={isClosed ? 'plain' : rotation.openedAt === null ? 'unknown' : 'warn'}>
          {rotation.awaitsLogs
            ? t('vaultUi.rotations.awaitsLogs')
            : t(`vaultUi.rotations.basis.${rotation.basis}`, { day: format.shortDay(rotation.openedAt) })}
        </Chip>
        <span className={styles.count}>
          {isClosed
            ? t('vaultUi.rotations.closedOn', { day: format.shortDay(rotation.closedAt ?? null) })
            : t('vaultUi.rotations.steps', { done: settled, total: rotation.steps.length })}
        </span>
      </AriaButton>
      {isOpen ? (
        <div id={id} className={styles.body}>
          {rotation.closeReason === '' ? null : (
            <p>
              {t(rotation.removedUnchanged ? 'vaultUi.rotations.closeReasonRemoved' : 'vaultUi.rotations.closeReason', {
                reason: rotation.closeReason,
              })}
            </p>
          )}
          {rotation.removedUnchanged && !isClosed ? <p>{t('vaultUi.rotations.removedUnchanged')}</p> : null}
          <ol className={styles.steps}>
            {rotation.steps.map((step) => (
              <RotationStepLine
                key={step.step}
                rotation={rotation}
                state={step}
                who={nameOf(step.personId)}
                isFixed={isClosed || isReadOnly}
              />
            ))}
          </ol>
          {isClosed || isReadOnly ? null : rotation.removedUnchanged ? (
            <div className={vaultStyles.buttons}>
              <Button onPress={onCloseRemoved}>{t('vaultUi.rotations.closeRemoved')}</Button>
            </div>
          ) : (
            <div className={vaultStyles.buttons}>
              <Button
                look="primary"
                isDisabled={!isDone}
                isPending={close.isPending}
                onPress={() => close.mutate({ id: rotation.id, version: rotation.version })}
              >
                {t('vaultUi.rotations.close')}
              </Button>
              <ButtonLink to={`/konton/inloggningar/${rotation.credentialId}`}>
                {t('vaultUi.rotations.toLogin')}
              </ButtonLink>
              {isDone ? null : <span className={vaultStyles.small}>{t('vaultUi.rotations.closeHelp')}</span>}
            </div>
          )}
        </div>
      ) : null}
    </li>
  );
}

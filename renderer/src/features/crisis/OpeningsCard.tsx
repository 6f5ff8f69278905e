import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '#core/cases/contract.ts';
import type { Logged } from '#core/cases/engine/contract.ts';
import { queries } from '../../api/client.ts';
import { usePlace } from '../../app/administration.tsx';
import { useFormat } from '../../app/format.ts';
import { useMayChange } from '../../app/may.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Card } from '../../ui/Page.tsx';
import styles from './crisis.module.css';
import { FormDialog } from '../../ui/FormDialog.tsx';

/** The way to the logins, and every one that was opened outside own duty, to be looked at by somebody else. */
export function OpeningsCard({ one }: { one: Case }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { me } = usePlace();
  const mayReview = useMayChange('crisis.reviewOpening');
  const [asks, setAsks] = useState<Logged | null>(null);
  const openings = one.state.logged.filter(({ what }) => what === 'login-opened');
  const reviewOf = ({ sequence }: Logged) =>
    one.state.logged.find(({ what, values }) => what === 'opening-reviewed' && values['of'] === String(sequence));
  return (
    <Card
      title={t('crisis.openings.title')}
      aside={
        <ButtonLink small to="/konton/inloggningar">
          {t('crisis.openings.toLogins')}
        </ButtonLink>
      }
    >
      {openings.length === 0 ? (
        <p className={styles.pad}>{t('crisis.openings.none')}</p>
      ) : (
        <ul role="list" className={styles.accounts}>
          {openings.map((opening) => {
            const review = reviewOf(opening);
            return (
              <li key={opening.sequence}>
                <div>
                  <b>{opening.values['label']}</b>
                  <small>
                    {format.clock(opening.at)} · {one.names[opening.personId ?? ''] ?? ''} · {opening.values['reason']}
                  </small>
                </div>
                {review !== undefined ? (
                  <Chip tone="ok">{t('crisis.openings.reviewed')}</Chip>
                ) : opening.personId === me.personId ? (
                  <Chip tone="warn">{t('crisis.openings.byOther')}</Chip>
                ) : mayReview ? (
                  <Button small onPress={() => setAsks(opening)}>
                    {t('crisis.openings.review')}
                  </Button>
                ) : null}
              </li>
            );
          })}
        </ul>
      )}
      {asks === null ? null : <ReviewDialog id={one.id} opening={asks} onClose={() => setAsks(null)} />}
    </Card>
  );
}

function ReviewDialog({ id, opening, onClose }: { id: string; opening: Logged; onClose: () => void }) {
  const { t } = useTranslation('app');
  const [note, setNote] = useState('');
  const { mutate, isPending, error } = useMutation(
    queries.crisis.reviewOpening.mutationOptions({ meta: { showsError: true }, onSuccess: onClose }),
  );
  return (
    <FormDialog
      title={t('crisis.openings.reviewNamed', { label: opening.values['label'] ?? '' })}
      submit={t('ui.save')}
      isReady={note.trim() !== ''}
      isPending={isPending}
      error={error}
      onSubmit={() => mutate({ id, sequence: opening.sequence, note: note.trim() })}
      onClose={onClose}
    >
      <TextField
        label={t('crisis.openings.note')}
        help={t('crisis.openings.noteHelp')}
        isRequired
        autoFocus
        lines={2}
        value={note}
        onChange={setNote}
      />
    </FormDialog>
  );
}

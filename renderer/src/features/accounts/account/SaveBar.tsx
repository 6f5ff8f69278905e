import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { errorText, refusalOf } from '../../../api/errors.ts';
import { useKey } from '../../../app/keys.ts';
import { Button } from '../../../ui/Button.tsx';
import { dropHalfTyped, isHalfTyped } from '../../../ui/half-typed.ts';
import { Notice } from '../../../ui/Page.tsx';
import saveStyles from './save.module.css';
import { partName } from './part-name.ts';
import type { AccountForm } from './use-account-form.ts';

/** Appears when something is changed: what, how to save and how to throw it away; and what to do when somebody else was first. */
export function SaveBar({ form, onFirstError }: { form: AccountForm; onFirstError: (path: string) => void }) {
  const { t } = useTranslation('app');
  const { isDirty, changed, errors, isTried, refused } = form;
  const save = useCallback(() => {
    if (isHalfTyped()) return;
    void form.save().then((isSaved) => {
      const path = form.errors.keys().next().value;
      if (!isSaved && path !== undefined) onFirstError(path);
    });
  }, [form, onFirstError]);
  useKey('save', save, isDirty && !form.isSaving);
  if (!isDirty && refused === null) return null;
  const names = changed.map((part) => partName(part, t));
  const isOvertaken = form.isStale || refusalOf(refused)?.code === 'changed-meanwhile';
  return (
    <section className={saveStyles.saveBar} aria-label={t('accounts.save.label')}>
      {isOvertaken ? (
        <Notice tone="bad">
          {t('accounts.save.changedMeanwhile')}{' '}
          <Button small onPress={() => void form.readAnew()}>
            {t('accounts.save.readAnew')}
          </Button>
        </Notice>
      ) : refused === null ? null : (
        <Notice tone="bad">
          <Refused error={refused} />
        </Notice>
      )}
      {isDirty ? (
        <div className={saveStyles.saveLine}>
          <span className={saveStyles.saveText}>
            <b>{t('accounts.save.unsaved', { count: changed.length })}</b>
            <span>{names.slice(0, 6).join(', ') + (names.length > 6 ? ' …' : '')}</span>
          </span>
          {isTried && errors.size > 0 ? (
            <button
              type="button"
              className={saveStyles.errorLink}
              onClick={() => onFirstError(errors.keys().next().value ?? '')}
            >
              {t('accounts.save.correct', { count: errors.size })}
            </button>
          ) : null}
          <Button
            isDisabled={form.isSaving}
            onPress={() => {
              dropHalfTyped();
              form.undo();
            }}
          >
            {t('ui.discard')}
          </Button>
          <Button look="primary" shortcut="save" isPending={form.isSaving} isDisabled={isOvertaken} onPress={save}>
            {t('ui.save')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

/** A refusal in words; one about an account that is already there leads to it. */
export function Refused({ error }: { error: unknown }) {
  const { t } = useTranslation('app');
  const refusal = refusalOf(error);
  return (
    <>
      {errorText(error, t)}{' '}
      {refusal?.code === 'account-already-registered' && typeof refusal.values['id'] === 'string' ? (
        <Link to={`/konton/${refusal.values['id']}`}>{t('accounts.new.openExisting')}</Link>
      ) : null}
    </>
  );
}

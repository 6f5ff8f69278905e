import { Dices } from 'lucide-react';
import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { Button } from '../../../ui/Button.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { SecretInput, type SecretHandle } from '../secrets/SecretInput.tsx';
import { type Strength, StrengthMeter } from '../secrets/StrengthMeter.tsx';
import styles from './logins.module.css';

type Wish = Parameters<typeof api.passwords.generate>[0];

/** What every platform takes, and nobody has to type. */
const characters: Wish = {
  kind: 'characters',
  length: 24,
  classes: ['lower', 'upper', 'digits', 'signs'],
  avoidLookalikes: true,
};
/** Six words of some 1 400 are about 62 bits, and can be read out and typed. */
const phrase: Wish = { kind: 'phrase', words: 6, separator: '-', capitals: true, digit: true };

/** A pause in the typing this long asks for the strength; milliseconds. */
const pauseMs = 250;

/** A new password: typed or made, with how hard it is to guess. */
export function NewPassword({
  field,
  accountIds,
  label,
  help,
  error,
  isPhrase = false,
  autoFocus = false,
}: {
  field: RefObject<SecretHandle | null>;
  /** The accounts it is for: a password that holds their names is easy to guess. */
  accountIds: readonly string[];
  /** Where it is not a login's password. */
  label?: string;
  help?: string;
  error?: string | undefined;
  /** It is to be said and typed: only words are made. */
  isPhrase?: boolean;
  autoFocus?: boolean;
}) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const [typed, setTyped] = useState('');
  const [strength, setStrength] = useState<Strength | null>(null);
  const accounts = accountIds.join(' ');
  useEffect(() => {
    if (typed === '') return;
    let isOld = false;
    const wait = setTimeout(() => {
      const asked = {
        password: typed,
        administrationId: administration.id,
        accountIds: accounts.split(' ').filter(Boolean),
      };
      api.passwords.estimate(asked).then(
        (answer) => {
          if (!isOld) setStrength(answer);
        },
        // Without an estimate there is no meter; the password is as good as it is.
        () => {},
      );
    }, pauseMs);
    return () => {
      isOld = true;
      clearTimeout(wait);
    };
  }, [typed, administration.id, accounts]);
  function make(wish: Wish) {
    api.passwords.generate(wish).then(
      ({ password }) => field.current?.write(password),
      (error: unknown) => say({ text: errorText(error, t), isError: true }),
    );
  }
  return (
    <SecretInput
      ref={field}
      kind="mono"
      label={label ?? t('vaultUi.field.password')}
      help={help ?? t('vaultUi.form.passwordHelp')}
      error={error}
      autoFocus={autoFocus}
      onType={setTyped}
      below={
        <>
          <StrengthMeter strength={typed === '' ? null : strength} />
          <div className={styles.generator}>
            {isPhrase ? null : (
              <Button small onPress={() => make(characters)}>
                <Dices aria-hidden />
                {t('vaultUi.form.makeCharacters')}
              </Button>
            )}
            <Button small onPress={() => make(phrase)}>
              <Dices aria-hidden />
              {t('vaultUi.form.makePhrase')}
            </Button>
          </div>
        </>
      }
    />
  );
}

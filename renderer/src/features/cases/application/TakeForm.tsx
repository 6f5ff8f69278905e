import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApplicationRead } from '#core/cases/application/contract.ts';
import type { Case } from '#core/cases/contract.ts';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useKey } from '../../../app/keys.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Card, Notice } from '../../../ui/Page.tsx';
import { RadioCards } from '../../../ui/RadioCards.tsx';
import { PersonChoice } from '../../people/PersonChoice.tsx';
import { UnitChoice } from '../../people/UnitChoice.tsx';
import { instantOf, type When, whenFault } from '../when.ts';
import { WhenField } from '../WhenField.tsx';
import styles from './application.module.css';

/** What somebody must say of a form that came in before it is a case: who signed, which unit, when it came, and which account. */
export function TakeForm({
  found: { application, similar, signedById, unitId },
  text,
  onOther,
  onOpened,
}: {
  found: ApplicationRead;
  text: string;
  onOther: () => void;
  onOpened: (one: Case) => void;
}) {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const [title, setTitle] = useState<string>(() => t('casesUi.open.of.start', { name: application.name }));
  const [signer, setSigner] = useState(signedById);
  const [unit, setUnit] = useState(unitId);
  const [dnr, setDnr] = useState('');
  const [when, setWhen] = useState<When>('now');
  const isThere = similar.find(({ why }) => why === 'address');
  // One address is one account: where it is registered no other is made.
  const [account, setAccount] = useState<string>(isThere?.id ?? 'new');
  const form = useRef<HTMLFormElement>(null);
  const [isTried, setTried] = useState(false);
  const take = useMutation(queries.application.take.mutationOptions({ meta: { showsError: true } }));
  const submit = () => {
    setTried(true);
    const receivedAt = instantOf(when);
    if (signer === null || title.trim() === '' || receivedAt === undefined || whenFault(when) !== null) return;
    take.mutate(
      {
        administrationId: administration.id,
        text,
        receivedAt,
        title: title.trim(),
        dnr: dnr.trim(),
        signedById: signer,
        unitId: unit,
        account: account === 'new' || account === 'none' ? { kind: account } : { kind: 'existing', id: account },
      },
      { onSuccess: onOpened },
    );
  };
  useKey('send', () => form.current?.requestSubmit(), !take.isPending);
  const choices = [
    ...(isThere === undefined ? [{ id: 'new', name: t('application.accountNew') }] : []),
    ...similar.map(({ id, name, platformName }) => ({
      id,
      name: t('application.accountExisting', { name }),
      help: platformName,
    })),
    { id: 'none', name: t('application.accountNone') },
  ];
  return (
    <Card title={t('application.take')}>
      <form
        ref={form}
        className={styles.part}
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          submit();
        }}
      >
        {take.error === null ? null : <Notice tone="bad">{errorText(take.error, t)}</Notice>}
        <PersonChoice
          label={t('application.signed')}
          help={t('application.signedHelp', { name: application.signedBy })}
          error={isTried && signer === null ? t('application.signedNeeded') : undefined}
          value={signer}
          onChange={setSigner}
        />
        <UnitChoice
          label={t('application.unit')}
          help={t('application.unitHelp', { name: application.unit })}
          value={unit}
          mayCreate
          onChange={setUnit}
        />
        <RadioCards
          label={t('application.account')}
          isLabelShown
          choices={choices}
          value={account}
          onChange={setAccount}
        />
        <TextField
          label={t('casesUi.open.name')}
          isRequired
          value={title}
          error={isTried && title.trim() === '' ? t('casesUi.open.nameNeeded') : undefined}
          onChange={setTitle}
        />
        <TextField label={t('casesUi.open.dnr')} help={t('casesUi.open.dnrHelp')} value={dnr} onChange={setDnr} />
        <WhenField
          label={t('application.received')}
          help={t('application.receivedHelp')}
          value={when}
          isTried={isTried}
          onChange={setWhen}
        />
        <div className={styles.foot}>
          <Button onPress={onOther}>{t('application.other')}</Button>
          <Button look="primary" type="submit" isPending={take.isPending} shortcut="send">
            {t('application.take')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

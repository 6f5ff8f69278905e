import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { Person, PersonAccount } from '#core/people/contract.ts';
import { queries } from '../../../api/client.ts';
import { errorText, refusalOf } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useDraft } from '../../../app/draft.ts';
import { useFormat } from '../../../app/format.ts';
import { useMayChange, useReadsHere } from '../../../app/may.ts';
import { queryClient } from '../../../app/providers.tsx';
import { SaveBar } from '../../../app/SaveBar.tsx';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Fields } from '../../../ui/Fields.tsx';
import { Card, Notice, Page } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { useHandlesHandovers } from '../../leaving/use-handovers.ts';
import { AccountsCard } from './AccountsCard.tsx';
import { draftOf, draftProblems, toSend } from './draft.ts';
import { FollowCard } from './FollowCard.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { MergedNotice } from './MergedNotice.tsx';
import styles from './person.module.css';
import { ContactFields, NameFields, ProtectedField } from './PersonFields.tsx';
import { RolesCard } from './RolesCard.tsx';

/** A person's page as a form: everything is saved at once, and a change by somebody else meanwhile is said. */
export function PersonView({
  person,
  accounts,
}: {
  person: Person;
  accounts: ReadonlyArray<z.infer<typeof PersonAccount>>;
}) {
  const { t } = useTranslation('app');
  const { me } = usePlace();
  const { data: info } = useQuery(queries.settings.info.queryOptions({ input: {} }));
  const form = useDraft(draftOf(person), person.version);
  const { value: draft, change } = form;
  const [isTried, setTried] = useState(false);
  const [isMerging, setMerging] = useState(false);
  const update = useMutation(queries.people.update.mutationOptions({ meta: { showsError: true } }));
  const problems = draftProblems(draft);
  const shownProblems = isTried ? problems : null;
  const isMe = me.personId === person.id;
  const reads = useReadsHere();
  const handsOver = useHandlesHandovers() && !reads;
  const mayEdit = useMayChange('people.update');

  function save() {
    setTried(true);
    if (problems.any || update.isPending) return;
    update.mutate(
      { id: person.id, version: form.version, draft: toSend(draft) },
      {
        onSuccess: (saved) => {
          form.accept(draftOf(saved), saved.version);
          setTried(false);
          say({ text: t('people.person.saved', { name: saved.name }) });
        },
        onError: () => void queryClient.invalidateQueries({ queryKey: queries.people.get.key() }),
      },
    );
  }
  function readAnew() {
    update.reset();
    form.discard();
  }

  const isRefused = refusalOf(update.error)?.code === 'changed-meanwhile';
  return (
    <Page
      title={person.name}
      lead={<Lead person={person} isMe={isMe} />}
      actions={
        <>
          <ButtonLink look="quiet" to="/personer">
            {t('people.person.all')}
          </ButtonLink>
          {handsOver ? <ButtonLink to={`/personer/${person.id}/lamna-over`}>{t('leaving.open')}</ButtonLink> : null}
          {handsOver && person.active ? (
            <ButtonLink to={`/personer/${person.id}/lamna-over?hastig`}>{t('leaving.abrupt.begin')}</ButtonLink>
          ) : null}
          {mayEdit ? (
            <Button onPress={() => setMerging(true)} isDisabled={form.isDirty}>
              {t('people.merge.open')}
            </Button>
          ) : null}
        </>
      }
    >
      {mayEdit ? null : <Notice tone="plain">{t('accounts.readOnly')}</Notice>}
      {person.sameAs === null ? null : <MergedNotice id={person.id} kept={person.sameAs} isDirty={form.isDirty} />}
      {form.isBehind || isRefused ? (
        <Notice tone="bad">
          <div className={styles.conflict}>
            {t('people.person.conflict')}
            <Button small onPress={readAnew}>
              {t('people.person.readAnew')}
            </Button>
          </div>
        </Notice>
      ) : update.error === null ? null : (
        <Notice tone="bad">{errorText(update.error, t)}</Notice>
      )}
      <div className={styles.columns}>
        <Fields legend={t('people.person.details')} isLocked={!mayEdit} className={styles.column}>
          <Card title={t('people.person.details')}>
            <div className={styles.body}>
              <NameFields draft={draft} change={change} problems={shownProblems} />
              <ContactFields draft={draft} change={change} problems={shownProblems} />
              <ProtectedField draft={draft} change={change} />
            </div>
          </Card>
          <FollowCard
            draft={draft}
            change={change}
            accountCount={person.accountCount}
            today={info?.today ?? ''}
            isMe={isMe}
            isMerged={person.sameAs !== null}
          />
          <RolesCard roles={draft.roles} onChange={(roles) => change({ roles })} />
          <Card label={t('people.person.note')}>
            <div className={styles.body}>
              <TextField
                label={t('people.person.note')}
                help={t('people.person.noteHelp')}
                lines={3}
                value={draft.note}
                onChange={(note) => change({ note })}
              />
            </div>
          </Card>
        </Fields>
        <div className={styles.beside}>
          <AccountsCard personId={person.id} accounts={accounts} />
        </div>
      </div>
      <SaveBar isDirty={form.isDirty} isSaving={update.isPending} onSave={save} onDiscard={readAnew} />
      <MergeDialog person={person} isOpen={isMerging} onClose={() => setMerging(false)} />
    </Page>
  );
}

function Lead({ person, isMe }: { person: Person; isMe: boolean }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const words = [person.title, person.unitName].filter((word) => word !== '').join(' · ');
  const leaves = person.leavesOn === null ? null : format.day(person.leavesOn);
  return (
    <span className={styles.lead}>
      {words === '' ? null : <span>{words}</span>}
      {person.sameAs === null ? null : <Chip>{t('people.sameAs', { name: person.sameAs.name })}</Chip>}
      {leaves === null || person.sameAs !== null ? null : (
        <Chip tone={person.active ? 'warn' : 'plain'}>
          {t(person.active ? 'people.lastDayComing' : 'people.lastDayEnded', { day: leaves })}
        </Chip>
      )}
      {person.protectedIdentity ? <Chip tone="unknown">{t('people.protected.chip')}</Chip> : null}
      {isMe ? <Chip>{t('people.person.you')}</Chip> : null}
    </span>
  );
}

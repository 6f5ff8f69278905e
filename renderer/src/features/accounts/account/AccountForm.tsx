import { useMutation, useQuery } from '@tanstack/react-query';
import { memo, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { Account } from '#core/accounts/contract.ts';
import { queries } from '../../../api/client.ts';
import { useUnsaved } from '../../../app/use-unsaved.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useMay, useMayChange } from '../../../app/may.ts';
import { useFormat } from '../../../app/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { focusWrong } from '../../../ui/focus-field.ts';
import { Fields } from '../../../ui/Fields.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { AccessSection } from './AccessSection.tsx';
import { AccountHead } from './AccountHead.tsx';
import styles from './account.module.css';
import { ArchiveSection } from './ArchiveSection.tsx';
import { BasicsSection } from './BasicsSection.tsx';
import { CasesSection } from './CasesSection.tsx';
import { ContractSection } from './ContractSection.tsx';
import { drawsAlike } from './draws-alike.ts';
import { DutiesSection } from './DutiesSection.tsx';
import { GapBand } from './GapBand.tsx';
import { HistorySection } from './HistorySection.tsx';
import type { Saying } from './history-words.ts';
import { IdentitySection } from './IdentitySection.tsx';
import { KeptValues } from './KeptValues.tsx';
import { MonitoringSection } from './MonitoringSection.tsx';
import { NoticeSection } from './NoticeSection.tsx';
import { PurposeSection } from './PurposeSection.tsx';
import { SaveBar } from './SaveBar.tsx';
import { SectionNav } from './SectionNav.tsx';
import { splitGaps } from '../split-gaps.ts';
import { StatusDialog } from './StatusDialog.tsx';
import {
  fieldAsked,
  fieldElement,
  goToField,
  goToSection,
  type SectionId,
  sectionOfPart,
  sectionsOf,
  spotOf,
} from './sections.ts';
import { useAccountForm } from './use-account-form.ts';
import { usePeople } from './use-people.ts';
import { VoidDialog } from './VoidDialog.tsx';

const Identity = memo(IdentitySection, drawsAlike('account'));
const Contract = memo(ContractSection, drawsAlike('contract'));
const Duties = memo(DutiesSection, drawsAlike('duties'));
const Access = memo(AccessSection, drawsAlike('access'));
const Purpose = memo(PurposeSection, drawsAlike('purpose'));
const Basics = memo(BasicsSection, drawsAlike('basics'));
const Monitoring = memo(MonitoringSection, drawsAlike('monitoring'));
const Archive = memo(ArchiveSection, drawsAlike('archive'));
const Cases = memo(CasesSection);
const History = memo(HistorySection);
const Gaps = memo(GapBand);
const Navigation = memo(SectionNav);

/** The account page: the page is the form. */
export function AccountForm({ account }: { account: Account }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { administration, choose } = usePlace();
  // The page belongs to its account's administration: a link from elsewhere changes place, and changing place leaves the page.
  const belongs = administration.id === account.administrationId;
  const [hasBelonged, setHasBelonged] = useState(belongs);
  if (belongs && !hasBelonged) setHasBelonged(true);
  const navigate = useNavigate();
  useEffect(() => {
    if (belongs) return;
    if (hasBelonged) void navigate('/konton');
    else choose(account.administrationId);
    // Only when the place changes; `choose` and `navigate` are new at every render.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [belongs, hasBelonged]);
  const form = useAccountForm(account);
  useUnsaved(form.isDirty, form.save);
  const { base, draft } = form;
  const [dialog, setDialog] = useState<'status' | 'void' | null>(null);
  const [showsMore, setShowsMore] = useState(false);
  const { data: units } = useQuery(
    queries.people.units.queryOptions({ input: { administrationId: base.administrationId } }),
  );
  const people = usePeople([
    ...[...base.roles, ...draft.roles].map(({ personId }) => personId),
    ...[...base.access, ...draft.access].map(({ personId }) => personId),
    ...(form.kept?.mine.roles ?? []).map(({ personId }) => personId),
  ]);
  const unitName = (id: string | null) => units?.find((unit) => unit.id === id)?.name ?? '';
  const saying: Saying = { t, day: format.day, person: (id) => people.get(id)?.name ?? '…', unit: unitName };

  const mayEdit = useMayChange('accounts.update');
  const mayUndo = useMay('accounts.undoBulk');
  const isLocked = !mayEdit || base.voidedAt !== null;
  const maySeeCases = useMay('cases.list');
  const sections = useMemo(
    () => sectionsOf(draft.kind, showsMore).filter((section) => section !== 'cases' || maySeeCases),
    [draft.kind, showsMore, maySeeCases],
  );
  const hasGaps = base.voidedAt === null && base.status !== 'closed';
  const gaps = useMemo(
    () =>
      new Map<SectionId, ReturnType<typeof splitGaps>>(
        sections.map((section) => [
          section,
          splitGaps(hasGaps ? account.derived.gaps.filter((gap) => spotOf(gap, base.kind).section === section) : []),
        ]),
      ),
    [sections, hasGaps, account.derived.gaps, base.kind],
  );
  const [params] = useSearchParams();
  useEffect(() => {
    const field = fieldAsked(params, base.kind);
    if (field !== null) goToField(field);
    // Once, when the page opens.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  const goToError = useCallback(
    (path: string) => {
      const part = path.split('.')[0] ?? '';
      if (!goToField(part)) return goToSection(sectionOfPart(part, draft.kind));
      focusWrong(fieldElement(part));
    },
    [draft.kind],
  );
  const end = useEnd(base, form.adopt);
  const shared = (section: SectionId) => ({
    form,
    people,
    missing: gaps.get(section)?.missing ?? 0,
    unchecked: gaps.get(section)?.unchecked ?? 0,
  });
  const views: Record<SectionId, () => React.ReactNode> = {
    notice: () => (
      <NoticeSection
        {...shared('notice')}
        isOpen={!isLocked && base.kind === 'pedagogical' && base.status !== 'closed'}
        onEnd={end}
      />
    ),
    account: () => <Identity {...shared('account')} />,
    contract: () => <Contract {...shared('contract')} />,
    duties: () => <Duties {...shared('duties')} />,
    access: () => <Access {...shared('access')} />,
    purpose: () => <Purpose {...shared('purpose')} />,
    basics: () => <Basics {...shared('basics')} />,
    monitoring: () => <Monitoring {...shared('monitoring')} />,
    cases: () => <Cases account={base} />,
    archive: () => <Archive {...shared('archive')} />,
    history: () => <History account={base} mayUndo={mayEdit && mayUndo} />,
  };

  return (
    <div className={styles.page}>
      <AccountHead
        account={base}
        unitName={unitName(base.unitId)}
        mayEdit={mayEdit}
        onStatus={() => setDialog('status')}
        onVoid={() => setDialog('void')}
      />
      <State account={base} mayEdit={mayEdit} onDone={form.adopt} />
      {mayEdit ? null : <Notice tone="plain">{t('accounts.readOnly')}</Notice>}
      <KeptValues form={form} saying={saying} />
      <div className={styles.layout}>
        {hasGaps ? (
          <Gaps account={base} derived={account.derived} changed={form.changed} order={sections} people={people} />
        ) : null}
        <Navigation sections={sections} gaps={gaps} />
        <Fields legend={t('accounts.fields')} isLocked={isLocked} className={styles.sections}>
          {sections.map((section) => (
            <div key={section} className={styles.sectionSlot}>
              {views[section]()}
              {section === 'notice' ? (
                <Button look="quiet" onPress={() => setShowsMore(!showsMore)}>
                  {showsMore ? t('accounts.notice.less') : t('accounts.notice.more')}
                </Button>
              ) : null}
            </div>
          ))}
        </Fields>
      </div>
      <SaveBar form={form} onFirstError={goToError} />
      {dialog === 'status' ? <StatusDialog account={base} onClose={() => setDialog(null)} onDone={form.adopt} /> : null}
      {dialog === 'void' ? <VoidDialog account={base} onClose={() => setDialog(null)} onDone={form.adopt} /> : null}
    </div>
  );
}

/** "Avsluta" of a pedagogical account in one click, with a way back. */
function useEnd(account: Account, adopt: (account: Account) => void): () => void {
  const { t } = useTranslation('app');
  const set = useMutation(queries.accounts.setStatus.mutationOptions());
  const change = (status: Account['status'], reason: string) => ({
    status,
    since: null,
    reason,
    decidedBy: '',
    registrationNumber: '',
  });
  return () =>
    set.mutate(
      { id: account.id, version: account.version, change: change('closed', t('accounts.notice.endReason')) },
      {
        onSuccess: (closed) => {
          adopt(closed);
          say({
            text: t('accounts.status.done', { status: t('terms.status.closed') }),
            undo: () =>
              set.mutate(
                {
                  id: closed.id,
                  version: closed.version,
                  change: change(account.status, t('accounts.notice.undone')),
                },
                { onSuccess: adopt },
              ),
          });
        },
      },
    );
}

/** What to know of the row as a whole: voided with its reason, or closed. */
function State({
  account,
  mayEdit,
  onDone,
}: {
  account: Account;
  mayEdit: boolean;
  onDone: (account: Account) => void;
}) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const takeBack = useMutation(queries.accounts.unvoid.mutationOptions({ onSuccess: onDone }));
  const step = account.statusHistory.at(-1);
  if (account.voidedAt !== null)
    return (
      <Notice tone="warn">
        <div className={styles.state}>
          <span>
            <b>{t('accounts.void.voided', { time: format.time(account.voidedAt) })}</b> {account.voidReason}
          </span>
          {mayEdit ? (
            <Button
              small
              isPending={takeBack.isPending}
              onPress={() => takeBack.mutate({ id: account.id, version: account.version })}
            >
              {t('accounts.void.takeBack')}
            </Button>
          ) : null}
        </div>
      </Notice>
    );
  if (account.status === 'closed')
    return (
      <Notice tone="plain">
        {t('accounts.closed', { day: format.day(account.statusSince) })} {step?.reason ?? ''}
      </Notice>
    );
  return null;
}

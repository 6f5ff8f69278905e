import { useTranslation } from 'react-i18next';
import type { PublishingNorm } from '#core/accounts/contract.ts';
import { usePlace } from '../../../app/administration.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Choice.tsx';
import { NumberField } from '../../../ui/Field.tsx';
import { usePlan } from '../../rounds/plan/use-plan.ts';
import styles from './account.module.css';
import { Section, type SectionProps, Spot } from './Section.tsx';
import { DayPart } from './text-fields.tsx';
import type { AccountForm } from './use-account-form.ts';
import { useToday } from './use-today.ts';

const presets: ReadonlyArray<Pick<PublishingNorm, 'posts' | 'per'>> = [
  { posts: 5, per: 'week' },
  { posts: 2, per: 'week' },
  { posts: 1, per: 'week' },
  { posts: 2, per: 'month' },
  { posts: 1, per: 'quarter' },
];

/** The account's own publishing norm, its rounds, its season, and when it last published (R8). */
export function MonitoringSection({ form, missing }: SectionProps) {
  const { t, i18n } = useTranslation('app');
  const today = useToday();
  const { administration } = usePlace();
  const { draft } = form;
  const { norm } = draft;
  const setNorm = (patch: Partial<PublishingNorm>) => form.change({ norm: { ...norm, ...patch } });
  const usual = usePlan()?.current.plan.byKind[draft.kind];
  const months = Array.from({ length: 12 }, (_, month) => ({
    id: String(month + 1),
    name: new Date(Date.UTC(2026, month, 15)).toLocaleDateString(i18n.language === 'en' ? 'en-GB' : 'sv-SE', {
      month: 'long',
    }),
  }));
  return (
    <Section id="monitoring" missing={missing}>
      <div className={styles.grid}>
        <Spot form={form} field="norm">
          <Select
            label={t('accounts.field.norm')}
            choices={(['administration', 'own', 'season', 'none'] as const).map((id) => ({
              id,
              name: t(`accounts.norm.${id}`, { count: administration.settings.postsPerWeek.value }),
            }))}
            value={norm.preset}
            onChange={(preset) =>
              setNorm({
                preset,
                // The figure and the months belong to the choices that show them.
                ...(preset === 'administration' || preset === 'none' ? { posts: null, per: '' } : {}),
                ...(preset === 'own' && norm.posts === null ? { posts: 1, per: 'week' } : {}),
                ...(preset === 'season' ? {} : { seasonFrom: null, seasonTo: null }),
              })
            }
          />
        </Spot>
        <DayPart form={form} field="lastPostOn" help={lastPostWords(draft.lastPostOn, today, t)} />
        <Spot form={form} field="roundsPerDay">
          <Select
            label={t('accounts.field.roundsPerDay')}
            choices={[
              {
                id: 'plan',
                // Not read yet is not none.
                name:
                  usual === undefined
                    ? t('accounts.norm.roundsOfPlan')
                    : t('accounts.norm.roundsAsPlanned', { count: usual }),
              },
              ...[0, 1, 2, 3, 4, 5, 6].map((count) => ({
                id: String(count),
                name: t('accounts.norm.rounds', { count }),
              })),
            ]}
            value={draft.roundsPerDay === null ? 'plan' : String(draft.roundsPerDay)}
            onChange={(id) => form.change({ roundsPerDay: id === 'plan' ? null : Number(id) })}
          />
        </Spot>
      </div>
      {norm.preset === 'own' || norm.preset === 'season' ? (
        <div className={styles.group}>
          <div className={styles.grid}>
            {norm.preset === 'season' ? (
              <>
                <Select
                  label={t('accounts.norm.seasonFrom')}
                  choices={months}
                  placeholder={t('accounts.choose')}
                  value={norm.seasonFrom === null ? null : String(norm.seasonFrom)}
                  onChange={(month) => setNorm({ seasonFrom: Number(month) })}
                />
                <Select
                  label={t('accounts.norm.seasonTo')}
                  choices={months}
                  placeholder={t('accounts.choose')}
                  value={norm.seasonTo === null ? null : String(norm.seasonTo)}
                  onChange={(month) => setNorm({ seasonTo: Number(month) })}
                />
              </>
            ) : null}
            <Figure form={form} />
          </div>
          <div className={styles.row}>
            {presets.map((preset) => (
              <Button key={`${preset.posts}-${preset.per}`} small onPress={() => setNorm(preset)}>
                {t(`accounts.norm.every.${preset.per === '' ? 'week' : preset.per}`, { count: preset.posts ?? 0 })}
              </Button>
            ))}
          </div>
        </div>
      ) : null}
    </Section>
  );
}

function Figure({ form }: { form: AccountForm }) {
  const { t } = useTranslation('app');
  const { norm } = form.draft;
  return (
    <>
      <NumberField
        label={t('accounts.norm.posts')}
        error={form.errorAt('norm.posts')}
        min={0}
        max={1000}
        value={norm.posts}
        onChange={(posts) => form.change({ norm: { ...norm, posts, per: norm.per === '' ? 'week' : norm.per } })}
      />
      <Select
        label={t('accounts.norm.per')}
        choices={(['week', 'month', 'quarter'] as const).map((id) => ({ id, name: t(`accounts.norm.period.${id}`) }))}
        placeholder={t('accounts.choose')}
        value={norm.per === '' ? null : norm.per}
        onChange={(per) => form.change({ norm: { ...norm, per } })}
      />
    </>
  );
}

function lastPostWords(day: string | null, today: string, t: ReturnType<typeof useTranslation<'app'>>['t']): string {
  if (day === null) return t('accounts.norm.lastPostUnknown');
  const count = Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000);
  return count <= 0 ? t('accounts.norm.lastPostToday') : t('accounts.norm.lastPostAgo', { count });
}

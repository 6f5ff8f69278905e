import { useTranslation } from 'react-i18next';
import type { HandoverRow, HandoverSide } from '#core/vault/handover/contract.ts';
import { useFormat } from '../../../app/format.ts';
import { Checkbox } from '../../../ui/Choice.tsx';
import { Chip, type Tone } from '../../../ui/Chip.tsx';
import styles from './handover.module.css';

const tones: Record<HandoverRow['state'], Tone> = {
  new: 'ok',
  newer: 'ok',
  same: 'plain',
  older: 'plain',
  differs: 'warn',
  removed: 'plain',
  'not-theirs': 'bad',
  closed: 'unknown',
};

/** Each login of the file and what would become of it. Of two that differ both are shown, and none is chosen until somebody does. */
export function PreviewRows({
  rows,
  chosen,
  onChoose,
}: {
  rows: readonly HandoverRow[];
  chosen: ReadonlySet<number>;
  onChoose: (chosen: ReadonlySet<number>) => void;
}) {
  const { t } = useTranslation('app');
  const toggle = (index: number, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(index);
    else next.delete(index);
    onChoose(next);
  };
  return (
    <ul className={styles.rows} aria-label={t('handoverFile.takeIn.rows')}>
      {rows.map((row) => (
        <li key={row.index} data-quiet={!row.isTakeable || undefined}>
          <Checkbox
            label={t('handoverFile.takeIn.takeRow', { label: row.label })}
            isSelected={chosen.has(row.index)}
            isDisabled={!row.isTakeable}
            onChange={(isChosen) => toggle(row.index, isChosen)}
          />
          <div className={styles.what}>
            <b>{row.label}</b>
            <small>
              {row.accounts
                .map(({ name, platformName, isNew }) =>
                  t(isNew ? 'handoverFile.takeIn.accountNew' : 'handoverFile.takeIn.account', { name, platformName }),
                )
                .join(' · ') || t('vaultUi.list.noAccounts')}
            </small>
            {row.differing.length === 0 ? null : (
              <small>
                {t('handoverFile.takeIn.differing', {
                  parts: row.differing.map((part) => t(`handoverFile.part.${part}`)).join(', '),
                })}
              </small>
            )}
            {row.state === 'differs' && row.here !== null ? (
              <div className={styles.sides}>
                <Side title={t('handoverFile.takeIn.here')} label={row.hereLabel} side={row.here} />
                <Side title={t('handoverFile.takeIn.inFile')} label={row.label} side={row.file} />
              </div>
            ) : null}
          </div>
          <Chip tone={tones[row.state]}>{t(`handoverFile.state.${row.state}`)}</Chip>
        </li>
      ))}
    </ul>
  );
}

/** One of two logins with the same version: what it has, never what that is. */
function Side({ title, label, side }: { title: string; label: string; side: HandoverSide }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const has = [
    side.hasPassword
      ? side.rotatedAt === null
        ? t('handoverFile.side.password')
        : t('handoverFile.side.passwordFrom', { day: format.day(side.rotatedAt) })
      : t('handoverFile.side.noPassword'),
    side.hasTotp ? t('vaultUi.list.hasTotp') : '',
    side.recoveryCodeCount > 0 ? t('vaultUi.list.codes', { count: side.recoveryCodeCount }) : '',
    side.toolCount > 0 ? t('handoverFile.side.tools', { count: side.toolCount }) : '',
    side.extraCount > 0 ? t('handoverFile.side.extra', { count: side.extraCount }) : '',
  ].filter(Boolean);
  return (
    <div className={styles.side}>
      <h4>{title}</h4>
      <b>{label}</b>
      <small>{t('handoverFile.side.version', { version: side.version })}</small>
      {has.map((one) => (
        <small key={one}>{one}</small>
      ))}
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultStatus } from '#core/vault/contract.ts';
import { queries } from '../../../api/client.ts';
import { useFormat } from '../../../app/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { Card, Notice } from '../../../ui/Page.tsx';
import { useSnapshot } from '../../snapshot/use-snapshot.ts';
import styles from '../vault.module.css';
import { DrillDialog } from './DrillDialog.tsx';
import { KitMaking } from './KitMaking.tsx';

/** The recovery kit in force: who keeps its pages, when it was tried, and how it is made anew. */
export function KitPart({ vaultId, status }: { vaultId: string; status: VaultStatus }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { data: kit } = useQuery(queries.vault.kit.queryOptions({ input: { vaultId } }));
  const { data: copies } = useQuery(queries.snapshot.oldCopies.queryOptions({ input: { vaultId } }));
  // Who keeps the pages is the key holders' to know.
  const isExtract = useSnapshot()?.isExtract === true;
  const [isMaking, setMaking] = useState(false);
  const [isDrilling, setDrilling] = useState(false);
  if (kit === undefined || kit === null) return null;
  const mayIssue = status.here === 'full' && status.readOnly === 'no';
  return (
    <Card
      title={t('vaultUi.kit.title')}
      aside={
        isMaking ? (
          <Button small onPress={() => setMaking(false)}>
            {t('ui.cancel')}
          </Button>
        ) : (
          <div className={styles.buttons}>
            <Button small onPress={() => setDrilling(true)}>
              {t('vaultUi.drill.title')}
            </Button>
            {mayIssue ? (
              <Button small onPress={() => setMaking(true)}>
                {t('vaultUi.kit.issueAnew')}
              </Button>
            ) : null}
          </div>
        )
      }
    >
      {isMaking ? (
        <div className={styles.body}>
          <Notice tone="plain">{t('vaultUi.kit.anewBody')}</Notice>
          <KitMaking vaultId={vaultId} onDone={() => setMaking(false)} />
        </div>
      ) : (
        <>
          {status.kit?.used === true ? (
            <div className={styles.body}>
              <Notice tone="warn">{t('vaultUi.kit.used')}</Notice>
            </div>
          ) : null}
          <dl className={styles.facts}>
            <div>
              <dt>{t('vaultUi.sheet.kit')}</dt>
              <dd>
                {t('vaultUi.sheet.kitNumber', { number: kit.number, id: kit.kitId })}
                <small>{t('vaultUi.kit.issued', { day: format.day(kit.issuedAt) })}</small>
              </dd>
            </div>
            {(isExtract ? [] : kit.holders).map(({ personId, name, page, gone }) => (
              <div key={personId}>
                <dt>{t('vaultUi.kit.page', { page })}</dt>
                <dd>{name}</dd>
                <dd>{gone ? <Chip tone="bad">{t('vaultUi.kit.holderGone')}</Chip> : null}</dd>
              </div>
            ))}
            <div>
              <dt>{t('vaultUi.drill.latest')}</dt>
              <dd>
                {kit.drills[0] === undefined
                  ? t('vaultUi.drill.never')
                  : t(`vaultUi.drill.result.${kit.drills[0].result}`, { time: format.time(kit.drills[0].at) })}
                <small>{t('vaultUi.drill.next', { day: format.day(kit.drillDueOn) })}</small>
              </dd>
              <dd>
                {status.kit?.drillOverdue === true ? <Chip tone="warn">{t('vaultUi.drill.overdue')}</Chip> : null}
              </dd>
            </div>
          </dl>
          {kit.opensOldBackups.length === 0 && copies !== null && (copies ?? []).length === 0 ? null : (
            <div className={styles.body}>
              <h3>{t('vaultUi.kit.oldBackups')}</h3>
              <p className={styles.why}>{t('vaultUi.kit.oldBackupsBody')}</p>
              <ul className={styles.bullets}>
                {kit.opensOldBackups.map(({ name, madeAt, kitNumber }) => (
                  <li key={name}>
                    {t('vaultUi.kit.oldBackup', { name, time: format.time(madeAt), number: kitNumber })}
                  </li>
                ))}
                {(copies ?? []).map(({ name, madeAt, kitNumber }) => (
                  <li key={name}>{t('vaultUi.kit.oldCopy', { name, time: format.time(madeAt), number: kitNumber })}</li>
                ))}
              </ul>
              {copies === null ? <p className={styles.why}>{t('vaultUi.kit.oldCopiesUnknown')}</p> : null}
            </div>
          )}
        </>
      )}
      {isDrilling ? <DrillDialog vaultId={vaultId} onClose={() => setDrilling(false)} /> : null}
    </Card>
  );
}

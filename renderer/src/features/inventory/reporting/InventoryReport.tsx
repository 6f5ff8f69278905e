import { useMutation, useQuery } from '@tanstack/react-query';
import { Check, FileOutput, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { z } from 'zod';
import { ExportFormat } from '#core/inventory/contract.ts';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useFormat } from '../../../app/format.ts';
import { usePreference } from '../../../app/preferences.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Choice.tsx';
import { Card, Empty, Notice } from '../../../ui/Page.tsx';
import { Difference } from './Difference.tsx';
import { Files } from './Files.tsx';
import styles from './Reports.module.css';

const parts = ['with1', 'with2', 'with3', 'with4', 'with5'] as const;
const never = ['never1', 'never2', 'never3', 'never4', 'never5'] as const;

/** The inventory for SLK: what is in it, in which formats, and the finished files with what has changed since last time. */
export function InventoryReport() {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { administration } = usePlace();
  const [remembered, remember] = usePreference('export-formats', z.array(ExportFormat), ['xlsx']);
  // What is ticked here holds at once, however long the remembering takes.
  const [ticked, setTicked] = useState<readonly ExportFormat[] | null>(null);
  const make = useMutation(queries.inventory.exportInventory.mutationOptions({ meta: { showsError: true } }));
  // Stays while the files are made again: those before can still be fetched.
  const [made, setMade] = useState<typeof make.data>();
  const chosen = ExportFormat.options.filter((id) => (ticked ?? remembered).includes(id));
  const count = administration.accountCount;

  function tick(format: ExportFormat, isOn: boolean): void {
    const formats = isOn ? [...chosen, format] : chosen.filter((other) => other !== format);
    setTicked(formats);
    remember(formats);
  }

  if (count === 0 && made === undefined)
    return (
      <Card title={t('reports.inventory.title')}>
        <Empty
          icon={FileOutput}
          title={t('reports.inventory.empty')}
          actions={<ButtonLink to="/konton/las-in">{t('reports.inventory.import')}</ButtonLink>}
        >
          {t('reports.inventory.emptyBody')}
        </Empty>
      </Card>
    );
  return (
    <Card title={t('reports.inventory.title')}>
      <div className={styles.body}>
        <p className={styles.lead}>
          {t('reports.inventory.lead', {
            count,
            administration: administration.name,
          })}
        </p>
        <div className={styles.what}>
          <section aria-labelledby="report-with">
            <h3 id="report-with">{t('reports.inventory.with')}</h3>
            <ul>
              {parts.map((part) => (
                <li key={part} data-with>
                  <Check aria-hidden />
                  {t(`reports.inventory.${part}`)}
                </li>
              ))}
            </ul>
          </section>
          <section aria-labelledby="report-never">
            <h3 id="report-never">{t('reports.inventory.never')}</h3>
            <ul>
              {never.map((part) => (
                <li key={part}>
                  <X aria-hidden />
                  {t(`reports.inventory.${part}`)}
                </li>
              ))}
            </ul>
          </section>
        </div>
        <div className={styles.make}>
          <fieldset>
            <legend>{t('reports.inventory.formats')}</legend>
            {ExportFormat.options.map((id) => (
              <Checkbox key={id} isSelected={chosen.includes(id)} onChange={(isOn) => tick(id, isOn)}>
                <span>
                  {t(`reports.inventory.format.${id}`)} <small>{t(`reports.inventory.formatFor.${id}`)}</small>
                </span>
              </Checkbox>
            ))}
          </fieldset>
          <Button
            look="primary"
            isDisabled={chosen.length === 0}
            isPending={make.isPending}
            onPress={() =>
              make.mutate(
                { administrationId: administration.id, formats: chosen, isDated: true },
                { onSuccess: setMade },
              )
            }
          >
            {make.isPending
              ? t('reports.inventory.making')
              : t(made === undefined ? 'reports.inventory.make' : 'reports.inventory.again')}
          </Button>
          {chosen.length === 0 ? <span className={styles.lead}>{t('reports.inventory.formatsNeeded')}</span> : null}
        </div>
        {make.error === null ? null : <Notice tone="bad">{errorText(make.error, t)}</Notice>}
      </div>
      {made === undefined ? null : (
        <section className={styles.receipt} aria-labelledby="report-receipt">
          <div className={styles.done} role="status">
            <h3 id="report-receipt">{t('reports.inventory.receipt')}</h3>
            <span>
              {t('reports.inventory.receiptBody', {
                count: made.rows,
                time: format.time(made.snapshot.madeAt),
              })}
            </span>
          </div>
          <Gaps incomplete={made.incomplete} />
          <UnknownContacts administrationId={administration.id} />
          <Files files={made.files} />
          <p className={styles.note}>
            {t('reports.files.once')} {t('reports.inventory.same')}
          </p>
          <div className={styles.since}>
            <h3>{t('reports.difference.title')}</h3>
            {made.difference === null ? (
              <p className={styles.lead}>{t('reports.difference.first')}</p>
            ) : (
              <Difference key={made.snapshot.id} difference={made.difference} />
            )}
          </div>
        </section>
      )}
    </Card>
  );
}

/** Contact details that stayed behind because nobody has said what they are. */
function UnknownContacts({ administrationId }: { administrationId: string }) {
  const { t } = useTranslation('app');
  const { data } = useQuery(
    queries.people.list.queryOptions({ input: { administrationId, lacks: ['contact-kind'], limit: 1 } }),
  );
  if (data === undefined || data.total === 0) return null;
  return (
    <p className={styles.gaps}>
      {t('reports.inventory.contacts', { count: data.total })}{' '}
      <Link to="/personer?saknar=contact-kind">{t('reports.inventory.contactsShow')}</Link>
    </p>
  );
}

/** How many accounts lack something: as many as Idag says, of how many the files say what, and the pedagogical ones, that Idag does not count. */
function Gaps({
  incomplete: { told, withheld, pedagogical },
}: {
  incomplete: { told: number; withheld: number; pedagogical: number };
}) {
  const { t } = useTranslation('app');
  if (told + withheld + pedagogical === 0) return null;
  return (
    <p className={styles.gaps}>
      {[
        told + withheld === 0 ? '' : t('reports.inventory.incomplete', { count: told + withheld }),
        withheld === 0 ? '' : t('reports.inventory.withheld', { count: withheld }),
        pedagogical === 0 ? '' : t('reports.inventory.pedagogical', { count: pedagogical }),
      ]
        .filter(Boolean)
        .join(' ')}
    </p>
  );
}

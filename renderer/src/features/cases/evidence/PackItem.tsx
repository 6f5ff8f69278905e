import { Download, File as FileIcon, FileText, Globe, Image as ImageIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Case } from '#core/cases/contract.ts';
import type { Pack, Part } from '#core/evidence/contract.ts';
import { api } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { useFormat } from '../../../app/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { fetchReady } from '../../leaving/fetch-ready.ts';
import styles from './evidence.module.css';
import { ShownImage } from './ShownImage.tsx';
import { Struck } from './Struck.tsx';
import { useMisfiledText } from './use-misfiled-text.ts';

const icons = { image: ImageIcon, text: FileText, page: Globe, file: FileIcon };

/** Files that were kept together: what they are, when, by whom, and each to be saved. What is gone says why, and so does what was added by mistake. */
export function PackItem({
  one,
  pack,
  onMisfiled,
}: {
  one: Case;
  pack: Pack;
  /** Asks why they were added by mistake; `null` for those who may not say so. */
  onMisfiled: (() => void) | null;
}) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const misfiledText = useMisfiledText(one);
  const { manifest, gone, misfiled } = pack;
  const title = t(`evidence.what.${pack.what}`);
  if (manifest === null)
    return (
      <li className={styles.pack} data-gone>
        <h3>{title}</h3>
        <p>
          {t(`evidence.gone.${gone?.why ?? 'disposed'}`, { at: format.time(gone?.at ?? pack.keptAt) })}{' '}
          {t('evidence.keptAt', { at: format.time(pack.keptAt) })}
        </p>
      </li>
    );
  const facts = [
    ['address', manifest.address],
    ['author', manifest.author],
    ['posted', manifest.posted],
  ] as const;
  const name = manifest.title === '' ? title : manifest.title;
  return (
    <li className={styles.pack} data-misfiled={misfiled !== undefined || undefined}>
      <h3>
        <Struck isStruck={misfiled !== undefined}>{name}</Struck>
      </h3>
      {misfiled === undefined ? null : (
        <p>
          <Chip tone="warn">{t('evidence.misfiled.done')}</Chip> {misfiledText(misfiled)}
        </p>
      )}
      <p className={styles.quiet}>
        {t('evidence.keptBy', { at: format.time(manifest.keptAt), name: manifest.personName })}
      </p>
      {manifest.anyway === undefined ? null : <p>{t('evidence.anyway.said', { text: manifest.anyway })}</p>}
      <dl className={styles.facts}>
        {facts.map(([key, value]) =>
          value === '' ? null : (
            <div key={key}>
              <dt>{t(`evidence.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      <ul className={styles.images}>
        {manifest.parts.map((part) =>
          part.kind === 'image' ? (
            <li key={part.place}>
              <ShownImage packId={pack.id} part={part} />
            </li>
          ) : null,
        )}
      </ul>
      <ul className={styles.parts}>
        {manifest.parts.map((part) => (
          <PartRow key={part.place} packId={pack.id} part={part} isStruck={misfiled !== undefined} />
        ))}
      </ul>
      {onMisfiled === null || misfiled !== undefined ? null : (
        <div className={styles.actions}>
          <Button small look="quiet" aria-label={t('evidence.misfiled.openOf', { name })} onPress={onMisfiled}>
            {t('evidence.misfiled.open')}
          </Button>
        </div>
      )}
    </li>
  );
}

function PartRow({ packId, part, isStruck }: { packId: string; part: Part; isStruck: boolean }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const Icon = icons[part.kind];
  const save = () =>
    void api.evidence
      .download({ packId, place: part.place })
      .then(fetchReady)
      .catch((error: unknown) => say({ text: errorText(error, t), isError: true }));
  return (
    <li>
      <Icon aria-hidden />
      <span className={styles.name}>
        <Struck isStruck={isStruck}>{part.name}</Struck>
        <small>
          {t(`evidence.kind.${part.kind}`)}, {format.bytes(part.bytes)}
          {part.how === 'captured' ? `, ${t('evidence.captured', { at: format.clock(part.at) })}` : ''}
          {part.doubt === undefined ? '' : `, ${t(`evidence.anyway.${part.doubt}`)}`}
        </small>
        <code title={part.sha256}>SHA-256 {part.sha256.slice(0, 16)}…</code>
      </span>
      <Button small onPress={save} aria-label={`${t('evidence.save')}: ${part.name}`}>
        <Download aria-hidden />
        {t('evidence.save')}
      </Button>
    </li>
  );
}

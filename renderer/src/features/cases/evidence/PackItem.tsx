import { Download, File as FileIcon, FileText, Globe, Image as ImageIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Pack, Part } from '#core/evidence/contract.ts';
import { api } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { useFormat } from '../../../app/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { fetchReady } from '../../leaving/fetch-ready.ts';
import styles from './evidence.module.css';
import { ShownImage } from './ShownImage.tsx';

const icons = { image: ImageIcon, text: FileText, page: Globe, file: FileIcon };

/** Files that were kept together: what they are, when, by whom, and each to be saved. What is gone says why. */
export function PackItem({ pack }: { pack: Pack }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { manifest, gone } = pack;
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
  return (
    <li className={styles.pack}>
      <h3>{manifest.title === '' ? title : manifest.title}</h3>
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
          <PartRow key={part.place} packId={pack.id} part={part} />
        ))}
      </ul>
    </li>
  );
}

function PartRow({ packId, part }: { packId: string; part: Part }) {
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
        {part.name}
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

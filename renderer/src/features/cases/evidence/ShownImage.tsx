import { Eye, EyeOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Part } from '#core/evidence/contract.ts';
import { errorText } from '../../../api/errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Page.tsx';
import styles from './evidence.module.css';
import { useReadImage } from './use-evidence.ts';

/** An image that nobody meets unprepared: blurred until somebody asks to see it, and again when they have. */
export function ShownImage({ packId, part }: { packId: string; part: Part }) {
  const { t } = useTranslation('app');
  const readImage = useReadImage();
  const [isShown, setShown] = useState(false);
  const [address, setAddress] = useState<string | null>(null);
  const [problem, setProblem] = useState('');
  const { place } = part;

  useEffect(() => {
    let made: string | null = null;
    let isGone = false;
    readImage(packId, place)
      .then((url) => {
        made = url;
        if (isGone) URL.revokeObjectURL(url);
        else setAddress(url);
      })
      .catch((error: unknown) => setProblem(errorText(error, t)));
    return () => {
      isGone = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [packId, place, readImage, t]);

  if (problem !== '') return <Notice tone="bad">{problem}</Notice>;
  return (
    <figure className={styles.figure}>
      <div className={styles.frame} data-shown={isShown || undefined}>
        {address === null ? null : (
          <img src={address} alt={isShown ? part.name : t('evidence.blurred', { name: part.name })} />
        )}
      </div>
      <figcaption>
        <Button
          small
          onPress={() => setShown(!isShown)}
          aria-label={`${t(isShown ? 'evidence.hide' : 'evidence.show')}: ${part.name}`}
        >
          {isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
          {t(isShown ? 'evidence.hide' : 'evidence.show')}
        </Button>
      </figcaption>
    </figure>
  );
}

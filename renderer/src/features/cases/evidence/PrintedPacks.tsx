import type { Case } from '#core/cases/contract.ts';
import { useFormat } from '../../../app/format.ts';
import { useCaseWords } from '../words.ts';
import { Struck } from './Struck.tsx';
import { useCaseFiles } from './use-evidence.ts';
import { useMisfiledText } from './use-misfiled-text.ts';

/** The case's files on paper: what, when, by whom, and each with its whole SHA-256. No picture is printed. */
export function PrintedPacks({ one }: { one: Case }) {
  const { t } = useCaseWords();
  const format = useFormat();
  const misfiledText = useMisfiledText(one);
  const packs = useCaseFiles(one.id)?.packs ?? [];
  if (packs.length === 0) return null;
  return (
    <table>
      <caption>{t('evidence.heading')}</caption>
      <tbody>
        {packs.map(({ id, what, keptAt, manifest, gone, misfiled }) => (
          <tr key={id}>
            <th scope="row">
              <Struck isStruck={misfiled !== undefined}>
                {manifest?.title === undefined || manifest.title === '' ? t(`evidence.what.${what}`) : manifest.title}
              </Struck>
            </th>
            <td>
              {manifest === null
                ? t('evidence.keptAt', { at: format.time(keptAt) })
                : t('evidence.keptBy', { at: format.time(keptAt), name: manifest.personName })}
            </td>
            <td>
              {gone === null ? manifest?.address : t(`evidence.gone.${gone.why}`, { at: format.time(gone.at) })}
              {misfiled === undefined ? null : (
                <div>
                  {t('evidence.misfiled.done')}. {misfiledText(misfiled)}
                </div>
              )}
              {manifest?.anyway === undefined ? null : (
                <div>{t('evidence.anyway.said', { text: manifest.anyway })}</div>
              )}
              {(manifest?.parts ?? []).map(({ place, name, sha256 }) => (
                <div key={place}>
                  {name}, SHA-256 {sha256}
                </div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

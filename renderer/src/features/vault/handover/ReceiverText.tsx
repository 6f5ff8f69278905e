import { useTranslation } from 'react-i18next';
import { TextField } from '../../../ui/Field.tsx';
import { Notice } from '../../../ui/Page.tsx';
import { longestRequest, RequestFile } from '../RequestFile.tsx';

/** A computer outside the vault: its address, or its request file with the fingerprint that its owner reads aloud. */
export function ReceiverText({
  text,
  onText,
  isRequest,
  fingerprint,
  onFingerprint,
  isTried,
}: {
  text: string;
  onText: (text: string) => void;
  isRequest: boolean;
  fingerprint: string;
  onFingerprint: (text: string) => void;
  isTried: boolean;
}) {
  const { t } = useTranslation('app');
  return (
    <>
      <TextField
        label={t('handoverFile.send.address')}
        help={t('handoverFile.send.addressHelp')}
        error={isTried && text.trim() === '' ? t('handoverFile.send.addressNeeded') : undefined}
        lines={3}
        value={text}
        onChange={(next) => onText(next.slice(0, longestRequest))}
      />
      <RequestFile label={t('handoverFile.send.requestFile')} text={text} onText={onText} />
      {isRequest ? (
        <TextField
          label={t('vaultUi.letIn.fingerprint')}
          help={t('handoverFile.send.fingerprintHelp')}
          error={isTried && fingerprint.trim() === '' ? t('vaultUi.letIn.fingerprintNeeded') : undefined}
          value={fingerprint}
          onChange={onFingerprint}
          isRequired
        />
      ) : text.trim() === '' ? null : (
        <Notice tone="warn">{t('handoverFile.send.compareAddress')}</Notice>
      )}
    </>
  );
}

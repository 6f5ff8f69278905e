import { useQuery } from '@tanstack/react-query';
import { Copy, Inbox } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { FileDrop } from '../../../ui/FileDrop.tsx';
import { say } from '../../../ui/Toasts.tsx';
import holderStyles from '../holders/holders.module.css';
import vaultStyles from '../vault.module.css';

/** The file that came, or the address to give whoever is to make one. */
export function ChooseHandover({
  vaultId,
  isBusy,
  onFile,
}: {
  vaultId: string;
  isBusy: boolean;
  onFile: (file: File) => void;
}) {
  const { t } = useTranslation('app');
  const { data: address } = useQuery({
    ...queries.handoverFile.address.queryOptions({ input: { vaultId } }),
    // A computer without keys in the vault has no address; the rest of the dialog says what it can.
    retry: false,
    meta: { showsError: true },
  });
  async function copy(text: string) {
    try {
      await navigator.clipboard.writeText(text);
      say({ text: t('handoverFile.takeIn.copied') });
    } catch (error) {
      say({ text: errorText(error, t), isError: true });
    }
  }
  return (
    <>
      <p className={vaultStyles.why}>{t('handoverFile.takeIn.why')}</p>
      <FileDrop
        icon={Inbox}
        title={t('handoverFile.takeIn.drop')}
        or={t('handoverFile.takeIn.or')}
        button={t('handoverFile.takeIn.choose')}
        accept={['.age']}
        isBusy={isBusy}
        onFile={onFile}
        onWrong={() => say({ text: t('handoverFile.takeIn.oneFile'), isError: true })}
      >
        {t('handoverFile.takeIn.accepted')}
      </FileDrop>
      {address === undefined ? null : (
        <section className={vaultStyles.stack}>
          <div>
            <h3>{t('handoverFile.takeIn.address')}</h3>
            <p className={vaultStyles.quiet}>{t('handoverFile.takeIn.addressHelp')}</p>
          </div>
          <div className={holderStyles.print}>{address.recipient}</div>
          <div className={vaultStyles.buttons}>
            <Button small onPress={() => void copy(address.recipient)}>
              <Copy aria-hidden />
              {t('handoverFile.takeIn.copy')}
            </Button>
          </div>
        </section>
      )}
    </>
  );
}

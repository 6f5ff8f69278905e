import { useQuery } from '@tanstack/react-query';
import { FileKey2, FileLock2, Globe, HardDrive, KeyRound } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { VaultFileFormat } from '#core/vault/importing/contract.ts';
import { queries } from '../../../api/client.ts';
import { useFormat } from '../../../app/format.ts';
import { Button } from '../../../ui/Button.tsx';
import fieldStyles from '../../../ui/Field.module.css';
import { FileDrop } from '../../../ui/FileDrop.tsx';
import { Card, Notice } from '../../../ui/Page.tsx';
import { RadioCards } from '../../../ui/RadioCards.tsx';
import chooseStyles from '../../inventory/importing/ChooseFile.module.css';
import { SecretInput, type SecretHandle } from '../secrets/SecretInput.tsx';
import vaultStyles from '../vault.module.css';
import { type ChosenFile, largestMegabytes, type VaultImport } from './use-vault-import.ts';
import { Working } from './Working.tsx';

const accepted = ['.kdbx', '.json', '.csv'];
const icons = { kdbx: FileLock2, bitwarden: KeyRound, 'browser-csv': Globe };

/** The first step: a file, what kind it is, and what opens it. Nothing of it is read until somebody says so. */
export function ChooseVaultFile({ work }: { work: VaultImport }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const { data: info } = useQuery(queries.settings.info.queryOptions({ input: {} }));
  const { file, progress, isReading } = work;
  if (file !== null && isReading)
    return (
      <Working
        title={t('vaultImportUi.file.reading', { file: file.name })}
        progress={progress}
        words={(done, of) => t('vaultImportUi.file.comparing', { done: format.number(done), of: format.number(of) })}
        starting={t('vaultImportUi.file.opening')}
        note={t('vaultImportUi.file.stays')}
        stop={t('vaultImportUi.file.stop')}
        onStop={work.cancel}
      />
    );
  if (file !== null) return <Opening key={`${file.name}·${file.size}`} work={work} file={file} />;
  return (
    <div className={chooseStyles.top}>
      <FileDrop
        icon={FileKey2}
        title={t('vaultImportUi.file.drop')}
        or={t('importing.file.or')}
        button={t('importing.file.choose')}
        accept={accepted}
        onFile={(given) => work.choose({ name: given.name, size: given.size, given })}
        onPick={info?.capabilities.filePicker === true ? () => void work.pick() : undefined}
        onWrong={(what) => work.setProblem(t(what === 'several' ? 'importing.file.one' : 'importing.file.notAFile'))}
      >
        {t('vaultImportUi.file.accepts', { limit: largestMegabytes })}
      </FileDrop>
      <section className={chooseStyles.how} aria-labelledby="how">
        <h2 id="how">{t('vaultImportUi.file.how')}</h2>
        <ol>
          <li>{t('vaultImportUi.file.how1')}</li>
          <li>{t('vaultImportUi.file.how2')}</li>
          <li>{t('vaultImportUi.file.how3')}</li>
        </ol>
        <p className={chooseStyles.stays}>
          <HardDrive aria-hidden />
          {t('vaultImportUi.file.stays')}
        </p>
      </section>
    </div>
  );
}

/** A chosen file that has not been read: what it is, its password where one is needed, and the warning for a browser's. */
function Opening({ work, file }: { work: VaultImport; file: ChosenFile }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  const password = useRef<SecretHandle>(null);
  const content = useRef<HTMLFormElement>(null);
  const [keyFile, setKeyFile] = useState<File | null>(null);
  const { format: kind, problem } = work;
  const isLocked = kind === 'kdbx' || (kind === 'bitwarden' && (problem?.code.includes('password') ?? false));
  const isWrong = problem?.code === 'vault-file-wrong-password' || problem?.code === 'vault-file-password-needed';
  // What was pressed is gone: the keyboard goes on at what is asked for, or at the first thing there is.
  useEffect(() => {
    if (isLocked) password.current?.focus();
    else content.current?.focus({ preventScroll: true });
  }, [isLocked, problem]);
  function submit(event: FormEvent): void {
    event.preventDefault();
    const text = isLocked ? (password.current?.read() ?? '') : '';
    void work.read({ password: text === '' ? null : text, keyFile: kind === 'kdbx' ? keyFile : null });
  }
  return (
    <Card title={`${file.name} · ${format.bytes(file.size)}`}>
      <form
        ref={content}
        tabIndex={-1}
        aria-label={file.name}
        className={vaultStyles.body}
        onSubmit={submit}
        noValidate
      >
        <RadioCards
          label={t('vaultImportUi.file.kind')}
          isLabelShown
          isNarrow
          choices={VaultFileFormat.options.map((id) => ({ id, name: t(`vaultImport.format.${id}`), icon: icons[id] }))}
          value={kind}
          onChange={work.setFormat}
        />
        {kind === null ? <Notice tone="plain">{t('vaultImportUi.file.kindUnknown')}</Notice> : null}
        {kind === 'browser-csv' ? <Notice tone="warn">{t('vaultImport.browserWarning')}</Notice> : null}
        {isLocked ? (
          <div className={vaultStyles.two}>
            <SecretInput
              ref={password}
              kind="hidden"
              label={t('vaultImportUi.file.password')}
              help={kind === 'kdbx' ? t('vaultImportUi.file.passwordHelp') : undefined}
              error={isWrong ? problem.text : undefined}
            />
            {kind === 'kdbx' ? (
              <div className={fieldStyles.field}>
                <span className={fieldStyles.label}>{t('vaultImportUi.file.keyFile')}</span>
                <div className={vaultStyles.buttons}>
                  {keyFile === null ? (
                    <FileTrigger onSelect={(files) => setKeyFile(files?.item(0) ?? null)}>
                      <Button>{t('vaultImportUi.file.keyFileChoose')}</Button>
                    </FileTrigger>
                  ) : (
                    <>
                      <span>{keyFile.name}</span>
                      <Button small onPress={() => setKeyFile(null)}>
                        {t('vaultImportUi.file.keyFileNone')}
                      </Button>
                    </>
                  )}
                </div>
                <span className={fieldStyles.help}>{t('vaultImportUi.file.keyFileHelp')}</span>
              </div>
            ) : null}
          </div>
        ) : null}
        <div className={vaultStyles.buttons}>
          <Button look="primary" type="submit" isDisabled={kind === null}>
            {t(kind === 'browser-csv' ? 'vaultImportUi.file.readBrowser' : 'vaultImportUi.file.read')}
          </Button>
          <Button onPress={work.restart}>{t('vaultImportUi.file.other')}</Button>
        </div>
      </form>
    </Card>
  );
}

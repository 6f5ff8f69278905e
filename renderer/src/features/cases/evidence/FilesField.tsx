import type { Case } from '#core/cases/contract.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/Field.tsx';
import styles from '../case/case.module.css';
import { useCaseWords } from '../words.ts';
import { useCaseFiles } from './use-evidence.ts';

/** Files with their SHA-256, one a line: written or pasted, and those of the case itself at a press. */
export function FilesField({
  one,
  label,
  error,
  value,
  onChange,
}: {
  one: Case;
  label: string;
  error: string | undefined;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  const { t } = useCaseWords();
  const packs = useCaseFiles(one.id)?.packs ?? [];
  const here = packs.flatMap(({ gone, misfiled, manifest }) =>
    gone === null && misfiled === undefined ? (manifest?.parts ?? []) : [],
  );
  const lines = (value ?? '').split('\n').filter((line) => line.trim() !== '');
  const missing = here.map(({ sha256, name }) => `${sha256}  ${name}`).filter((line) => !lines.includes(line));
  return (
    <div className={styles.text}>
      <TextField
        label={label}
        help={t('casesUi.steps.filesHelp')}
        lines={3}
        value={value ?? ''}
        error={error}
        onChange={(text) => onChange(text === '' ? undefined : text)}
      />
      {missing.length === 0 ? null : (
        <Button small onPress={() => onChange([...lines, ...missing].join('\n'))}>
          {t('casesUi.steps.filesHere', { count: missing.length })}
        </Button>
      )}
    </div>
  );
}

import type { Words } from '#core/foundation/i18n/index.ts';
import type { PlannedRow } from '#core/inventory/contract.ts';

function duplicateWords(row: PlannedRow, t: Words): string {
  const rows = { row: row.firstRow ?? '', address: row.firstAddress };
  const same =
    row.differs.length === 0 ? t('inventory.reason.same-key-in-file', rows) : t('importing.differs.rows.reason', rows);
  if (row.firstAddress === '' || row.firstAddress === row.address) return same;
  return [
    same.replace(/\.$/, ''),
    t('inventory.sameAccount.address', rows),
    ...(row.ignoresDots ? [t('inventory.sameAccount.dots')] : []),
  ].join('. ');
}

/** Why an account is new. */
const newWords = ({ knownAs }: PlannedRow, t: Words): string =>
  t(knownAs === null ? 'inventory.reason.new' : `importing.preview.knownAs.${knownAs}`);

function whyWords(row: PlannedRow, t: Words): string {
  if (row.reason === 'same-key-in-file') return duplicateWords(row, t);
  if (row.endedBy !== '') {
    const values = { endedBy: row.endedBy, status: t('terms.status.closed') };
    return `${newWords(row, t)}. ${t('importing.preview.statusEnded', values)}`;
  }
  if (row.underHeading !== '') {
    const values = {
      heading: row.underHeading,
      status: row.statusInPassing === null ? '' : t(`terms.status.${row.statusInPassing}`),
    };
    const remark = row.statusInPassing === null ? 'underHeading' : 'underHeadingStatus';
    return `${newWords(row, t)}. ${t(`importing.preview.${remark}`, values)}`;
  }
  if (row.reason === 'new' && row.statusInPassing !== null)
    return `${newWords(row, t)}. ${t('importing.preview.statusInPassing', { status: t(`terms.status.${row.statusInPassing}`) })}`;
  if (row.reason === 'new') return newWords(row, t);
  if (row.reason === 'no-name-or-address')
    return `${t('inventory.reason.no-name-or-address')}. ${t('importing.preview.checkColumns')}`;
  if (row.reason !== 'known-key') return t(`inventory.reason.${row.reason}`, { row: row.firstRow ?? '' });
  if (row.differs.length > 0) return t('importing.differs.register.reason');
  return row.unchanged ? t('importing.differs.register.same') : t('inventory.reason.known-key');
}

/** Why a row met its fate, in words; for a duplicate also why two addresses are one account, and what else there is to know of the row. */
export function reasonWords(row: PlannedRow, t: Words): string {
  const more = [
    row.onlyName ? t('importing.preview.onlyName') : '',
    row.hasSecret ? t('importing.preview.hasSecret') : '',
  ].filter(Boolean);
  const why = whyWords(row, t);
  return more.length === 0 ? why : [why.replace(/\.$/, ''), more.join(' ')].join('. ');
}

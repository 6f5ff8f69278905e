import { useTranslation } from 'react-i18next';

/** A column of the inventory in words; one that this version has no words for keeps its own name. */
export function useFieldName(): (field: string) => string {
  const { i18n } = useTranslation('app');
  return (field) => {
    const key = `inventory.column.${field}`;
    return i18n.exists(key, { ns: 'app' }) ? String(i18n.getResource(i18n.language, 'app', key)) : field;
  };
}

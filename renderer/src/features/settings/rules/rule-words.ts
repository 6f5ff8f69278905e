import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../app/format.ts';
import type { AdministrationSettings } from '#core/settings/contract.ts';
import { isNumberRule, type RuleName, units } from './rules.ts';

/** A rule's value in words, as in "Var 2 personer". */
export function useRuleWords(): (rule: RuleName, settings: AdministrationSettings) => string {
  const { t } = useTranslation('app');
  const format = useFormat();
  return (rule, settings) => {
    if (rule === 'accessRule') {
      const { value } = settings.accessRule;
      return value.kind === 'count'
        ? t('settings.access.people', { count: value.people })
        : t('settings.access.communicator-on-all');
    }
    if (rule === 'profilePicture') return t(`settings.picture.${settings.profilePicture.value}`);
    if (rule === 'readFeeds') return t(settings.readFeeds.value ? 'ui.yes' : 'ui.no');
    if (rule === 'archiveMonth') return format.month(settings.archiveMonth.value);
    if (isNumberRule(rule)) {
      const unit = units[rule];
      const number = format.number(settings[rule].value);
      return unit === null ? number : `${number} ${t(`settings.unit.${unit}`)}`;
    }
    return `”${settings.onBehalfText.value}”`;
  };
}

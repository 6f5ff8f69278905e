import { useMutation, useQuery } from '@tanstack/react-query';
import { Inbox, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from '#core/rounds/contract.ts';
import { queries } from '../../../api/client.ts';
import { usePlace } from '../../../app/administration.tsx';
import { useMayChange } from '../../../app/may.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { Card, Empty, Page } from '../../../ui/Page.tsx';
import { say } from '../../../ui/Toasts.tsx';
import tableStyles from '../../inventory/Table.module.css';
import { RoundsTabs } from '../RoundsTabs.tsx';
import { PlaceDialog } from './PlaceDialog.tsx';

/** Tittställen: pages and shared inboxes where one look covers several accounts. */
export function PlacesPage() {
  const { t } = useTranslation('app');
  const { administration } = usePlace();
  const mayChange = useMayChange('rounds.createPlace');
  const [open, setOpen] = useState<Place | 'new' | null>(null);
  const { data: places } = useQuery(
    queries.rounds.places.queryOptions({ input: { administrationId: administration.id } }),
  );
  const create = useMutation(queries.rounds.createPlace.mutationOptions());
  const remove = useMutation(queries.rounds.removePlace.mutationOptions());
  if (places === undefined) return null;
  const removeWithUndo = ({ id, version, ...draft }: Place) =>
    remove.mutate(
      { id, version },
      {
        onSuccess: () =>
          say({
            text: t('roundsUi.places.removed', { name: draft.name }),
            undo: () => create.mutate({ administrationId: administration.id, draft }),
          }),
      },
    );
  const add = (
    <Button look="primary" onPress={() => setOpen('new')}>
      <Plus aria-hidden />
      {t('roundsUi.places.add')}
    </Button>
  );
  return (
    <Page title={t('roundsUi.tabs.places')} lead={t('roundsUi.places.lead')} actions={mayChange ? add : undefined}>
      <RoundsTabs />
      <Card label={t('roundsUi.tabs.places')}>
        {places.length === 0 ? (
          <Empty icon={Inbox} title={t('roundsUi.places.none')}>
            {t('roundsUi.places.noneBody')}
          </Empty>
        ) : (
          <table className={tableStyles.table}>
            <thead>
              <tr>
                <th scope="col">{t('roundsUi.places.name')}</th>
                <th scope="col">{t('roundsUi.places.kind')}</th>
                <th scope="col" className={tableStyles.number}>
                  {t('roundsUi.places.accounts')}
                </th>
                <th scope="col">
                  <span className="visually-hidden">{t('ui.edit')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {places.map((place) => (
                <tr key={place.id}>
                  <th scope="row">{place.name}</th>
                  <td>
                    <Chip>{t(`roundsUi.places.kinds.${place.kind}`)}</Chip>
                  </td>
                  <td className={tableStyles.number}>{place.accountIds.length}</td>
                  <td className={tableStyles.action}>
                    {mayChange ? (
                      <>
                        <Button small onPress={() => setOpen(place)}>
                          {t('ui.edit')}
                        </Button>{' '}
                        <Button
                          small
                          look="quiet"
                          aria-label={t('ui.removeNamed', { name: place.name })}
                          onPress={() => removeWithUndo(place)}
                        >
                          {t('ui.remove')}
                        </Button>
                      </>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Card>
      {open === null ? null : (
        <PlaceDialog place={open === 'new' ? null : open} places={places} onClose={() => setOpen(null)} />
      )}
    </Page>
  );
}

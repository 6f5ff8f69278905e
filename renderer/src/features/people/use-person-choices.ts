import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { queries } from '../../api/client.ts';
import { bestFirst, hasWords } from '../../app/has-words.ts';

/**
 * The persons that what is typed may mean, best match first. Until the answer to it is here, the one before it is narrowed: whoever types
 * fast and presses Enter never gets somebody else.
 */
export function usePersonChoices(administrationId: string, typed: string, limit = 30) {
  const text = typed.trim();
  const { data: found = [], isPlaceholderData } = useQuery({
    ...queries.people.choices.queryOptions({ input: { administrationId, text, limit } }),
    placeholderData: keepPreviousData,
  });
  if (!isPlaceholderData) return found;
  return bestFirst(
    found.filter(({ name }) => hasWords(name, text)),
    text,
  );
}

import { useMutation, useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import type { PreferenceKey } from '#core/settings/contract.ts';
import { queries } from '../api/client.ts';
import { queryClient } from './providers.tsx';

/** A choice that this computer remembers, read through a schema; what is missing or odd becomes the fallback. */
export function usePreference<T>(key: PreferenceKey, schema: z.ZodType<T>, fallback: T): [T, (value: T) => void] {
  const options = queries.settings.preferences.queryOptions({ input: {} });
  const { data } = useQuery(options);
  const { mutate } = useMutation(queries.settings.setPreference.mutationOptions());
  const parsed = schema.safeParse(data?.[key]);
  return [
    parsed.success ? parsed.data : fallback,
    (value) => {
      // Shown at once; the core remembers it. A read that began before is stale and must not overwrite it.
      void queryClient.cancelQueries({ queryKey: options.queryKey });
      queryClient.setQueryData(options.queryKey, (old) => ({ ...old, [key]: value }));
      mutate({ key, value }, { onSettled: () => void queryClient.invalidateQueries({ queryKey: options.queryKey }) });
    },
  ];
}

export const Theme = z.enum(['system', 'light', 'dark', 'contrast']);
export type Theme = z.infer<typeof Theme>;
export const Language = z.enum(['sv', 'en']);

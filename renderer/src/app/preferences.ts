import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { z } from 'zod';
import type { PreferenceKey } from '#core/settings/contract.ts';
import { queries } from '../api/client.ts';
import { queryClient } from './providers.tsx';

type Preferences = Partial<Record<PreferenceKey, unknown>>;

const options = queries.settings.preferences.queryOptions({ input: {} });

/** What is remembered of a choice, read through a schema; what is missing or odd becomes the fallback. */
export function rememberedOf<T>(preferences: Preferences, key: PreferenceKey, schema: z.ZodType<T>, fallback: T): T {
  const parsed = schema.safeParse(preferences[key]);
  return parsed.success ? parsed.data : fallback;
}

/**
 * What this computer remembers of a choice, as `rememberedOf` reads it.
 * The same value for as long as it says the same, where schema and fallback are: a list that is told of another order begins at its top.
 */
export function useRemembered<T>(key: PreferenceKey, schema: z.ZodType<T>, fallback: T): T {
  const remembered = useQuery(options).data?.[key];
  return useMemo(() => rememberedOf({ [key]: remembered }, key, schema, fallback), [key, remembered, schema, fallback]);
}

/** The same, with the function that changes it. */
export function usePreference<T>(key: PreferenceKey, schema: z.ZodType<T>, fallback: T): [T, (value: T) => void] {
  const value = useRemembered(key, schema, fallback);
  const { mutate } = useMutation(queries.settings.setPreference.mutationOptions());
  return [
    value,
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

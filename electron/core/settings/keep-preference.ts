import type { z } from 'zod';
import type { Context } from '../foundation/context.ts';
import type { PreferenceKey } from './contract.ts';
import { preferencesOf, setPreference } from './repository.ts';

/** What this computer remembers under a key, read through a schema; what is missing or odd becomes the fallback. For other rooms too. */
export async function readPreference<T>(
  context: Context,
  key: PreferenceKey,
  schema: z.ZodType<T>,
  fallback: T,
): Promise<T> {
  const parsed = schema.safeParse((await preferencesOf(context.db, context.actor.deviceId))[key]);
  return parsed.success ? parsed.data : fallback;
}

/** Remembers something on this computer. */
export async function keepPreference(context: Context, key: PreferenceKey, value: unknown): Promise<void> {
  await setPreference(context.db, context.actor.deviceId, key, value);
}

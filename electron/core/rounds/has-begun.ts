import type { HasBegun } from './plan/save-plan.ts';
import { roundsBetween } from './repository.ts';

/** Says it when a round of a day is frozen. */
export const hasBegun: HasBegun = async (db, administrationId, day) =>
  (await roundsBetween(db, administrationId, day, day)).length > 0;

import type { Day } from '../foundation/calendar.ts';

/** Who and what the demo's parts name. */
export interface Cast {
  administrationId: string;
  today: Day;
  units: ReadonlyMap<string, string>;
  people: ReadonlyMap<string, string>;
  /** By name and platform: `Bokbussen facebook`. */
  accounts: ReadonlyMap<string, string>;
}

/** The id of what the demo names. */
export function found(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`resources/demo.yaml names ${name}, which it does not have`);
  return id;
}

/** Where a round of today is done. */
export const addressOf = (slot: number) => `/bevakning/rond/${slot}`;

/** Rooms that show names and counts of one another. */
const registerRooms = ['accounts', 'people', 'leaving', 'inventory'];
const roundRooms = ['rounds', 'away', 'roundPlan', 'questions', 'coverage', 'stream'];

/** The rooms whose reads a change in one room makes old; `null` is every one. */
export function roomsTouched(room: string): readonly string[] | null {
  if (room === 'all' || room === 'restored') return null;
  // Accounts show names of people and units, people show counts of accounts: a room's change reaches all that may show it.
  if (registerRooms.includes(room))
    return [...registerRooms, ...roundRooms, 'cases', 'crisis', 'lost', 'vault', 'settings', 'snapshot'];
  // Cases name accounts and people, and what they come to stands in the register by its own event.
  if (room === 'cases') return ['cases', 'crisis', 'lost', 'evidence', 'settings', 'snapshot'];
  // A handover and a closure say what is left to do in the vault, and whether it is open for it.
  if (room === 'vault') return ['vault', 'leaving', 'closure', 'settings', 'snapshot'];
  // Who has what open in a round is no figure of anything.
  if (room === 'claims') return ['rounds'];
  return room === 'rounds' ? [...roundRooms, 'leaving', 'settings', 'snapshot'] : [room, 'settings', 'snapshot'];
}

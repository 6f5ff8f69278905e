/** The parts of Inställningar, in order, and where each stands in the address. */
export const settingsParts = [
  { id: 'rules', path: 'regler' },
  { id: 'roundPlan', path: 'bevakningsplan' },
  { id: 'crisisPlan', path: 'krisplan' },
  { id: 'feeds', path: 'floden' },
  { id: 'decisions', path: 'gallringsbeslut' },
  { id: 'administrations', path: 'forvaltningar' },
  { id: 'appearance', path: 'utseende' },
  { id: 'vault', path: 'valv' },
  { id: 'backups', path: 'sakerhetskopior' },
  { id: 'updates', path: 'uppdateringar' },
  { id: 'about', path: 'om' },
] as const;

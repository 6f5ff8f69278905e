import type { RoundPlan } from './contract.ts';

/** The plan of an administration that has decided nothing: three rounds every office day (draft policy 2019), pedagogical accounts by the school itself (R4). */
export const presetPlan: RoundPlan = {
  windows: [
    { from: '08:00', to: '10:00' },
    { from: '11:00', to: '13:00' },
    { from: '14:00', to: '16:00' },
  ],
  ground: 'policy',
  groundNote: '',
  graceMinutes: 60,
  officeDays: [1, 2, 3, 4, 5],
  halfDays: 'first-only',
  squeezeDays: 'as-usual',
  closed: [],
  extra: [],
  byKind: { official: 3, pedagogical: 0, contractor: 3, project: 3, 'city-wide': 3 },
  seasons: [],
  mostPerPerson: 60,
  rota: [],
};

import { z } from 'zod';
import { Role } from '../foundation/roles.ts';
import { bindingsOf, endAtOnce, giveRole, resume, takeRole } from '../people/leave-person.ts';
import { plainTie } from './plain-tie.ts';
import type { ListedTie, Scene } from './scene.ts';
import type { TieProvider } from './tie-provider.ts';

const Kept = z.object({
  given: z.array(z.object({ personId: z.string(), role: Role })),
  taken: z.array(Role),
  ended: z.object({ leavesOnBefore: z.string().nullable(), leavesOn: z.string() }).nullable(),
});

/** Roles that go with what one has to do with accounts, and that no office needs somebody in. */
const selfEvident: readonly Role[] = ['account-owner', 'reader'];

function appRoleTie(scene: Scene, role: Role): ListedTie {
  const having = [...scene.cast.values()].filter(
    ({ id, active, roles }) => active && id !== scene.leaver.id && roles.includes(role),
  );
  return {
    ...plainTie(`app-role:${role}`, 'app-role', role),
    // A role ends with the last day by itself; somebody must say what becomes of one that nobody else has.
    needsChoice: having.length === 0 && !selfEvident.includes(role),
    othersRemain: having.length > 0,
    warnings: having.length === 0 && !selfEvident.includes(role) ? ['only-bearer'] : [],
    stamp: JSON.stringify(having.map(({ id }) => id)),
  };
}

/** Roles in the app, computers, the unit, and in a departure the person's own access. */
export const personPart: TieProvider = {
  name: 'person',
  async list(db, _context, scene) {
    const { leaver } = scene;
    const { devices } = await bindingsOf(db, leaver.id);
    const unit =
      leaver.unitId === null
        ? []
        : [
            {
              ...plainTie(`unit:${leaver.unitId}`, 'unit', scene.units.get(leaver.unitId) ?? ''),
              unitId: leaver.unitId,
            },
          ];
    return [
      ...leaver.roles.map((role) => appRoleTie(scene, role)),
      ...devices.map((device) => plainTie(`device:${device.id}`, 'device', device.os_account)),
      ...unit,
    ];
  },
  async carryOut(db, context, scene, { kind, decided }) {
    const kept: z.infer<typeof Kept> = { given: [], taken: [], ended: null };
    for (const { tie, decision } of decided.filter((one) => one.tie.kind === 'app-role')) {
      const role = Role.parse(tie.what);
      const { receiverId } = decision;
      const had = receiverId !== null && scene.cast.get(receiverId)?.roles.includes(role) === true;
      if (receiverId !== null && (await giveRole(db, receiverId, role, had)))
        kept.given.push({ personId: receiverId, role });
      // While somebody is still at work they keep their role; after the last day it says nothing.
      if (kind === 'abrupt' || !scene.leaver.active) {
        await takeRole(db, scene.leaver.id, role);
        kept.taken.push(role);
      }
    }
    if (kind === 'abrupt') kept.ended = await endAtOnce(db, context, scene.leaver.id);
    return kept;
  },
  changedSince: () => Promise.resolve([]),
  async takeBack(db, context, { personId }, given) {
    const kept = Kept.parse(given);
    for (const { personId: receiver, role } of kept.given) await takeRole(db, receiver, role);
    for (const role of kept.taken) await giveRole(db, personId, role, false);
    if (kept.ended !== null) await resume(db, context, personId, kept.ended);
  },
};

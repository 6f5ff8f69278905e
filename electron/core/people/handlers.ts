import { implement } from '@orpc/server';
import { dayOf } from '../foundation/calendar.ts';
import type { Context } from '../foundation/context.ts';
import { found } from '../foundation/errors.ts';
import { Role } from '../foundation/roles.ts';
import { peopleContract } from './contract.ts';
import { introduce, whoAmI } from './introduce.ts';
import { contacts, listPeople, namedPeople, personChoices, readPerson } from './repository.ts';
import { accountsOfPerson } from './ties-repository.ts';
import { listUnits } from './unit-repository.ts';
import { leavingSeenBy, listedFor } from './leaving-dates.ts';
import { takeBackPerson } from './take-back-person.ts';
import { mergedInto, mergePeople, unmergePeople } from './merge-people.ts';
import { addPerson, updatePerson } from './write-person.ts';
import { createUnit, updateUnit, voidUnit } from './write-unit.ts';

const room = implement(peopleContract).$context<Context>();
const today = (context: Context) => dayOf(context.clock.now());

export const peopleHandlers = {
  me: room.me.handler(({ context }) => whoAmI(context)),
  introduce: room.introduce.handler(({ input, context }) => introduce(context, input)),
  list: room.list.handler(async ({ input, context }) => {
    const { rows, total } = await listPeople(context.db, listedFor(context.actor, input), today(context));
    return { rows: rows.map((person) => leavingSeenBy(context.actor, person)), total };
  }),
  choices: room.choices.handler(({ input, context }) =>
    personChoices(context.db, input.administrationId, input.text, input.limit, today(context)),
  ),
  named: room.named.handler(({ input, context }) => namedPeople(context.db, input.ids, today(context))),
  get: room.get.handler(async ({ input, context }) => ({
    person: leavingSeenBy(context.actor, found(await readPerson(context.db, input.id, today(context)))),
    accounts: await accountsOfPerson(context.db, input.id),
  })),
  create: room.create.handler(async ({ input, context }) => {
    const person = await context.db.transaction().execute((db) => addPerson(db, context, input.draft));
    context.announce({ room: 'people', ids: [person.id] });
    return person;
  }),
  takeBack: room.takeBack.handler(async ({ input, context }) => {
    await takeBackPerson(context, input.id);
    return {};
  }),
  update: room.update.handler(({ input, context }) => updatePerson(context, input.id, input.version, input.draft)),
  merge: room.merge.handler(({ input, context }) => mergePeople(context, input.keep, input.merge)),
  unmerge: room.unmerge.handler(({ input, context }) => unmergePeople(context, input.id)),
  mergedInto: room.mergedInto.handler(({ input, context }) => mergedInto(context, input.id)),
  contacts: room.contacts.handler(async ({ context }) =>
    (await contacts(context.db, today(context))).map((row) => ({
      administrationId: row.administration_id,
      administrationName: row.administration_name,
      role: Role.parse(row.role),
      personId: row.id,
      // Skyddade personuppgifter: the role instead of the name, and no address.
      name: row.protected_identity === 1 ? '' : row.name,
      title: row.title,
      email: row.protected_identity === 1 || row.email_kind === 'private' ? '' : row.email,
      phone: row.protected_identity === 1 || row.phone_kind === 'private' ? '' : row.phone,
    })),
  ),
  units: room.units.handler(({ input, context }) => listUnits(context.db, input.administrationId)),
  createUnit: room.createUnit.handler(({ input, context }) =>
    createUnit(context, input.administrationId, input.name, input.parentId),
  ),
  updateUnit: room.updateUnit.handler(({ input, context }) =>
    updateUnit(context, input.id, input.version, input.name, input.parentId),
  ),
  voidUnit: room.voidUnit.handler(async ({ input, context }) => {
    await voidUnit(context, input.id, input.version);
    return {};
  }),
};

import { z } from 'zod';
import { ContactKind, Day, Id, Line, Name, Nothing, procedure, Prose, Version } from '../foundation/contract.ts';
import { Role } from '../foundation/roles.ts';

export const Unit = z.strictObject({
  id: Id,
  administrationId: Id,
  name: Name,
  parentId: Id.nullable(),
  version: Version,
  accountCount: z.int(),
  personCount: z.int(),
});
export type Unit = z.infer<typeof Unit>;

export const PersonDraft = z.strictObject({
  administrationId: Id,
  unitId: Id.nullable(),
  name: Name,
  title: Line,
  email: z.union([z.literal(''), z.email()]),
  emailKind: ContactKind,
  phone: Line,
  phoneKind: ContactKind,
  /** Skyddade personuppgifter: shown by role everywhere outside this page. */
  protectedIdentity: z.boolean(),
  policyReadOn: Day.nullable(),
  trainingOn: Day.nullable(),
  /** Last day at work; persons are ended, never deleted. */
  leavesOn: Day.nullable(),
  note: Prose,
  roles: z.array(Role),
});
export type PersonDraft = z.infer<typeof PersonDraft>;

/** A row that another was merged into. */
const SameAs = z.strictObject({ id: Id, name: z.string() });

export const Person = z.strictObject({
  ...PersonDraft.shape,
  id: Id,
  version: Version,
  unitName: z.string(),
  active: z.boolean(),
  /** Whom a merged row is now: it is nobody who has left. */
  sameAs: SameAs.nullable(),
  accountCount: z.int(),
});
export type Person = z.infer<typeof Person>;

/** A name to choose in a list; an ended person is marked, and one with skyddade personuppgifter stands by title. */
/** What a person's row may lack: a day for the policy or the training, or the kind of its e-mail or telephone. */
export const Lack = z.enum(['policy', 'training', 'contact-kind']);
export type Lack = z.infer<typeof Lack>;

export const PersonChoice = z.strictObject({ id: Id, name: z.string(), unitName: z.string(), active: z.boolean() });
export type PersonChoice = z.infer<typeof PersonChoice>;

/** What a person has to do with one account. */
export const PersonAccount = z.strictObject({
  accountId: Id,
  accountName: z.string(),
  platformName: z.string(),
  roles: z.array(z.string()),
  /** Whether the person is named among the account's ways in; then an unanswered question is unknown, not empty. */
  hasAccess: z.boolean(),
  canLogIn: z.boolean().nullable(),
  canClose: z.boolean().nullable(),
});

/** The one who sits at this computer. */
export const Me = z.strictObject({
  personId: Id.nullable(),
  name: z.string(),
  osAccount: z.string(),
  administrationId: Id.nullable(),
  roles: z.array(Role),
  /** False until somebody has said who they are on this computer. */
  introduced: z.boolean(),
});
export type Me = z.infer<typeof Me>;

/** Who to ask per administration (E6): strateg, kommunikatör, arkivarie. */
const Contact = z.strictObject({
  administrationId: Id,
  administrationName: z.string(),
  role: Role,
  personId: Id,
  name: z.string(),
  title: z.string(),
  email: z.string(),
  phone: z.string(),
});

/** Where what a row had has gone, and on which day. */
export const MergedInto = z.strictObject({ ...SameAs.shape, day: Day });
export type MergedInto = z.infer<typeof MergedInto>;

export const peopleContract = {
  me: procedure.input(Nothing).output(Me),
  /** First start: who am I, and for which administration. */
  introduce: procedure
    .input(
      z.strictObject({
        administrationName: Name,
        name: Name,
        title: Line.default(''),
        email: z.union([z.literal(''), z.email()]).default(''),
        roles: z.array(Role).min(1).default(['communicator']),
      }),
    )
    .output(Me),
  /** People by page; whoever has skyddade personuppgifter stands by title and without contact details. */
  list: procedure
    .input(
      z.strictObject({
        administrationId: Id,
        text: z.string().max(200).default(''),
        show: z.enum(['active', 'leaving', 'ended', 'all']).default('active'),
        /** Only people of this unit. */
        unitId: Id.nullable().default(null),
        /** Only people without a date for these (R11: the manager's overview of who has not), or with contact details of unknown kind, which leave the register in no file. */
        lacks: z.array(Lack).default([]),
        sort: z.enum(['name', 'unit', 'accounts', 'leaves']).default('name'),
        descending: z.boolean().default(false),
        offset: z.int().min(0).default(0),
        limit: z.int().min(1).max(500).default(100),
      }),
    )
    .output(z.strictObject({ rows: z.array(Person), total: z.int() })),
  choices: procedure
    .input(
      z.strictObject({
        administrationId: Id,
        text: z.string().max(200).default(''),
        limit: z.int().min(1).max(200).default(30),
      }),
    )
    .output(z.array(PersonChoice)),
  /** Names for ids, in the same order; for lists that only hold ids. */
  named: procedure.input(z.strictObject({ ids: z.array(Id).max(500) })).output(z.array(PersonChoice)),
  get: procedure
    .input(z.strictObject({ id: Id }))
    .output(z.strictObject({ person: Person, accounts: z.array(PersonAccount) })),
  create: procedure.input(z.strictObject({ draft: PersonDraft })).output(Person),
  /** Undoes an addition; refused once anything names the person. */
  takeBack: procedure.input(z.strictObject({ id: Id })).output(Nothing),
  update: procedure.input(z.strictObject({ id: Id, version: Version, draft: PersonDraft })).output(Person),
  /** Two rows that are the same person become one: ties, roles and what the kept row did not know move; the other row is kept as ended with a note. */
  merge: procedure.input(z.strictObject({ keep: Id, merge: Id })).output(Person),
  /** Takes back the merge that ended a row; refused when either has been changed since. Answers the row that came back. */
  unmerge: procedure.input(z.strictObject({ id: Id })).output(Person),
  /** The row that one was merged into, while that can be taken back. */
  mergedInto: procedure.input(z.strictObject({ id: Id })).output(MergedInto.nullable()),
  contacts: procedure.input(Nothing).output(z.array(Contact)),
  units: procedure.input(z.strictObject({ administrationId: Id })).output(z.array(Unit)),
  createUnit: procedure
    .input(z.strictObject({ administrationId: Id, name: Name, parentId: Id.nullable() }))
    .output(Unit),
  updateUnit: procedure
    .input(z.strictObject({ id: Id, version: Version, name: Name, parentId: Id.nullable() }))
    .output(Unit),
  /** A unit without accounts and persons can be voided. */
  voidUnit: procedure.input(z.strictObject({ id: Id, version: Version })).output(Nothing),
};

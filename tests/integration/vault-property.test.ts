import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newDeviceKeys } from '../../electron/core/vault/device-keys.ts';
import { kitIssued, kitKeysOf } from '../../electron/core/vault/kit.ts';
import { namedOf, recipientsOf as copyRecipients } from '../../electron/core/snapshot/rules.ts';
import { recipientsOf, sealedTo, type Ties } from '../../electron/core/vault/rules.ts';
import { CannotOpen, open, seal } from '../../electron/core/vault/sealing.ts';
import { emptyList, readList, type Said, state, type Statement } from '../../electron/core/vault/statements.ts';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const vaultId = uuid(1);
const at = '2026-05-04T10:00:00.000Z';
const people = [10, 11, 12, 13].map(uuid);
const accounts = [20, 21, 22].map(uuid);
const units = [30, 31].map(uuid);
/** The first account stands in the first unit, the second in the second, the third in none. */
const credentials: Ties[] = [
  { id: uuid(40), accountIds: [accounts[0] ?? ''], unitIds: [units[0] ?? ''] },
  { id: uuid(41), accountIds: [accounts[1] ?? '', accounts[2] ?? ''], unitIds: [units[1] ?? ''] },
  { id: uuid(42), accountIds: [], unitIds: [] },
];

/** What happens to a vault, by numbers that are taken modulo what there is. */
const step = fc.record({
  what: fc.constantFrom(
    'add',
    'add-named',
    'remove',
    'remove-device',
    'standing',
    'name',
    'unname',
    'lend',
    'return',
    'kit',
  ),
  person: fc.nat(3),
  other: fc.nat(4),
});

/** Who may open what, told a second time, from the steps alone and without the code under test. */
class Expected {
  devices: Array<{ n: number; person: string }> = [];
  full = new Set<string>();
  named = new Set<string>();
  lent = new Set<string>();
  may(n: number, credential: Ties): boolean {
    const person = this.devices.find((device) => device.n === n)?.person;
    if (person === undefined) return false;
    const subjects = [...credential.accountIds, ...credential.unitIds];
    return (
      this.full.has(person) ||
      subjects.some((id) => this.named.has(`${person} ${id}`)) ||
      this.lent.has(`${person} ${credential.id}`)
    );
  }
  drop(n: number): void {
    const person = this.devices.find((device) => device.n === n)?.person ?? '';
    this.devices = this.devices.filter((device) => device.n !== n);
    if (this.devices.some((device) => device.person === person)) return;
    this.full.delete(person);
    for (const set of [this.named, this.lent]) for (const key of set) if (key.startsWith(person)) set.delete(key);
  }
}

describe('who can in fact open what', () => {
  test('is exactly who may, after any sequence of adding, removing, naming, lending and new kits', async () => {
    const made = await Promise.all(Array.from({ length: 12 }, (_, n) => newDeviceKeys(`dator ${n}`)));
    const kits = await Promise.all([1, 2, 3, 4].map((n) => kitKeysOf(new Uint8Array(32).fill(n))));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const founder = made[0]!;
        const expected = new Expected();
        let statements: Statement[] = [];
        let used = 1;
        let kit = 0;
        const say = (said: Said) => {
          const { list } = readList(vaultId, statements);
          const by = list.head.sequence === 0 ? founder : made.find(({ device }) => isFull(device.fingerprint))!;
          const next = [
            ...statements,
            state(list.head.sequence === 0 ? emptyList(vaultId) : list, said, {
              by: by.device.fingerprint,
              signingKey: by.keys.signingKey,
              at,
            }),
          ];
          if (readList(vaultId, next).fault !== null) return false;
          statements = next;
          return true;
        };
        const isFull = (fingerprint: string) => {
          const { list } = readList(vaultId, statements);
          return list.standing.get(list.devices.get(fingerprint)?.personId ?? '') === 'full';
        };
        say({ kind: 'founded', personId: people[0]!, device: founder.device });
        expected.devices.push({ n: 0, person: people[0]! });
        expected.full.add(people[0]!);
        for (const { what, person: who, other } of steps) {
          const personId = people[who]!;
          const subject =
            other < 3
              ? { kind: 'account' as const, id: accounts[other]! }
              : { kind: 'unit' as const, id: units[other % 2]! };
          const credentialId = credentials[other % 3]!.id;
          if ((what === 'add' || what === 'add-named') && used < made.length) {
            const standing = what === 'add' ? 'full' : 'named';
            if (say({ kind: 'device-added', personId, standing, device: made[used]!.device })) {
              expected.devices.push({ n: used, person: personId });
              if (standing === 'full') expected.full.add(personId);
            }
            used += 1;
          } else if (what === 'remove' && say({ kind: 'person-removed', personId }))
            for (const device of expected.devices) {
              if (device.person === personId) expected.drop(device.n);
            }
          else if (what === 'remove-device') {
            const device = expected.devices[other % expected.devices.length];
            if (
              device !== undefined &&
              say({ kind: 'device-removed', fingerprint: made[device.n]!.device.fingerprint })
            )
              expected.drop(device.n);
          } else if (what === 'standing') {
            const standing = other % 2 === 0 ? 'full' : 'named';
            if (say({ kind: 'standing-set', personId, standing }))
              if (standing === 'full') expected.full.add(personId);
              else expected.full.delete(personId);
          } else if (what === 'name' && say({ kind: 'named', personId, subject }))
            expected.named.add(`${personId} ${subject.id}`);
          else if (what === 'unname' && say({ kind: 'unnamed', personId, subject }))
            expected.named.delete(`${personId} ${subject.id}`);
          else if (what === 'lend' && say({ kind: 'lent', personId, credentialId, until: '2026-05-10' }))
            expected.lent.add(`${personId} ${credentialId}`);
          else if (what === 'return' && say({ kind: 'returned', personId, credentialId }))
            expected.lent.delete(`${personId} ${credentialId}`);
          else if (what === 'kit' && kit < kits.length) {
            say(
              kitIssued(readList(vaultId, statements).list, kits[kit]!, {
                id: `k${kit}`,
                number: kit + 1,
                holders: people.slice(1),
                pages: ['a', 'b', 'c'].map((digit) => digit.repeat(64)),
              }),
            );
            kit += 1;
          }
        }
        const { list, fault } = readList(vaultId, statements);
        expect(fault).toBeNull();
        for (const credential of credentials) {
          const sealed = await seal(`hemligt ${credential.id}`, sealedTo(list, credential));
          const opens = async (identity: string) =>
            await open(sealed, identity).then(
              () => true,
              (error: unknown) => {
                if (error instanceof CannotOpen) return false;
                throw error;
              },
            );
          const can = await Promise.all(made.slice(0, used).map(({ keys }) => opens(keys.identity)));
          expect(can).toEqual(can.map((_, n) => expected.may(n, credential)));
          expect(await Promise.all(kits.map(({ identity }) => opens(identity)))).toEqual(
            kits.map((_, n) => n === kit - 1),
          );
          expect(recipientsOf(list, credential)).toHaveLength(can.filter(Boolean).length);
        }
        // The shared folder: the whole register to everybody who opens all of it and to the kit, its extract to the others who are in, nothing to anybody else.
        const devicesOf = (isFull: boolean) =>
          expected.devices
            .filter(({ person }) => expected.full.has(person) === isFull)
            .map(({ n }) => made[n]!.device.recipient);
        const kitNow = kit === 0 ? [] : [kits[kit - 1]!.recipient];
        expect(copyRecipients([list])).toEqual([...devicesOf(true), ...kitNow].toSorted());
        expect(namedOf([list]).recipients).toEqual(devicesOf(false).toSorted());
      }),
      { numRuns: 25, seed: 20_261_122 },
    );
  }, 120_000);
});

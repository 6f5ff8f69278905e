import { isContractProcedure } from '@orpc/contract';
import { describe, expect, test } from 'vitest';
import { contract } from '../../electron/core/contract.ts';
import { Role } from '../../electron/core/foundation/roles.ts';
import { mayCall, permissions, type ProcedureName } from '../../electron/core/permissions.ts';

function proceduresOf(node: unknown, prefix = ''): string[] {
  if (isContractProcedure(node)) return [prefix];
  return Object.entries(node as Record<string, unknown>).flatMap(([name, inner]) =>
    proceduresOf(inner, prefix === '' ? name : `${prefix}.${name}`),
  );
}

// One letter a role, in the order of Role.options: kommunikatör, strateg, chef, kontoansvarig, arkivarie, läsare, IT.
const letters = ['k', 's', 'c', 'o', 'a', 'l', 'i'] as const;
const everyone = 'kscoali';
const expected: Record<ProcedureName, string> = {
  events: everyone,
  'accounts.list': everyone,
  'accounts.get': everyone,
  'accounts.create': 'kscoi',
  'accounts.update': 'kscoi',
  'accounts.setStatus': 'ksci',
  'accounts.void': 'ksi',
  'accounts.unvoid': 'ksi',
  'accounts.bulkChange': 'ksi',
  'accounts.undoBulk': 'ksi',
  'accounts.selection': everyone,
  'accounts.ids': everyone,
  'accounts.recognise': everyone,
  'accounts.platforms': everyone,
  'accounts.summary': everyone,
  'accounts.due': everyone,
  'accounts.history': everyone,
  'accounts.savedViews': everyone,
  'accounts.saveView': everyone,
  'accounts.removeView': everyone,
  'people.me': everyone,
  'people.introduce': everyone,
  'people.list': everyone,
  'people.choices': everyone,
  'people.named': everyone,
  'people.get': everyone,
  'people.create': 'kscoi',
  'people.takeBack': 'kscoi',
  'people.update': 'ksi',
  'people.merge': 'ksi',
  'people.contacts': everyone,
  'people.units': everyone,
  'people.createUnit': 'kscoi',
  'people.updateUnit': 'ksi',
  'people.voidUnit': 'ksi',
  'leaving.get': 'ksci',
  'leaving.ties': 'ksci',
  'leaving.choose': 'ksci',
  'leaving.discard': 'ksci',
  'leaving.make': 'ksci',
  'leaving.depart': 'ksci',
  'leaving.confirm': 'ksci',
  'leaving.decisionFile': 'ksci',
  'leaving.signDecision': 'ksci',
  'leaving.confirmByFile': 'ksci',
  'leaving.confirmByShare': 'ksci',
  'leaving.undo': 'ksci',
  'leaving.leaveVault': 'ksci',
  'leaving.prove': everyone,
  'leaving.receipt': 'ksci',
  'leaving.due': everyone,
  'leaving.proofs': everyone,
  'inventory.openImport': 'ksi',
  'inventory.chooseSheet': 'ksi',
  'inventory.planImport': 'ksi',
  'inventory.runImport': 'ksi',
  'inventory.importRuns': everyone,
  'inventory.importReport': everyone,
  'inventory.exportInventory': 'ksai',
  'inventory.exportPublicList': 'ksai',
  'inventory.snapshots': everyone,
  'inventory.compare': everyone,
  'inventory.discard': everyone,
  'vault.status': everyone,
  'vault.checkKeychain': everyone,
  'vault.found': 'ksi',
  'vault.nameOffSite': 'ksi',
  'vault.unlock': everyone,
  'vault.lock': everyone,
  'vault.touch': everyone,
  'vault.changePassphrase': everyone,
  'vault.acceptRestored': 'ksi',
  'vault.cancelWork': everyone,
  'vault.list': everyone,
  'vault.get': everyone,
  'vault.reveal': everyone,
  'vault.totpCode': everyone,
  'vault.names': everyone,
  'vault.save': 'kscoi',
  'vault.remove': 'kscoi',
  'vault.useLog': everyone,
  'vault.custodians': everyone,
  'vault.requestToJoin': everyone,
  'vault.readRequest': everyone,
  'vault.addDevice': 'ksi',
  'vault.removeDevice': 'ksi',
  'vault.removePerson': 'ksi',
  'vault.setStanding': 'ksi',
  'vault.namePerson': 'ksi',
  'vault.unnamePerson': 'ksi',
  'vault.lend': 'ksi',
  'vault.returnLoan': 'ksi',
  'vault.prepareKit': 'ksi',
  'vault.kitPage': 'ksi',
  'vault.confirmShare': 'ksi',
  'vault.kit': everyone,
  'vault.drill': everyone,
  'vault.recover': 'ksci',
  'vault.rotations': everyone,
  'vault.setRotationStep': 'kscoi',
  'vault.closeRotation': 'kscoi',
  'vault.closeUnopened': 'ksi',
  'vault.closings': everyone,
  'vault.confirmClosing': 'ksci',
  'vault.closingFile': 'ksci',
  'vault.confirmClosingByFile': 'ksci',
  'vault.confirmClosingByShare': 'ksci',
  'vaultImport.open': 'ksi',
  'vaultImport.run': 'ksi',
  'vaultImport.discard': everyone,
  'passwords.generate': everyone,
  'passwords.estimate': everyone,
  'snapshot.status': everyone,
  'snapshot.due': everyone,
  'snapshot.share': 'ksi',
  'snapshot.write': everyone,
  'snapshot.look': everyone,
  'snapshot.open': everyone,
  'snapshot.openWithKit': everyone,
  'snapshot.refresh': everyone,
  'snapshot.takeOver': everyone,
  'snapshot.ownChanges': everyone,
  'snapshot.proveAccess': everyone,
  'snapshot.invite': 'ksi',
  'snapshot.requestToJoin': everyone,
  'settings.info': everyone,
  'settings.administrations': everyone,
  'settings.createAdministration': 'ksi',
  'settings.updateAdministration': 'ksi',
  'settings.preferences': everyone,
  'settings.setPreference': everyone,
  'settings.backups': everyone,
  'settings.backUpNow': everyone,
  'settings.restore': 'ksi',
  'settings.verify': everyone,
};

test('every procedure of the contract has its row, and no row is of something else', () => {
  const procedures = proceduresOf(contract);
  expect(procedures.length).toBeGreaterThan(40);
  expect(Object.keys(permissions).toSorted()).toEqual(procedures.toSorted());
  expect(Object.keys(expected).toSorted()).toEqual(procedures.toSorted());
});

describe('role × procedure, cell by cell', () => {
  const cells = (Object.keys(expected) as ProcedureName[]).flatMap((name) =>
    Role.options.map((role, index) => [role, name, expected[name].includes(letters[index] ?? '?')] as const),
  );
  test.each(cells)('%s calls %s: %s', (role, name, may) => expect(mayCall(name, [role])).toBe(may));
});

test('with several roles one may do what any of them may; with none, nothing', () => {
  expect(mayCall('accounts.void', ['reader', 'communicator'])).toBe(true);
  expect(mayCall('accounts.void', ['reader', 'archivist'])).toBe(false);
  expect(mayCall('accounts.list', [])).toBe(false);
});

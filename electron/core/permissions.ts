import type { AppContract } from './contract.ts';
import { Role } from './foundation/roles.ts';

type ProcedureNames<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends { '~orpc': unknown } ? `${Prefix}${K}` : ProcedureNames<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

/** Every procedure, as `room.verb`. */
export type ProcedureName = ProcedureNames<AppContract>;

const everyone: readonly Role[] = Role.options;
const keepers: readonly Role[] = ['communicator', 'strategist', 'it'];
/** Those who handle handovers: only they see who leaves and when. */
const handoverRoles: readonly Role[] = ['communicator', 'strategist', 'manager', 'it'];
const registerKeepers: readonly Role[] = ['communicator', 'strategist', 'manager', 'account-owner', 'it'];

/**
 * Role × procedure: the one table of who may do what (`design.md` §3), tested cell by cell.
 * Until somebody has introduced themselves there are no roles, and whoever sits at the computer may do everything.
 */
export const permissions: Record<ProcedureName, readonly Role[]> = {
  events: everyone,
  'accounts.list': everyone,
  'accounts.get': everyone,
  'accounts.create': registerKeepers,
  'accounts.update': registerKeepers,
  'accounts.setStatus': ['communicator', 'strategist', 'manager', 'it'],
  'accounts.void': keepers,
  'accounts.unvoid': keepers,
  'accounts.bulkChange': keepers,
  'accounts.undoBulk': keepers,
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
  'people.create': registerKeepers,
  'people.takeBack': registerKeepers,
  'people.update': keepers,
  'people.merge': keepers,
  'people.contacts': everyone,
  'people.units': everyone,
  'people.createUnit': registerKeepers,
  'people.updateUnit': keepers,
  'people.voidUnit': keepers,
  'leaving.get': handoverRoles,
  'leaving.ties': handoverRoles,
  'leaving.choose': handoverRoles,
  'leaving.discard': handoverRoles,
  'leaving.make': handoverRoles,
  'leaving.depart': handoverRoles,
  'leaving.confirm': handoverRoles,
  'leaving.decisionFile': handoverRoles,
  'leaving.signDecision': handoverRoles,
  'leaving.confirmByFile': handoverRoles,
  'leaving.confirmByShare': handoverRoles,
  'leaving.undo': handoverRoles,
  'leaving.leaveVault': handoverRoles,
  'leaving.prove': everyone,
  'leaving.receipt': handoverRoles,
  'leaving.due': everyone,
  'leaving.proofs': everyone,
  'inventory.openImport': keepers,
  'inventory.chooseSheet': keepers,
  'inventory.planImport': keepers,
  'inventory.runImport': keepers,
  'inventory.importRuns': everyone,
  'inventory.importReport': everyone,
  'inventory.exportInventory': ['communicator', 'strategist', 'archivist', 'it'],
  'inventory.exportPublicList': ['communicator', 'strategist', 'archivist', 'it'],
  'inventory.snapshots': everyone,
  'inventory.compare': everyone,
  'inventory.discard': everyone,
  'vault.status': everyone,
  'vault.checkKeychain': everyone,
  'vault.found': keepers,
  'vault.nameOffSite': keepers,
  'vault.unlock': everyone,
  'vault.lock': everyone,
  'vault.touch': everyone,
  'vault.changePassphrase': everyone,
  'vault.acceptRestored': keepers,
  'vault.cancelWork': everyone,
  'vault.list': everyone,
  'vault.get': everyone,
  'vault.reveal': everyone,
  'vault.totpCode': everyone,
  'vault.names': everyone,
  'vault.save': registerKeepers,
  'vault.remove': registerKeepers,
  'vault.useLog': everyone,
  'vault.custodians': everyone,
  'vault.requestToJoin': everyone,
  'vault.readRequest': everyone,
  'vault.addDevice': keepers,
  'vault.removeDevice': keepers,
  'vault.removePerson': keepers,
  'vault.setStanding': keepers,
  'vault.namePerson': keepers,
  'vault.unnamePerson': keepers,
  'vault.lend': keepers,
  'vault.returnLoan': keepers,
  'vault.prepareKit': keepers,
  'vault.kitPage': keepers,
  'vault.confirmShare': keepers,
  'vault.kit': everyone,
  'vault.drill': everyone,
  'vault.recover': ['communicator', 'strategist', 'manager', 'it'],
  'vault.rotations': everyone,
  'vault.setRotationStep': registerKeepers,
  'vault.closeRotation': registerKeepers,
  'vault.closeUnopened': keepers,
  'vault.closings': everyone,
  'vault.confirmClosing': handoverRoles,
  'vault.closingFile': handoverRoles,
  'vault.confirmClosingByFile': handoverRoles,
  'vault.confirmClosingByShare': handoverRoles,
  'vaultImport.open': keepers,
  'vaultImport.run': keepers,
  'vaultImport.discard': everyone,
  'passwords.generate': everyone,
  'passwords.estimate': everyone,
  'snapshot.status': everyone,
  'snapshot.due': everyone,
  'snapshot.share': keepers,
  'snapshot.write': everyone,
  'snapshot.look': everyone,
  'snapshot.open': everyone,
  'snapshot.openWithKit': everyone,
  'snapshot.refresh': everyone,
  // Only a full custodian's key can claim the register, whatever the role says.
  'snapshot.takeOver': everyone,
  'snapshot.ownChanges': everyone,
  'snapshot.proveAccess': everyone,
  'snapshot.invite': keepers,
  'snapshot.requestToJoin': everyone,
  'settings.info': everyone,
  'settings.administrations': everyone,
  'settings.createAdministration': keepers,
  'settings.updateAdministration': keepers,
  'settings.preferences': everyone,
  'settings.setPreference': everyone,
  'settings.backups': everyone,
  'settings.backUpNow': everyone,
  'settings.restore': ['strategist', 'it', 'communicator'],
  'settings.verify': everyone,
};

/** Whether somebody with these roles may call the procedure; no roles at all means that nobody is introduced yet. */
export function mayCall(name: ProcedureName, roles: readonly Role[]): boolean {
  return permissions[name].some((role) => roles.includes(role));
}

/** Whether somebody with these roles handles handovers, and so may see who leaves and when. */
export function handlesHandovers(roles: readonly Role[]): boolean {
  return handoverRoles.some((role) => roles.includes(role));
}

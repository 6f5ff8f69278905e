import { implement } from '@orpc/server';
import type { Context } from '../foundation/context.ts';
import { Refusal } from '../foundation/errors.ts';
import { KeychainUnavailable } from '../foundation/ports.ts';
import { byDevice, byShare } from '../leaving/second-person.ts';
import { byFile, decisionFile } from '../leaving/signed-decision.ts';
import { acceptRestored } from './accept-restored.ts';
import { changePassphrase, unlockVault } from './unlock-vault.ts';
import { removeDevice, removePerson, setNamed, setStanding } from './change-custodians.ts';
import { closeUnopened, confirmClosing, listClosings, waitingClosing } from './close-unopened.ts';
import { vaultContract } from './contract.ts';
import { foundVaultFor, nameOffSite } from './found-vault.ts';
import { confirmShare, drillKit, prepareKit, readKit, readKitPage } from './issue-kit.ts';
import { addDevice, readRequest, requestToJoin } from './join-vault.ts';
import { lendCredential, returnLoan } from './lend-credential.ts';
import { lockVaults } from './lock-vaults.ts';
import { listCredentials, readCredential } from './read-credentials.ts';
import { readCustodians } from './read-custodians.ts';
import { readStatus } from './read-status.ts';
import { readUseLog } from './read-use-log.ts';
import { recoverVault } from './recover-vault.ts';
import { removeCredential } from './remove-credential.ts';
import { readHolds, readNames, revealField, totpCode } from './reveal-field.ts';
import { saveCredential } from './save-credential.ts';
import { closeRotation, listRotations, setRotationStep } from './work-rotations.ts';

const room = implement(vaultContract).$context<Context>();

/** Written, read and removed nowhere: asking for what is not there is enough, for the port answers "nothing" only after a probe. */
async function checkKeychain(context: Context): Promise<{ keychain: 'available' | 'unavailable' }> {
  if (context.keychain === null) return { keychain: 'unavailable' };
  try {
    await context.keychain.getPassword('se.kanalvakt', 'is-there-a-keychain');
    return { keychain: 'available' };
  } catch (error) {
    if (error instanceof KeychainUnavailable) return { keychain: 'unavailable' };
    throw error;
  }
}

export const vaultHandlers = {
  status: room.status.handler(({ input, context }) => readStatus(context, input.administrationId)),
  checkKeychain: room.checkKeychain.handler(({ context }) => checkKeychain(context)),
  found: room.found.handler(({ input, context }) => foundVaultFor(context, input)),
  nameOffSite: room.nameOffSite.handler(({ input, context }) => nameOffSite(context, input.vaultId, input)),
  unlock: room.unlock.handler(({ input, context }) => unlockVault(context, input.vaultId, input.passphrase)),
  lock: room.lock.handler(({ input, context }) => {
    lockVaults(context, input.reason);
    return {};
  }),
  touch: room.touch.handler(({ context }) => {
    context.vaults.touch(context.clock.now());
    return {};
  }),
  changePassphrase: room.changePassphrase.handler(({ input, context }) =>
    changePassphrase(context, input.vaultId, input.current, input.next),
  ),
  acceptRestored: room.acceptRestored.handler(({ input, context }) => acceptRestored(context, input.vaultId)),
  cancelWork: room.cancelWork.handler(({ input, context }) => {
    context.vaults.cancel(input.vaultId);
    return {};
  }),
  list: room.list.handler(({ input, context }) => listCredentials(context, input)),
  get: room.get.handler(({ input, context }) => readCredential(context, input.id)),
  reveal: room.reveal.handler(({ input, context }) => revealField(context, input)),
  totpCode: room.totpCode.handler(({ input, context }) => totpCode(context, input)),
  names: room.names.handler(({ input, context }) => readNames(context, input.id)),
  holds: room.holds.handler(({ input, context }) => readHolds(context, input.id)),
  save: room.save.handler(({ input, context }) => {
    if ((input.id === null) !== (input.version === null)) throw new Refusal('changed-meanwhile');
    return saveCredential(context, input);
  }),
  remove: room.remove.handler(async ({ input, context }) => {
    await removeCredential(context, input);
    return {};
  }),
  useLog: room.useLog.handler(({ input, context }) => readUseLog(context, input)),
  custodians: room.custodians.handler(({ input, context }) => readCustodians(context, input.vaultId)),
  requestToJoin: room.requestToJoin.handler(({ input, context }) => requestToJoin(context, input)),
  readRequest: room.readRequest.handler(({ input, context }) => readRequest(context, input.vaultId, input.request)),
  addDevice: room.addDevice.handler(({ input, context }) => addDevice(context, input)),
  removeDevice: room.removeDevice.handler(({ input, context }) => removeDevice(context, input)),
  removePerson: room.removePerson.handler(({ input, context }) => removePerson(context, input)),
  setStanding: room.setStanding.handler(({ input, context }) => setStanding(context, input)),
  namePerson: room.namePerson.handler(({ input, context }) => setNamed(context, { ...input, named: true })),
  unnamePerson: room.unnamePerson.handler(({ input, context }) => setNamed(context, { ...input, named: false })),
  lend: room.lend.handler(({ input, context }) => lendCredential(context, input)),
  returnLoan: room.returnLoan.handler(({ input, context }) => returnLoan(context, input.id, input.personId)),
  prepareKit: room.prepareKit.handler(({ input, context }) => prepareKit(context, input.vaultId, input.holderIds)),
  kitPage: room.kitPage.handler(({ input, context }) => readKitPage(context, input.vaultId, input.page)),
  confirmShare: room.confirmShare.handler(({ input, context }) => confirmShare(context, input.vaultId, input.share)),
  kit: room.kit.handler(({ input, context }) => readKit(context, input.vaultId)),
  drill: room.drill.handler(({ input, context }) => drillKit(context, input.vaultId, input.shares)),
  recover: room.recover.handler(({ input, context }) => recoverVault(context, input)),
  rotations: room.rotations.handler(({ input, context }) => listRotations(context, input.vaultId, input.show)),
  setRotationStep: room.setRotationStep.handler(({ input, context }) => setRotationStep(context, input)),
  closeRotation: room.closeRotation.handler(({ input, context }) => closeRotation(context, input.id, input.version)),
  closeUnopened: room.closeUnopened.handler(({ input, context }) => closeUnopened(context, input)),
  closings: room.closings.handler(({ input, context }) => listClosings(context, input.vaultId)),
  confirmClosing: room.confirmClosing.handler(({ input, context }) =>
    confirmClosing(context, input.closingId, byDevice),
  ),
  closingFile: room.closingFile.handler(async ({ input, context }) =>
    decisionFile(context, await waitingClosing(context.db, input.closingId)),
  ),
  confirmClosingByFile: room.confirmClosingByFile.handler(({ input, context }) =>
    confirmClosing(context, input.closingId, (inside, decided) => byFile(inside, decided, input.file)),
  ),
  confirmClosingByShare: room.confirmClosingByShare.handler(({ input, context }) =>
    confirmClosing(context, input.closingId, (inside, decided) => byShare(inside, decided, input.share)),
  ),
};

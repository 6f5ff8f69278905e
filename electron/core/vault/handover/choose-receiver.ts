import { randomBytes } from 'node:crypto';
import type { Context } from '../../foundation/context.ts';
import { Refusal } from '../../foundation/errors.ts';
import { sameFingerprint } from '../device-keys.ts';
import { refuseGuessable } from '../hard-to-guess.ts';
import { signedRequest } from '../join-vault.ts';
import { seal } from '../sealing.ts';
import { type CustodianList, type Device, Recipient } from '../statements.ts';
import { type HandoverReceiver, shortestPassphrase } from './contract.ts';
import { passphraseMark, type Receiver } from './handover-file.ts';

/** A receiver, decided: what stands in the file, how it is sealed, and the vault's own device where it is one. */
export interface Chosen {
  receiver: Receiver;
  device: Device | null;
  /** For the log: whom, without anything secret. */
  to: string;
  sealText(text: string): Promise<Uint8Array>;
}

/** Decides whom a file is for. A computer that was put out of this vault gets none, and a request is held against what its owner has read aloud. */
export async function chooseReceiver(context: Context, list: CustodianList, to: HandoverReceiver): Promise<Chosen> {
  switch (to.kind) {
    case 'device': {
      const device = list.devices.get(to.fingerprint);
      if (device === undefined) throw new Refusal('handover-file-no-such-device', { fingerprint: to.fingerprint });
      return await ofRecipient(list, device.recipient);
    }
    case 'recipient':
      return await ofRecipient(list, to.recipient.toLowerCase());
    case 'request': {
      const { device } = await signedRequest(to.request);
      if (!sameFingerprint(device.fingerprint, to.fingerprint))
        throw new Refusal('handover-file-receiver-fingerprint', { computer: device.name });
      if (list.removed.has(device.fingerprint))
        throw new Refusal('handover-file-receiver-removed', { computer: device.name });
      return await ofRecipient(list, device.recipient);
    }
    case 'passphrase': {
      const { passphrase } = to;
      if (passphrase.length < shortestPassphrase)
        throw new Refusal('handover-file-weak-passphrase', { length: shortestPassphrase });
      await refuseGuessable(context, passphrase);
      const salt = randomBytes(16).toString('base64');
      return {
        receiver: { kind: 'passphrase', salt, mark: passphraseMark(salt, passphrase) },
        device: null,
        to: 'passphrase',
        sealText: (text) => context.runJob('sealWithPassphrase', { text, passphrase, work: context.passphraseWork }),
      };
    }
  }
}

async function ofRecipient(list: CustodianList, recipient: string): Promise<Chosen> {
  const isOne = Recipient.safeParse(recipient).success;
  // Some points of the curve are recipients in form and cannot be sealed to.
  if (!isOne || !(await canSeal(recipient))) throw new Refusal('handover-file-bad-recipient');
  const device = [...list.devices.values()].find((one) => one.recipient === recipient) ?? null;
  return {
    receiver: { kind: 'device', recipient },
    device,
    to: device?.fingerprint ?? recipient,
    sealText: (text) => seal(text, [recipient]),
  };
}

const canSeal = (recipient: string) =>
  seal('', [recipient]).then(
    () => true,
    () => false,
  );

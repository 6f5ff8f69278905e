import { randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '../../../electron/core/foundation/audit/chain.ts';
import { signHash } from '../../../electron/core/foundation/audit/signature.ts';
import { newDeviceKeys } from '../../../electron/core/vault/device-keys.ts';
import { kitIssued, type KitKeys, kitKeysOf } from '../../../electron/core/vault/kit.ts';
import { readList, type Said, state, type Statement } from '../../../electron/core/vault/statements.ts';

const vaultId = randomUUID();
const at = '2026-05-04T10:00:00.000Z';
const [karin, bo, dan] = [randomUUID(), randomUUID(), randomUUID()];
type Made = Awaited<ReturnType<typeof newDeviceKeys>>;
let own: Made;
let second: Made;
let third: Made;
let stranger: Made;
let chain: Statement[];
let kitKeys: KitKeys;

const signer = ({ keys, device }: Made) => ({ by: device.fingerprint, signingKey: keys.signingKey, at });
/** Adds what somebody says, whether or not they may. */
function say(statements: readonly Statement[], said: Said, by: Made): Statement[] {
  return [...statements, state(readList(vaultId, statements).list, said, signer(by))];
}
/** A kit as it comes into force after a list. */
const issued = (statements: readonly Statement[], number: number, holders: string[]): Said =>
  kitIssued(readList(vaultId, statements).list, kitKeys, {
    id: 'kit',
    number,
    holders,
    pages: [1, 2, 3].map((page) => sha256(`${page}`)),
  });
/** Changes a statement's text and signs it again as somebody else would. */
function rewritten(statement: Statement, change: (body: Record<string, unknown>) => void, by: Made): Statement {
  const body = JSON.parse(statement.body) as Record<string, unknown>;
  change(body);
  const text = JSON.stringify(body);
  return { ...statement, body: text, hash: sha256(text), signature: signHash(by.keys.signingKey, sha256(text)) };
}
const fault = (statements: readonly Statement[]) => readList(vaultId, statements).fault;

beforeAll(async () => {
  [own, second, third, stranger] = (await Promise.all(
    ['ett', 'två', 'tre', 'fyra'].map((name) => newDeviceKeys(name)),
  )) as [Made, Made, Made, Made];
  kitKeys = await kitKeysOf(randomBytes(32));
  chain = say([], { kind: 'founded', personId: karin, device: own.device }, own);
  chain = say(chain, issued(chain, 1, [karin, bo, dan]), own);
  chain = say(chain, { kind: 'device-added', personId: bo, standing: 'full', device: second.device }, own);
  chain = say(chain, { kind: 'device-added', personId: dan, standing: 'named', device: third.device }, second);
  chain = say(chain, { kind: 'named', personId: dan, subject: { kind: 'account', id: randomUUID() } }, own);
});

test('an honest list holds, and its epoch rises with each change of who can open everything', () => {
  const { list, fault } = readList(vaultId, chain);
  expect(fault).toBeNull();
  expect(list.head).toMatchObject({ sequence: 5, epoch: 3 });
  expect([...list.standing.values()]).toEqual(['full', 'full', 'named']);
});

describe('a forged list does not hold from the forgery on', () => {
  test('a row added by a stranger, by somebody who is only named, and by the kit', () => {
    const add: Said = { kind: 'device-added', personId: dan, standing: 'named', device: stranger.device };
    expect(fault(say(chain, add, stranger))).toEqual({ sequence: 6, fault: 'signer' });
    expect(fault(say(chain, add, third))).toEqual({ sequence: 6, fault: 'signer' });
    const list = readList(vaultId, chain).list;
    const asKit = state(list, add, { by: 'kit', signingKey: stranger.keys.signingKey, at });
    expect(fault([...chain, asKit])).toEqual({ sequence: 6, fault: 'signer' });
    const recovered: Said = { kind: 'recovered', personId: dan, device: stranger.device };
    const forged = state(list, recovered, { by: 'kit', signingKey: stranger.keys.signingKey, at });
    expect(fault([...chain, forged])).toEqual({ sequence: 6, fault: 'signer' });
  });

  test('a statement signed with a key other than the one it names', () => {
    const list = readList(vaultId, chain).list;
    const said: Said = { kind: 'person-removed', personId: bo };
    const forged = state(list, said, { by: own.device.fingerprint, signingKey: stranger.keys.signingKey, at });
    expect(fault([...chain, forged])).toEqual({ sequence: 6, fault: 'signer' });
  });

  test('changed text, with the old hash, a new hash, or a new signature', () => {
    const third = chain[2] as Statement;
    const body = third.body.replace('"standing":"full"', '"standing":"named"');
    expect(body).not.toBe(third.body);
    expect(fault(chain.with(2, { ...third, body }))).toEqual({ sequence: 3, fault: 'hash' });
    expect(fault(chain.with(2, { ...third, body, hash: sha256(body) }))).toEqual({ sequence: 3, fault: 'signature' });
    const resigned = rewritten(third, (text) => (text['by'] = stranger.device.fingerprint), stranger);
    expect(fault(chain.with(2, resigned))).toEqual({ sequence: 3, fault: 'signer' });
  });

  test('a row taken out, two in the other order, and one said twice', () => {
    expect(fault(chain.toSpliced(1, 1))).toEqual({ sequence: 2, fault: 'order' });
    const [, two, three] = chain as [Statement, Statement, Statement];
    expect(fault(chain.with(1, three).with(2, two))).toEqual({ sequence: 2, fault: 'order' });
    expect(fault(chain.toSpliced(2, 0, two))).toEqual({ sequence: 3, fault: 'order' });
  });

  test('another vault’s statements, and an epoch that does not follow', () => {
    expect(readList(randomUUID(), chain).fault).toEqual({ sequence: 1, fault: 'other-vault' });
    const last = chain.at(-1) as Statement;
    expect(
      fault(
        chain.with(
          4,
          rewritten(last, (body) => (body['epoch'] = 9), own),
        ),
      ),
    ).toEqual({
      sequence: 5,
      fault: 'epoch',
    });
  });

  test('a vault founded again over the old one', () => {
    const again: Said = { kind: 'founded', personId: dan, device: stranger.device };
    expect(fault(say(chain, again, stranger))).toEqual({ sequence: 6, fault: 'order' });
  });

  test('a shortened list holds in itself, which is why the keychain pins its end', () => {
    expect(fault(chain.slice(0, 3))).toBeNull();
  });
});

describe('what a list never says', () => {
  test('a removed device does not come back, and signs nothing more', () => {
    const removed = say(chain, { kind: 'person-removed', personId: bo }, own);
    expect(fault(removed)).toBeNull();
    const back: Said = { kind: 'device-added', personId: bo, standing: 'full', device: second.device };
    expect(fault(say(removed, back, own))).toEqual({ sequence: 7, fault: 'known-device' });
    const after: Said = { kind: 'person-removed', personId: dan };
    expect(fault(say(removed, after, second))).toEqual({ sequence: 7, fault: 'signer' });
  });

  test('the last full custodian is not removed, and a kit has three different holders', () => {
    const alone = say(chain, { kind: 'person-removed', personId: bo }, own);
    expect(fault(say(alone, { kind: 'person-removed', personId: karin }, own))).toMatchObject({
      fault: 'last-custodian',
    });
    expect(fault(say(alone, { kind: 'standing-set', personId: karin, standing: 'named' }, own))).toMatchObject({
      fault: 'last-custodian',
    });
    expect(fault(say(chain, issued(chain, 2, [bo, bo, dan]), own))).toMatchObject({ fault: 'holders' });
  });

  test('a kit that has not said so itself, after this very list: its public keys may be anybody’s to know', () => {
    const said = issued(chain, 2, [karin, bo, dan]) as Extract<Said, { kind: 'kit-issued' }>;
    expect(fault(say(chain, said, own))).toBeNull();
    // The same kit in a vault that a stranger founds around it.
    const founded = say([], { kind: 'founded', personId: dan, device: stranger.device }, stranger);
    const first = JSON.parse((chain[1] as Statement).body) as { said: Said };
    expect(fault(say(founded, first.said, stranger))).toEqual({ sequence: 2, fault: 'kit-proof' });
    for (const change of [{ holders: [dan, bo, karin] }, { kitId: 'annan' }, { proof: '' }])
      expect(fault(say(chain, { ...said, ...change }, own))).toEqual({ sequence: 6, fault: 'kit-proof' });
    const withoutProof = say(chain, said, own).map((one, at) =>
      at < 5 ? one : rewritten(one, (body) => delete (body['said'] as { proof?: string }).proof, own),
    );
    expect(fault(withoutProof)).toEqual({ sequence: 6, fault: 'unreadable' });
  });

  test('a fingerprint is what the keys make it, whatever a list calls it', () => {
    const device = { ...stranger.device, fingerprint: own.device.fingerprint };
    const founded: Said = { kind: 'founded', personId: dan, device };
    const signed = state(readList(vaultId, []).list, founded, { ...signer(stranger), by: device.fingerprint });
    expect(fault([signed])).toEqual({ sequence: 1, fault: 'fingerprint' });
    const added: Said = {
      kind: 'device-added',
      personId: dan,
      standing: 'named',
      device: { ...stranger.device, fingerprint: 'AAAAA-AAAAA-AAAAA-AAAAA' },
    };
    expect(fault(say(chain, added, own))).toEqual({ sequence: 6, fault: 'fingerprint' });
  });

  test('whoever goes takes namings and loans along', () => {
    const gone = say(chain, { kind: 'device-removed', fingerprint: third.device.fingerprint }, own);
    const { list } = readList(vaultId, gone);
    expect([list.named, list.standing.has(dan)]).toEqual([[], false]);
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { changedDraft, modelsOn, refuseMeaningless } from '../../../electron/core/accounts/bulk-rules.ts';
import { AccessModel, type AccountDraft, type BulkChange } from '../../../electron/core/accounts/contract.ts';
import { loadCatalogue, platformById } from '../../../electron/core/accounts/platforms.ts';
import { Refusal } from '../../../electron/core/foundation/errors.ts';
import { draft, projectRoot } from '../../register.ts';

const catalogue = loadCatalogue(readFileSync(path.join(projectRoot, 'resources/platforms.yaml'), 'utf8'));
const linkedin = platformById(catalogue, 'linkedin');
const today = '2026-05-04';
const changed = (fields: Partial<AccountDraft>, change: BulkChange) =>
  changedDraft(draft('f', fields), change, today, 'Karin');

test('only ways in that the platform has are offered, and "unknown" always is', () => {
  expect(modelsOn(linkedin, AccessModel.options)).toEqual(['unknown', 'personal-role']);
  expect(modelsOn(undefined, AccessModel.options)).toEqual(AccessModel.options);
});

describe('a change', () => {
  test('that says nothing changes nothing', () => {
    const before = draft('f', { purpose: 'Berätta', archiveLevel: 'full' });
    expect(changedDraft(before, { purpose: undefined }, today, 'Karin')).toEqual(before);
  });

  test('a new responsible replaces the old; an editor comes beside the others', () => {
    const roles: AccountDraft['roles'] = [
      { role: 'responsible', personId: 'anna' },
      { role: 'editor', personId: 'anna' },
    ];
    const assign: BulkChange['assign'] = [
      { role: 'responsible', personId: 'bo' },
      { role: 'editor', personId: 'bo' },
    ];
    expect(changed({ roles }, { assign }).roles).toEqual([
      { role: 'editor', personId: 'anna' },
      { role: 'responsible', personId: 'bo' },
      { role: 'editor', personId: 'bo' },
    ]);
  });

  test('who can log in is dated today, and the others keep what is known of them', () => {
    const anna = { personId: 'anna', canLogIn: true, canClose: true, verifiedOn: '2026-01-01' };
    const bo = { personId: 'bo', canLogIn: null, canClose: null, verifiedOn: null };
    const access = { personId: 'bo', canLogIn: true, canClose: null };
    expect(changed({ access: [anna, bo] }, { access }).access).toEqual([anna, { ...access, verifiedOn: today }]);
  });

  test('items seen today are dated and signed, and the others keep their day', () => {
    const terms = { item: 'terms', ok: false, checkedOn: '2026-01-01', checkedBy: 'Bo' } as const;
    const sender = { item: 'sender', ok: false, checkedOn: null, checkedBy: '' } as const;
    expect(changed({ checks: [terms, sender] }, { checked: ['sender'] }).checks).toEqual([
      terms,
      { item: 'sender', ok: true, checkedOn: today, checkedBy: 'Karin' },
    ]);
  });

  test('a contract is for contractors’ accounts only', () => {
    const contract = {
      contractor: 'Exempel AB',
      contractorContact: '',
      contractEndsOn: '2027-01-01',
      ownerAfterContract: '',
    };
    expect(changed({ kind: 'contractor' }, { contract })).toMatchObject(contract);
    expect(changed({}, { kind: 'contractor', contract })).toMatchObject(contract);
    expect(changed({}, { contract })).toMatchObject({ contractor: '', contractEndsOn: null });
  });
});

describe('a change that nobody means is refused', () => {
  test.each<[string, Partial<AccountDraft>, Partial<AccountDraft>, string | null]>([
    ['a way in that is not there', {}, { accessModel: 'shared' }, 'access-model-not-there'],
    ['a way in that is there', {}, { accessModel: 'personal-role' }, null],
    ['one that was noted before', { accessModel: 'shared' }, { accessModel: 'shared', purpose: 'x' }, null],
    ['a contractor without contract', {}, { kind: 'contractor', contractor: 'Exempel AB' }, 'contract-needed'],
    ['a contractor without name', {}, { kind: 'contractor', contractEndsOn: today }, 'contract-needed'],
    ['a contractor with both', {}, { kind: 'contractor', contractor: 'Exempel AB', contractEndsOn: today }, null],
    ['a project without end', {}, { kind: 'project' }, 'end-date-needed'],
    ['a class account without end', {}, { kind: 'pedagogical' }, 'end-date-needed'],
    ['one whose end is known to be unknown', {}, { kind: 'project', unknownFields: ['end-date'] }, null],
    ['a project that had no end before', { kind: 'project' }, { kind: 'project', purpose: 'x' }, null],
  ])('%s', (_, before, after, code) => {
    const attempt = () => refuseMeaningless(draft('f', before), draft('f', { ...before, ...after }), linkedin);
    if (code === null) expect(attempt).not.toThrow();
    else expect(attempt).toThrow(expect.objectContaining({ code }));
    if (code !== null) expect(attempt).toThrow(Refusal);
  });
});

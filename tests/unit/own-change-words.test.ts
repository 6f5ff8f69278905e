import { describe, expect, it } from 'vitest';
import { detailsText, kindOf, verbOf } from '../../renderer/src/features/snapshot/own-change-words.ts';

describe('a former writer’s own changes in words', () => {
  it('says of each entry what it is about and what was done', () => {
    expect(kindOf('account')).toBe('account');
    expect(kindOf('rotation')).toBe('other');
    expect(verbOf('account-created')).toBe('added');
    expect(verbOf('account-voided')).toBe('removed');
    expect(verbOf('account-unvoided')).toBe('changed');
    expect(verbOf('account-changed-in-bulk')).toBe('changed');
    expect(verbOf('credential-revealed')).toBe('opened');
    expect(verbOf('vault-kit-drill')).toBe('other');
  });

  it('lists the details without the ids that nobody can enter', () => {
    const details = {
      personId: '018f2f6e-1b2c-7def-8abc-0123456789ab',
      name: 'Badhuset',
      changes: [{ field: 'url', to: 'https://bad.example' }],
      empty: '',
      count: 2,
    };
    expect(detailsText(JSON.stringify(details))).toBe(
      'name: Badhuset · changes.field: url · changes.to: https://bad.example · count: 2',
    );
    expect(detailsText('not json')).toBe('not json');
  });
});

import type { Ground, RuleName, RuleValue } from './rules.ts';

/** A value that others use, with where it comes from (`domain.md` §0, §1, §3.1). */
interface SuggestionOf<K extends RuleName> {
  id:
    | 'access-two'
    | 'access-three'
    | 'access-communicator'
    | 'posts-two'
    | 'posts-three'
    | 'posts-one'
    | 'posts-none'
    | 'picture-blue';
  value: RuleValue<K>;
  ground: Ground;
}

export type Suggestion = SuggestionOf<RuleName>;

/** What can be chosen instead of thinking it out; the standard of every rule is offered besides. */
export const suggestions: { [K in RuleName]?: ReadonlyArray<SuggestionOf<K>> } = {
  accessRule: [
    { id: 'access-two', value: { kind: 'count', people: 2 }, ground: 'guidance' },
    { id: 'access-three', value: { kind: 'count', people: 3 }, ground: 'local' },
    { id: 'access-communicator', value: { kind: 'communicator-on-all' }, ground: 'local' },
  ],
  postsPerWeek: [
    { id: 'posts-two', value: 2, ground: 'policy' },
    { id: 'posts-three', value: 3, ground: 'local' },
    { id: 'posts-one', value: 1, ground: 'local' },
    { id: 'posts-none', value: 0, ground: 'local' },
  ],
  profilePicture: [{ id: 'picture-blue', value: 'erik-blue', ground: 'local' }],
};

/** Suggestions whose source is worth writing in the note. */
export const sourced = ['access-two', 'posts-two', 'picture-blue'] as const;

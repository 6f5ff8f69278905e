/** The shape another language must have: the same keys, other words. */
export type Complete<T> = { [K in keyof T]: T[K] extends string ? string : Complete<T[K]> };

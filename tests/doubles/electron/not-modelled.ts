import { EventEmitter } from 'node:events';

// What the language itself looks for on any object; asking for these is not using an Electron API.
const ofTheLanguage = new Set<string>(['then', 'toJSON', 'constructor', 'prototype', 'valueOf', 'toString']);

function refuse(api: string): never {
  throw new Error(`double: ${api} is not modelled`);
}

/** Ends an object's prototype chain in a refusal, so that whatever is not modelled throws instead of being undefined. */
export function strict<T extends object>(name: string, object: T): T {
  const end: object = Object.getPrototypeOf(object) ?? Object.prototype;
  Object.setPrototypeOf(
    object,
    new Proxy(end, {
      get: (target, property, receiver) =>
        typeof property === 'symbol' || property in target || ofTheLanguage.has(property)
          ? (Reflect.get(target, property, receiver) as unknown)
          : refuse(`${name}.${property}`),
    }),
  );
  return object;
}

/** A whole module or class of Electron's that the double does not have; any use of it throws. */
export function notModelled(name: string): never {
  return new Proxy(function unmodelled() {}, {
    get: (_target, property) =>
      typeof property === 'symbol' || ofTheLanguage.has(property) ? undefined : refuse(`${name}.${property}`),
    apply: () => refuse(name),
    construct: () => refuse(`new ${name}`),
  }) as never;
}

/** Refuses options that the double would otherwise silently ignore. */
export function onlyModelled(name: string, options: object, modelled: readonly string[]): void {
  for (const key of Object.keys(options)) if (!modelled.includes(key)) refuse(`${name} option ${key}`);
}

/** An emitter that refuses a listener for an event it never sends. */
export class StrictEmitter extends EventEmitter {
  readonly #name: string;
  readonly #events: readonly string[];

  constructor(name: string, events: readonly string[]) {
    super();
    this.#name = name;
    this.#events = events;
  }

  override on(event: string, listener: (...args: never[]) => void): this {
    this.#known(event);
    return super.on(event, listener as never);
  }

  override once(event: string, listener: (...args: never[]) => void): this {
    this.#known(event);
    return super.once(event, listener as never);
  }

  #known(event: string): void {
    if (!this.#events.includes(event)) refuse(`${this.#name} event ${event}`);
  }
}

/** Electron's event object, of which we rely on one method. */
export function preventable(fields: object = {}): { event: object; prevented: () => boolean } {
  let prevented = false;
  const preventDefault = () => {
    prevented = true;
  };
  return { event: strict('event', { ...fields, preventDefault }), prevented: () => prevented };
}

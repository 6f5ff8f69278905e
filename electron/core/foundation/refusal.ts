import type { RefusalCode, RefusalValues } from './errors.ts';

/** An expected no: the person asked for something that cannot be done, and nothing was changed. In a file of its own, so that a worker starts without the schemas. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly values: RefusalValues;
  constructor(code: RefusalCode, values: RefusalValues = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(values)}`, options);
    this.code = code;
    this.values = values;
  }
}

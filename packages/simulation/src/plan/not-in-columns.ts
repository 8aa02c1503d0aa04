/** Something of a document that cannot be worked out column by column: those who decide fall back to the row evaluator. */
export class NotInColumns extends Error {
  readonly derived: string;

  constructor(derived: string, kind: string, why: string) {
    super(`${derived} (${kind}) is decided partner by partner: ${why}.`);
    this.name = 'NotInColumns';
    this.derived = derived;
  }
}

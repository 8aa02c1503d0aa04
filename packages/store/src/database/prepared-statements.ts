import { type messages, type PGlite, parse, protocol, type Results } from '@electric-sql/pglite';

/** A statement that the database has parsed: its name there, the types of its values, and its columns where it gives rows. */
interface Prepared {
  readonly name: string;
  readonly types: readonly number[];
  readonly columns: messages.BackendMessage | undefined;
}

/** So many stay prepared; of more, those used longest ago are given up. */
const MOST = 250;
/** Longer ones are of many rows at once, and come once. */
const LONGEST = 4_000;

const { serialize } = protocol;
const SYNC = serialize.sync();

/** One message of several, since each that is handed over costs as much as a short query. */
function together(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * Statements of an embedded database, each parsed once: parsing and rewriting for row-level security cost several times what
 * running one does. Whose rows they see is settled anew for each role, and the plan is made anew each time (see `start`).
 */
export class PreparedStatements {
  readonly #database: PGlite;
  readonly #kept = new Map<string, Prepared>();
  #made = 0;

  constructor(database: PGlite) {
    this.#database = database;
  }

  run(text: string, values: readonly unknown[]): Promise<Results<unknown>> {
    if (text.length > LONGEST) return this.#database.query(text, [...values]);
    return this.#database.runExclusive(async () => {
      const { name, types, columns } = await this.#prepared(text);
      const answered = await this.#send(
        serialize.bind({ statement: name, values: values.map((value, index) => this.#written(value, types[index])) }),
        serialize.execute({}),
      );
      const [result] = parse.parseResults(columns ? [columns, ...answered] : answered, this.#database.parsers);
      return result ?? { rows: [], fields: [] };
    });
  }

  /** Tables are others now: what a statement gives may be too. */
  async forget(): Promise<void> {
    const names = [...this.#kept.values()].map(({ name }) => serialize.close({ type: 'S', name }));
    this.#kept.clear();
    if (names.length > 0) await this.#database.runExclusive(() => this.#send(...names));
  }

  async #prepared(text: string): Promise<Prepared> {
    const known = this.#kept.get(text);
    if (known) {
      this.#kept.delete(text);
      this.#kept.set(text, known);
      return known;
    }
    this.#made += 1;
    const name = `s${this.#made}`;
    const oldest = this.#kept.size < MOST ? undefined : this.#kept.entries().next().value;
    const close = oldest ? [serialize.close({ type: 'S', name: oldest[1].name })] : [];
    if (oldest) this.#kept.delete(oldest[0]);
    const answered = await this.#send(...close, serialize.parse({ name, text }), serialize.describe({ type: 'S', name }));
    const prepared: Prepared = {
      name,
      types: parse.parseDescribeStatementResults([...answered]),
      columns: answered.find((message) => message.name === 'rowDescription'),
    };
    this.#kept.set(text, prepared);
    return prepared;
  }

  /** A value as text, as `query` of the database writes it. */
  #written(value: unknown, type: number | undefined): string | null {
    if (value === null || value === undefined) return null;
    const write = type === undefined ? undefined : this.#database.serializers[type];
    return write ? write(value) : String(value);
  }

  #send(...parts: readonly Uint8Array[]): Promise<messages.BackendMessage[]> {
    return this.#database.execProtocolStream(together([...parts, SYNC]));
  }
}

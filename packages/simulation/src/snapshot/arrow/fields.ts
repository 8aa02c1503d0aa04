import type { Data, Field, Struct } from 'apache-arrow';
import type { Arrow } from './library.ts';
import { ROLE, type Role } from './role.ts';

/** A field of the file with its content. */
export interface Part {
  readonly name: string;
  readonly role: Role;
  readonly data: Data;
}

/** Puts parts together as fields. */
export class Fields {
  readonly #arrow: Arrow;

  constructor(arrow: Arrow) {
    this.#arrow = arrow;
  }

  field({ name, role, data }: Part): Field {
    return this.#arrow.Field.new(name, data.type, data.nullable, new Map([[ROLE, JSON.stringify(role)]]));
  }

  struct(parts: readonly Part[], length: number): Data<Struct> {
    const { Struct: Together, makeData } = this.#arrow;
    const type = new Together(parts.map((part) => this.field(part)));
    return makeData({ type, length, nullCount: 0, children: parts.map(({ data }) => data) });
  }

  /** A list of several parts for each place. */
  lists(starts: Int32Array, parts: readonly Part[], length: number): Data {
    const { Field: One, List, makeData } = this.#arrow;
    const child = this.struct(parts, length);
    return makeData({
      type: new List(One.new('row', child.type, false)),
      length: starts.length - 1,
      nullCount: 0,
      valueOffsets: starts,
      child,
    });
  }
}

// The binary format of WebAssembly 2.0 (https://webassembly.github.io/spec/core/binary/), as much of it as is needed.

/** An unsigned number as LEB128. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

/** A signed number of 32 bits as LEB128. */
export function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) return [...bytes, low];
    bytes.push(low | 0x80);
  }
}

const text = (value: string): number[] => [...unsigned(value.length), ...[...value].map((letter) => letter.charCodeAt(0))];
const list = (items: readonly (readonly number[])[]): number[] => [...unsigned(items.length), ...items.flat()];

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

const I32 = 0x7f;
const V128 = 0x7b;

export interface FunctionParts {
  /** All are i32; they are the first locals. */
  readonly parameters: number;
  /** Locals of type i32 after them, then locals of type v128. */
  readonly numbers: number;
  readonly vectors: number;
  readonly code: readonly number[];
}

/** A module with one function, exported as `run`, over a memory that is imported as `env.memory`. */
export function moduleOf({ parameters, numbers, vectors, code }: FunctionParts): Uint8Array<ArrayBuffer> {
  const locals = list([
    [...unsigned(numbers), I32],
    [...unsigned(vectors), V128],
  ]);
  const END = 0x0b;
  const body = [...locals];
  for (const byte of code) body.push(byte);
  body.push(END);
  const bytes = [
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, list([[0x60, ...list(Array.from({ length: parameters }, () => [I32])), ...list([])]])),
    ...section(2, list([[...text('env'), ...text('memory'), 0x02, 0x00, 0x01]])),
    ...section(3, list([[0x00]])),
    ...section(7, list([[...text('run'), 0x00, 0x00]])),
  ];
  const functionBytes = [...unsigned(1), ...unsigned(body.length)];
  const codeLength = functionBytes.length + body.length;
  bytes.push(10, ...unsigned(codeLength), ...functionBytes);
  const module = new Uint8Array(bytes.length + body.length);
  module.set(bytes);
  module.set(body, bytes.length);
  return module;
}

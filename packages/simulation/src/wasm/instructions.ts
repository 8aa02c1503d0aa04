import { signed, unsigned } from './module-bytes.ts';

// Opcodes of the specification, by the names that it gives them.

const simd =
  (opcode: number) =>
  (...rest: readonly number[]): number[] => [0xfd, ...unsigned(opcode), ...rest];

const memoryOf = (align: number, offset: number): number[] => [...unsigned(align), ...unsigned(offset)];

export const localGet = (local: number): number[] => [0x20, ...unsigned(local)];
export const localSet = (local: number): number[] => [0x21, ...unsigned(local)];
export const localTee = (local: number): number[] => [0x22, ...unsigned(local)];
export const i32Const = (value: number): number[] => [0x41, ...signed(value)];
export const i32Add = [0x6a];
export const i32ShiftLeft = [0x74];
export const i32ShiftRight = [0x76];
export const i32LessThan = [0x49];
export const i32Load = (offset: number): number[] => [0x28, ...memoryOf(2, offset)];
/** Two bytes without a sign. */
export const i32Load16 = (offset: number): number[] => [0x2f, ...memoryOf(1, offset)];
/** Begins a loop; what comes after `REPEAT_IF` is behind it. */
export const LOOP = [0x03, 0x40];
export const REPEAT_IF = [0x0d, 0x00, 0x0b];

export const v128Load = (offset: number): number[] => simd(0)(...memoryOf(4, offset));
export const v128Store = (offset: number): number[] => simd(11)(...memoryOf(4, offset));
export const v128Const = (bytes: readonly number[]): number[] => simd(12)(...bytes);
export const i8x16Shuffle = (lanes: readonly number[]): number[] => simd(13)(...lanes);
export const i8x16Splat = simd(15)();
export const i16x8Splat = simd(16)();
export const v128Not = simd(77)();
export const v128And = simd(78)();
/** The first without what the second has. */
export const v128AndNot = simd(79)();
export const v128Or = simd(80)();
export const v128Bitselect = simd(82)();
export const i8x16NarrowI16x8 = simd(101)();
export const i8x16Add = simd(110)();
export const i16x8NarrowI32x4 = simd(133)();

/** Comparisons of lanes, by how wide they are. */
export const EQUAL = { 1: simd(35)(), 2: simd(45)(), 4: simd(55)(), 8: simd(71)() } as const;
export const ABOVE = { 1: simd(39)(), 2: simd(49)(), 4: simd(59)(), 8: simd(74)() } as const;
/** Of doubles alone: whole numbers compare with the number before. */
export const F64_AT_LEAST = simd(76)();

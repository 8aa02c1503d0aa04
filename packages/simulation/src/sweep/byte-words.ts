/** Whole words of bytes, four at a time; none where they do not lie at a multiple of four. The bytes behind them are up to who asks. */
export const wordsIn = ({ buffer, byteOffset, length }: Uint8Array | Int8Array): Int32Array =>
  byteOffset % 4 === 0 ? new Int32Array(buffer, byteOffset, length >>> 2) : new Int32Array(0);

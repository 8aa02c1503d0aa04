import type { FileHandle } from 'node:fs/promises';
import type { SnapshotMaking } from '@tierwright/simulation';

/** Where a shard lies in the file. */
export interface SnapshotPart {
  readonly at: number;
  readonly bytes: number;
  readonly partners: number;
}

/** The end of a file of several shards: this as JSON, its length in four bytes, and the mark. */
export interface PartsIndex {
  readonly made: SnapshotMaking;
  readonly parts: readonly SnapshotPart[];
}

export const PARTS_MARK = Buffer.from('TWSHARDS');
const END = 4 + PARTS_MARK.length;
const ARROW_MARK = Buffer.from('ARROW1');

/** What a file says of itself at its end: an index, one Arrow file, or neither. */
export async function readEnd(file: FileHandle, size: number): Promise<PartsIndex | 'arrow' | 'neither'> {
  const end = await readAt(file, Math.max(0, size - END), Math.min(END, size));
  if (end.subarray(-ARROW_MARK.length).equals(ARROW_MARK)) return 'arrow';
  if (end.length < END || !end.subarray(4).equals(PARTS_MARK)) return 'neither';
  const length = end.readUInt32LE(0);
  if (length > size - END) return 'neither';
  try {
    const index = JSON.parse((await readAt(file, size - END - length, length)).toString()) as PartsIndex;
    const fits = index.parts.every(({ at, bytes }) => at >= 0 && bytes > 0 && at + bytes <= size - END - length);
    return fits ? index : 'neither';
  } catch {
    return 'neither';
  }
}

/** Bytes of a file, in memory of their own; fewer where the file ends. */
export async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafeSlow(length);
  let read = 0;
  while (read < length) {
    const { bytesRead } = await file.read(bytes, read, length - read, at + read);
    if (bytesRead === 0) return bytes.subarray(0, read);
    read += bytesRead;
  }
  return bytes;
}

import { Type } from 'typebox';

/** A program's identity. */
export const hash = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the program’s canonical form.' });
export const day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', description: 'YYYY-MM-DD.' });

/** How a new program begins. */
export const WAYS = ['blank', 'copy', 'file', 'sample'] as const;
export type Way = (typeof WAYS)[number];

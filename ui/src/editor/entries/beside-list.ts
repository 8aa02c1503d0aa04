/** What stands beside a list, and below it where a window has no room for both. */
export const BESIDE_LIST = { flex: '1 1 480px', minWidth: 'min(100%, 480px)' } as const;

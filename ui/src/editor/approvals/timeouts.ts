/** How a clock may end, where, and what people read. */
export const TIMEOUTS = [
  { value: 'wait', word: 'waits', of: 'both' },
  { value: 'reject', word: 'rejects', of: 'approval' },
  { value: 'approve', word: 'approves', of: 'approval' },
  { value: 'skip', word: 'skips', of: 'onboarding' },
  { value: 'close', word: 'closes', of: 'onboarding' },
] as const;

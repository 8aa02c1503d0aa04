import type { Reason } from './reason.ts';

/** What registration says by itself, to partners. */
export const REASONS = {
  notDecided: 'It was not decided in time.',
  noAnswer: 'It was not submitted again in time.',
  protectionEnded: 'Its protection has ended.',
  partnerEnded: 'The partner has left the program.',
  displaced: 'The customer chose another way, or another registration goes first.',
  notGranted: 'The condition for an extension is not met.',
  noDay: 'Nobody set a last day.',
  extension: 'The extension was not approved.',
} as const;

export const reason = (by: keyof typeof REASONS, note?: string): Reason => ({
  by,
  title: REASONS[by],
  ...(note === undefined ? {} : { note }),
});

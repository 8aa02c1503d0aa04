/** Why a command was not done, and what to do: the status of HTTP, a title, an advice. `CMD1xx` rights and the transaction, `CMD2xx` programs, `CMD3xx` partners, records and import, `CMD4xx` accounts, `CMD5xx` decisions and jobs, `CMD6xx` items. */
export const COMMAND_CODES = {
  CMD101: { status: 403, title: 'Not among your rights', advice: 'Let somebody do it who has one of the roles that are expected.' },
  CMD102: { status: 404, title: 'Not there', advice: 'Look the id up again: there is nothing of it that you may see.' },
  CMD103: { status: 412, title: 'Changed since you looked', advice: 'Look at what is there now, then send the change with its revision.' },
  CMD104: { status: 422, title: 'The key was used for another request', advice: 'Use a new Idempotency-Key for each new request.' },
  CMD105: {
    status: 409,
    title: 'The same request is being worked on',
    advice: 'Send it again, with the same key, after the seconds that are named.',
  },
  CMD106: { status: 503, title: 'Others work on the same', advice: 'Send it again, with the same key, after the seconds that are named.' },
  CMD107: {
    status: 503,
    title: 'The database cannot be reached',
    advice: 'Send it again with the same key: what was done is not done twice.',
  },
} as const satisfies Record<string, CommandCodeMeaning>;

interface CommandCodeMeaning {
  readonly status: 400 | 401 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 428 | 429 | 503;
  readonly title: string;
  readonly advice: string;
}

export type CommandCode = keyof typeof COMMAND_CODES;

/** What a line may say besides its event: nothing else is written, so no secret, document or person gets into a log. */
export interface LogFields {
  readonly account?: string;
  readonly address?: string;
  readonly attempts?: number;
  readonly code?: string;
  readonly count?: number;
  readonly engine?: string;
  readonly file?: string;
  readonly method?: string;
  readonly milliseconds?: number;
  readonly of?: number;
  readonly path?: string;
  readonly port?: number;
  readonly problem?: string;
  readonly process?: string;
  readonly route?: string;
  readonly signal?: string;
  readonly status?: number;
  readonly subject?: string;
  readonly tenant?: string;
  readonly text?: string;
  readonly trace?: string;
}

const FIELDS: Readonly<Record<keyof LogFields, true>> = {
  account: true,
  address: true,
  attempts: true,
  code: true,
  count: true,
  engine: true,
  file: true,
  method: true,
  milliseconds: true,
  of: true,
  path: true,
  port: true,
  problem: true,
  process: true,
  route: true,
  signal: true,
  status: true,
  subject: true,
  tenant: true,
  text: true,
  trace: true,
};

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** One line of JSON for each event: `at` (ISO 8601), `level`, `event`, then the fields that it has. */
export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

const LONGEST_TEXT = 2000;

const shown = (value: unknown): unknown => (typeof value === 'string' ? value.slice(0, LONGEST_TEXT) : value);

/** A log that writes lines of at least `level`. `clock` gives milliseconds since 1970. */
export function openLog(level: LogLevel, write: (line: string) => void, clock: () => number): Log {
  const least = LOG_LEVELS.indexOf(level);
  const at =
    (own: LogLevel) =>
    (event: string, fields: LogFields = {}) => {
      if (LOG_LEVELS.indexOf(own) < least) return;
      // Objects with more fields than the type says are assignable to it; only what is listed is written.
      const known = Object.entries(fields).filter(([name, value]) => Object.hasOwn(FIELDS, name) && value !== undefined);
      const said = Object.fromEntries(known.map(([name, value]) => [name, shown(value)]));
      write(`${JSON.stringify({ at: new Date(clock()).toISOString(), level: own, event, ...said })}\n`);
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

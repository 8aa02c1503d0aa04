import type { Service } from '@tierwright/commands';
import type { Route } from '../route/route.ts';

/** One line of the log: what an allow-list lets through. No bodies, no queries, no headers, no ids but those named here. */
export type LogLine =
  | {
      readonly log: 'request';
      readonly at: string;
      readonly method: string;
      /** Id of the route, never the path as it came. */
      readonly route: string;
      readonly status: number;
      readonly ms: number;
      readonly trace: string;
      readonly tenant?: string;
      readonly account?: string;
      /** Of the problem, where it was one. */
      readonly code?: string;
    }
  | {
      readonly log: 'error';
      readonly at: string;
      readonly trace: string;
      readonly route: string;
      /** Name and places of the error; not its message, which may hold what a person wrote. */
      readonly error: string;
    }
  | {
      readonly log: 'part';
      readonly at: string;
      /** `database`, `temporal` … */
      readonly part: string;
      /** What is wrong now; null: nothing any more. */
      readonly problem: string | null;
    };

/** Parts that the service leans on, by name: `undefined` where all is well, else a sentence. */
export type PartsHealth = Readonly<Record<string, () => Promise<string | undefined>>>;

export interface ApiOptions {
  readonly service: Service;
  /** Default: all of them. */
  readonly routes?: readonly Route[];
  readonly log?: (line: LogLine) => void;
  /** Parts without which the service is degraded but works: `temporal`. */
  readonly parts?: PartsHealth;
  /** Folder of the built editor (`ui/dist`); without it the status page stands at `/`. */
  readonly editor?: string;
  /** How many proxies in front are ours: their `X-Forwarded-*` are believed. Default none. */
  readonly proxies?: number;
  /** Requests a minute from one address; default 6,000. */
  readonly requestsPerMinute?: number;
}

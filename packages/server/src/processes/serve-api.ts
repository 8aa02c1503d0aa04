import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createApi, type LogLine, type PartsHealth } from '@tierwright/api';
import type { Service } from '@tierwright/commands';
import { editorFolder } from '@tierwright/ui';
import type { Configuration } from '../configuration/configuration.ts';
import type { Door } from '../http/door.ts';
import type { Log } from '../log/log.ts';

/** A line of the API, which has its own list of what it says, as a line of the log. */
function logLine(log: Log, line: LogLine): void {
  if (line.log === 'part') {
    if (line.problem === null) log.info('part-well', { process: line.part });
    else log.warn('part-unwell', { process: line.part, problem: line.problem });
  } else if (line.log === 'error') log.error('request-failed', { route: line.route, trace: line.trace, problem: line.error });
  else {
    const { method, route, status, ms, trace, tenant, account, code } = line;
    const event = { method, route, status, milliseconds: ms, trace };
    const who = { ...(tenant === undefined ? {} : { tenant }), ...(account === undefined ? {} : { account }) };
    log.info('request', { ...event, ...who, ...(code === undefined ? {} : { code }) });
  }
}

/** The editor is served where it was built: an API by itself works without it. */
const editor = () => (existsSync(join(editorFolder, 'index.html')) ? { editor: editorFolder } : {});

/** Opens the door for requests. */
export function serveApi(service: Service, configuration: Configuration, { door, parts, log }: ApiParts): void {
  door.open(createApi({ service, parts, ...editor(), proxies: configuration.trustProxy, log: (line) => logLine(log, line) }));
}

export interface ApiParts {
  readonly door: Door;
  /** What the service leans on besides its store. */
  readonly parts: PartsHealth;
  readonly log: Log;
}

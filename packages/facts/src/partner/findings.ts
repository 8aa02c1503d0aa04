import type { Json, Problem, Severity } from '@tierwright/program';

/** A finding about data before it is listed. */
export interface Finding {
  code: string;
  message: string;
  value?: unknown;
  expected?: string;
  suggestion?: string;
}

const LONGEST = 80;
const short = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

function shown(value: unknown): unknown {
  if (typeof value === 'string') return short(value);
  return typeof value === 'object' && value !== null ? short(JSON.stringify(value)) : value;
}

/** A key as it stands in an RFC 6901 pointer. */
export const pointerKey = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** Collects the problems of one partner file. */
export class Findings {
  readonly problems: Problem[] = [];

  add(pointer: string, { value, ...finding }: Finding, severity: Severity = 'error'): void {
    this.problems.push({ ...finding, severity, pointer, ...(value === undefined ? {} : { value: shown(value) }) });
  }

  get refused(): boolean {
    return this.problems.some(({ severity }) => severity === 'error');
  }
}

/** Whether a value is an object with keys. */
export const isObject = (json: unknown): json is { [key: string]: Json } =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

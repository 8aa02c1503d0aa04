/** What a simulation on the command line is asked for. */
export interface CommandLine {
  /** Files of the versions. */
  readonly baseline: string;
  readonly candidate: string;
  /** The folder or file of the base. */
  readonly base: string;
  readonly asOf: string;
  readonly from?: string;
  readonly parametersAsOf?: string;
  readonly asKnownOn?: string;
  /** More arguments, such as partners that are explained. */
  readonly more?: readonly string[];
}

const quoted = (argument: string) => (/^[\w./:@%+=-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`);

/** SIM-M14: the one command line that gives the same bytes. */
export function commandLine({ baseline, candidate, base, asOf, from, parametersAsOf, asKnownOn, more = [] }: CommandLine): string {
  const option = (name: string, value: string | undefined) => (value === undefined ? [] : [name, value]);
  const words = [
    ...['tierwright', 'simulate', baseline, candidate, '--base', base],
    ...option('--from', from),
    ...['--as-of', asOf],
    ...option('--parameters-as-of', parametersAsOf),
    ...option('--as-known-on', asKnownOn),
    ...more,
  ];
  return words.map(quoted).join(' ');
}

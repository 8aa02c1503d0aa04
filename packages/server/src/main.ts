import { readArguments } from './command-line/arguments.ts';
import { askHealth } from './command-line/ask-health.ts';
import { HELP } from './command-line/help.ts';
import type { Configuration } from './configuration/configuration.ts';
import { readConfiguration, type Verb } from './configuration/read-configuration.ts';
import { ServerFailure } from './failures/server-failure.ts';
import { type Log, openLog } from './log/log.ts';
import { failureOf } from './processes/failure-of.ts';
import { runProcess } from './processes/run-process.ts';
import { untilToldToStop } from './processes/until-told-to-stop.ts';

// Whoever reads the lines may be gone; that ends nobody.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

interface Given {
  readonly configuration: Configuration;
  readonly log: Log;
}

const configured = (verb: Verb): Configuration => {
  const read = readConfiguration(process.env, verb, process.cwd());
  if (read.ok) return read.value;
  const [first] = read.problems;
  throw new ServerFailure(first?.code === 'SRV102' ? 'SRV102' : 'SRV101', read.problems.map(({ message }) => message).join('\n'));
};

/** What a verb needs is loaded when it is asked for: `--help` and `health` are quick. */
async function run(verb: Exclude<Verb, 'samples'>, given: Given): Promise<void> {
  if (verb === 'migrate') {
    const { migrate } = await import('./processes/run-migrate.ts');
    return migrate(given.configuration, given.log);
  }
  if (verb === 'api') {
    const { startApi } = await import('./processes/run-api.ts');
    return runProcess(verb, given, startApi);
  }
  if (verb === 'worker') {
    const { startWorkerProcess } = await import('./processes/run-worker.ts');
    return runProcess(verb, given, startWorkerProcess);
  }
  const { startAll } = await import('./processes/run-all.ts');
  return runProcess(verb, given, startAll);
}

/** Loading takes memory that a server does not need, so it is a process of its own, which ends. */
async function makeSamples(samples: string, { configuration, log }: Given): Promise<void> {
  const { beginWithSamples } = await import('./demo/begin-with-samples.ts');
  const { told } = untilToldToStop(configuration.grace, log);
  const aborted = new AbortController();
  void told.then(() => aborted.abort(new ServerFailure('SRV303', 'Loading was interrupted; the next start begins it anew.')));
  await beginWithSamples({ configuration, log, samples, signal: aborted.signal });
}

async function main(args: readonly string[]): Promise<number> {
  const asked = readArguments(args);
  if (asked.verb === 'help') {
    process.stdout.write(`${HELP}\n`);
    return 0;
  }
  if (asked.verb === 'health') {
    const { ok, text } = await askHealth(asked.of, configured('all'));
    process.stdout.write(`${text}\n`);
    return ok ? 0 : 1;
  }
  const { verb } = asked;
  const configuration = configured(verb);
  const log = openLog(configuration.logLevel, (line) => process.stdout.write(line), Date.now);
  try {
    if (verb === 'samples') await makeSamples(asked.folder, { configuration, log });
    else await run(verb, { configuration, log });
    return 0;
  } catch (error) {
    const failure = failureOf(error, configuration.data);
    if (!failure) throw error;
    log.error('failed', { code: failure.code, text: failure.sentence });
    process.stderr.write(`error ${failure.code}  ${failure.sentence}\n`);
    return 1;
  }
}

/** Standard output is a pipe or a file: what was written has to get there before the process ends. */
const flushed = () => new Promise<void>((resolve) => process.stdout.write('', () => resolve()));

let code: number;
try {
  code = await main(process.argv.slice(2));
} catch (error) {
  const isOurs = error instanceof ServerFailure;
  process.stderr.write(isOurs ? `error ${error.code}  ${error.message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`);
  code = isOurs && error.code === 'SRV104' ? 2 : 1;
}
await flushed();
process.exit(code);

import { CommanderError } from 'commander';
import { EXIT, type ExitCode } from '../failures/codes.ts';
import { Failure } from '../failures/failure.ts';
import type { Session } from '../terminal/session.ts';
import type { Act } from './act.ts';
import { commands } from './commands.ts';
import { printFailure } from './print-failure.ts';
import { usageFailure } from './usage-failure.ts';

const HELP = new Set(['commander.help', 'commander.helpDisplayed', 'commander.version']);

function internalError(error: unknown, session: Session): Failure {
  if (session.env.DEBUG) session.remark(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return new Failure('TW999', `Internal error: ${error instanceof Error ? error.message : String(error)}`);
}

/** Runs a command line. Whatever goes wrong is printed with its code; nothing is thrown. */
export async function run(args: readonly string[], session: Session): Promise<ExitCode> {
  let exit: ExitCode = EXIT.fine;
  const act: Act = async (work) => {
    exit = await work(session);
  };
  const root = commands(act, { out: (text) => session.print(text.trimEnd()), width: session.width });
  try {
    if (args.length === 0) {
      session.remark(root.helpInformation().trimEnd());
      return EXIT.wrongUse;
    }
    await root.parseAsync([...args], { from: 'user' });
    return exit;
  } catch (error) {
    session.progress('');
    if (error instanceof CommanderError && HELP.has(error.code)) return EXIT.fine;
    const failure =
      error instanceof Failure ? error : error instanceof CommanderError ? usageFailure(error) : internalError(error, session);
    printFailure(failure, session);
    return failure.exit;
  }
}

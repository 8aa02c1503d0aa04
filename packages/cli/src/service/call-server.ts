import { type Client, createClient, NoAnswerError, ProblemError } from '@tierwright/client';
import type { Problem } from '@tierwright/program';
import { Failure } from '../failures/failure.ts';
import type { Session } from '../terminal/session.ts';

const DEFAULT_ADDRESS = 'http://127.0.0.1:7400';

/** A client of the server that is named, with the key of the environment. */
export function clientOf({ env }: Session, server: string | undefined): { client: Client; address: string } {
  const address = server ?? (env.TIERWRIGHT_URL || DEFAULT_ADDRESS);
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
    throw new Failure('TW601', `"${address}" is no address of a server, such as ${DEFAULT_ADDRESS}.`);
  }
  const apiKey = env.TIERWRIGHT_API_KEY;
  if (!apiKey) throw new Failure('TW602', 'TIERWRIGHT_API_KEY is not set.');
  return { client: createClient({ address, apiKey, attempts: 3 }), address };
}

const asProblem = ({ code, pointer, message, expected, suggestion, line }: ProblemError['problem']['errors'][number]): Problem => ({
  ...{ code, pointer, message, severity: 'error' as const },
  ...(expected === undefined ? {} : { expected }),
  ...(suggestion === undefined ? {} : { suggestion }),
  ...(line === undefined ? {} : { line }),
});

/** Asks the server; what it refuses, and silence, are failures with a code. */
export async function ask<T>(asking: Promise<T>): Promise<T> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof ProblemError) {
      const { code, title, detail, errors } = error.problem;
      throw new Failure('TW603', `The server refused (${code}): ${detail || title}`, { problems: errors.map(asProblem) });
    }
    if (error instanceof NoAnswerError) throw new Failure('TW604', error.message);
    throw error;
  }
}

import type { ExitCode } from '../failures/codes.ts';
import type { Session } from '../terminal/session.ts';

/** Runs a verb's work and keeps its exit code; given to each command, so that no command reaches for the process. */
export type Act = (work: (session: Session) => Promise<ExitCode>) => Promise<void>;

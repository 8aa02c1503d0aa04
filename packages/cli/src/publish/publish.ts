import { EXIT, type ExitCode } from '../failures/codes.ts';
import { readProgram } from '../files/program-file.ts';
import type { PublishOutput } from '../output/publish.ts';
import { ask, clientOf } from '../service/call-server.ts';
import type { Session } from '../terminal/session.ts';

export interface PublishOptions {
  server?: string;
  note?: string;
}

/** `tierwright publish`: a program is kept as a draft at a server, and its review is asked for. */
export async function publish(file: string, { server, note }: PublishOptions, session: Session): Promise<ExitCode> {
  const { client, address } = clientOf(session, server);
  const { program, source } = await readProgram(file, session);
  const { body } = await ask(client.importProgram({ body: { source, ...(note === undefined ? {} : { note }) } }));
  const output: PublishOutput = {
    ok: true,
    server: address,
    program: body.program,
    version: program.version,
    hash: body.hash,
    draft: body.draft,
    review: body.id,
  };
  if (session.json) session.printJson(output);
  else {
    session.print(`${session.style.green('in review')}  ${body.program} ${program.version}  ${session.style.dim(body.hash.slice(0, 12))}`);
    session.print(`Review ${body.id} waits for ${body.needed === 1 ? 'an approver' : `${body.needed} approvers`} who did not write it.`);
  }
  return EXIT.fine;
}

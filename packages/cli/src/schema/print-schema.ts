import { draft07Schema, draft2020Schema } from '@tierwright/program';
import { EXIT, type ExitCode } from '../failures/codes.ts';
import { writeWhole } from '../files/write-whole.ts';
import type { WrittenOutput } from '../output/written.ts';
import type { Session } from '../terminal/session.ts';

export interface SchemaOptions {
  draft07?: boolean;
  out?: string;
}

/** `tierwright schema` */
export async function printSchema({ draft07, out }: SchemaOptions, session: Session): Promise<ExitCode> {
  const schema = draft07 ? draft07Schema() : draft2020Schema();
  if (out === undefined) {
    session.printJson(schema);
    return EXIT.fine;
  }
  await writeWhole(out, `${JSON.stringify(schema, null, 2)}\n`);
  if (session.json) session.printJson({ ok: true, file: out } satisfies WrittenOutput);
  else session.print(`${out} written.`);
  return EXIT.fine;
}

import { Readable, Writable } from 'node:stream';
import { run } from '../command-line/run.ts';
import { openSession } from '../terminal/session.ts';

const WIDTH = 100;
/** A console block that shows one command; what follows the command is its output. */
const SHOWN = /```console\n\$ npx tierwright ([^\n]+)\n(?:(?!\$ )[\s\S]*?)```/g;

/** What a command prints on a terminal without colours, results and remarks as they come. */
async function printed(args: readonly string[]): Promise<string> {
  let text = '';
  const stream = new Writable({
    write(chunk, _, done) {
      text += chunk;
      done();
    },
  });
  await run(
    args,
    openSession({ args, input: Readable.from([]), output: Object.assign(stream, { columns: WIDTH }), error: stream, env: {} }),
  );
  return text.trimEnd();
}

/** The README with the output of each command that it shows by itself, as the command prints it now. Paths are relative to the repository. */
export async function withOutputs(readme: string): Promise<string> {
  let filled = '';
  let end = 0;
  for (const match of readme.matchAll(SHOWN)) {
    const [block, line = ''] = match;
    const output = await printed(line.split(' '));
    filled += `${readme.slice(end, match.index)}\`\`\`console\n$ npx tierwright ${line}\n${output}\n\`\`\``;
    end = match.index + block.length;
  }
  return filled + readme.slice(end);
}

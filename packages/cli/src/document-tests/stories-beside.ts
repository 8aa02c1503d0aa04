import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Problem, Program } from '@tierwright/program';
import { type ProgramFile, readProgram } from '../files/program-file.ts';
import { readBytes, STANDARD_INPUT } from '../files/read-bytes.ts';
import type { TestedStory } from '../output/test.ts';
import type { Session } from '../terminal/session.ts';

const FOLDER = 'stories';
const ENDING = '.story.yaml';
const MAX_STORY_BYTES = 262_144;

/** A story that cannot be run: what is wrong, and its text for an excerpt. */
export interface BrokenStory {
  file: string;
  problems: readonly Problem[];
  text?: string;
}

/** The story files beside a program; none for standard input. */
function storyFiles(file: string): string[] {
  if (file === STANDARD_INPUT) return [];
  const folder = join(dirname(file), FOLDER);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(ENDING))
    .sort()
    .map((name) => join(folder, name));
}

/** Other versions that a story may publish, read once. */
class Versions {
  readonly #known = new Map<string, Program | undefined>();
  readonly #folder: string;
  readonly #session: Session;

  constructor({ file, program }: ProgramFile, session: Session) {
    this.#folder = dirname(file);
    this.#session = session;
    this.#known.set(program.version, program);
  }

  /** Reads the versions that a story names, before it runs. */
  async load(versions: readonly string[]): Promise<void> {
    for (const version of versions) {
      if (this.#known.has(version)) continue;
      const path = join(this.#folder, `${version}.program.json`);
      this.#known.set(version, existsSync(path) ? (await readProgram(path, this.#session)).program : undefined);
    }
  }

  readonly of = (version: string): Program | undefined => this.#known.get(version);
}

/** Runs the stories beside a program that name its version. A story that cannot be read counts for each program beside it. */
export async function runStoriesBeside(tested: ProgramFile, session: Session): Promise<{ stories: TestedStory[]; broken: BrokenStory[] }> {
  const versions = new Versions(tested, session);
  const stories: TestedStory[] = [];
  const broken: BrokenStory[] = [];
  const files = storyFiles(tested.file);
  if (files.length === 0) return { stories, broken };
  // Most programs have no stories: what runs them is loaded for those that have.
  const { readStory, runStory } = await import('@tierwright/lifecycle');
  for (const file of files) {
    session.progress(`${file} …`);
    const read = await readBytes(file, MAX_STORY_BYTES, session.input);
    if ('tooLarge' in read) {
      const message = `The story is larger than ${MAX_STORY_BYTES} bytes; it was not read.`;
      broken.push({ file, problems: [{ code: 'STORY101', severity: 'error', pointer: '', message }] });
      continue;
    }
    const text = new TextDecoder().decode(read.bytes);
    const story = readStory(text);
    if (!story.ok) {
      broken.push({ file, problems: story.problems, text });
      continue;
    }
    if (story.value.program !== tested.program.version) continue;
    await versions.load(story.value.steps.flatMap(({ publish }) => (publish ? [publish.version] : [])));
    const outcome = runStory(story.value, versions.of);
    if (!outcome.ok) broken.push({ file, problems: outcome.problems, text });
    else {
      const { story: name, failures } = outcome.value;
      stories.push({ file, story: name, ok: failures.length === 0, steps: story.value.steps.length, failures: [...failures] });
    }
  }
  return { stories, broken };
}

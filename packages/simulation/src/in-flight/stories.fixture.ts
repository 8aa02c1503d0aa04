import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compileProgram } from '@tierwright/engine';
import { LifecycleProgram, playStory, readStory, type Story, type World } from '@tierwright/lifecycle';
import { hashProgram, type Program, parseProgram, type RunningAction } from '@tierwright/program';

const rules = join(import.meta.dirname, '../../../../rules');

const documents = new Map<string, Program | undefined>();
/** A published version, read once. */
function versionOf(program: string, version: string): Program | undefined {
  const path = join(rules, program, `${version}.program.json`);
  if (!documents.has(path)) documents.set(path, existsSync(path) ? parseProgram(readFileSync(path)).program : undefined);
  return documents.get(path);
}

export function published(program: string, version: string): Program {
  const found = versionOf(program, version);
  if (!found) throw new Error(`${program} has no version ${version}`);
  return found;
}

export const lifecycleOf = (program: Program): LifecycleProgram => new LifecycleProgram(compileProgram(program, hashProgram(program)));

/** A version that does the same with everything that runs, in whatever state. */
export function doingWithAll(program: Program, action: RunningAction): Program {
  const states = {
    deal: ['draft', 'pending', 'returned', 'recalled', 'approved', 'rejected', 'expired'],
    onboarding: ['open'],
    fund: ['draft', 'returned', 'pending', 'approved', 'claimed', 'payable'],
    lead: ['offered', 'accepted', 'contacted', 'qualified', 'registered', 'unplaced'],
  };
  const running = Object.fromEntries(
    Object.entries(states).map(([kind, names]) => [kind, Object.fromEntries(names.map((name) => [name, action]))]),
  );
  return { ...program, version: `${program.version}-${action}`, transition: { ...program.transition, running } };
}

/** The stories of a program, by file. */
export function storiesOf(program: string, begins = ''): { file: string; story: Story }[] {
  const folder = join(rules, program, 'stories');
  return readdirSync(folder)
    .filter((file) => file.startsWith(begins))
    .map((file) => {
      const read = readStory(readFileSync(join(folder, file), 'utf8'));
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      return { file: basename(file), story: read.value };
    });
}

/** A story as far as its first steps. */
export function played(program: string, story: Story, steps: number): World {
  const world = playStory(story, (version) => versionOf(program, version), steps);
  if (!world.ok) throw new Error(JSON.stringify(world.problems));
  return world.value;
}

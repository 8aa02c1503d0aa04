import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, the longest of each tier first: begun last, they would be waited for alone. */
const LONGEST = [
  'test/conformance/random/reference-equals-row.test.ts',
  'test/conformance/random/reference-equals-row-further.test.ts',
  'packages/commands/src/status/stories.test.ts',
  'packages/api/src/routes/simulations-http.test.ts',
  'packages/store/src/open/open-folder.test.ts',
  'test/running/start.test.ts',
  'test/running/end-to-end.test.ts',
  'test/running/bad-bodies.test.ts',
  'test/running/kills.test.ts',
  'test/running/rights-matrix.test.ts',
  'test/running/simulation.test.ts',
  'test/browser/every-page.test.ts',
  'test/browser/words.test.ts',
  'test/browser/bad-input.test.ts',
  'test/browser/draft.test.ts',
  'test/browser/typing.test.ts',
  'test/browser/payloads.test.ts',
  'test/browser/forms.test.ts',
  'test/browser/way.test.ts',
  'test/browser/code.test.ts',
];

/**
 * A project after the other, since a worker begins anew for another; those first whose last file would be waited for longest.
 * Others come before them.
 */
const PROJECTS = ['conformance', 'unit', 'programs', 'running', 'browser', 'services', 'cli', 'repository'];

/**
 * Within a project, vitest's own order, which on a machine that never ran them is by size, after the files that are known to
 * take longest.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { root } = this.ctx.config;
    const gone = LONGEST.filter((file) => !existsSync(join(root, file)));
    if (gone.length > 0) throw new Error(`test/setup/longest-first.ts names files that are not there: ${gone.join(', ')}`);
    const place = new Map(LONGEST.map((file, index) => [file, index]));
    const placeOf = ({ moduleId }: TestSpecification) => place.get(relative(root, moduleId)) ?? LONGEST.length;
    const projectOf = ({ project }: TestSpecification) => PROJECTS.indexOf(project.name);
    return (await super.sort(files)).sort((one, other) => projectOf(one) - projectOf(other) || placeOf(one) - placeOf(other));
  }
}

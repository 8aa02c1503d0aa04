import { benchCheck } from './check.ts';
import { dealsInOwnProcess } from './deals.ts';
import { benchDecide } from './decide-over-http.ts';
import { benchEditor } from './editor.ts';
import { benchEndToEnd } from './end-to-end.ts';
import { benchField } from './field/field.ts';
import { type BenchResult, timeInWords, within } from './figure.ts';
import { benchGrowth } from './growth.ts';
import { benchPaths } from './paths.ts';
import { benchSensitivity } from './sensitivity.ts';
import { benchSimulate } from './simulate.ts';
import { benchSnapshotFiles } from './snapshot-files.ts';
import { benchStoreSnapshot } from './store-snapshot.ts';
import { benchSubmit } from './submit.ts';
import { benchThreads } from './threads.ts';
import { benchTiers } from './tiers.ts';
import { benchTimeline } from './timeline.ts';

const count = (value: number): string => value.toLocaleString('en-US');

/** The benches by name, in the order in which they run. A figure that is missed is said to be; the command ends well all the same. */
export const ALL_BENCHES: Readonly<Record<string, () => BenchResult | Promise<BenchResult>>> = {
  async tiers() {
    const all = [await benchTiers(8, 9), await benchTiers(26, 9)];
    return {
      title: 'Tier decisions, partner by partner',
      lines: all.flatMap(({ program, sides }) => sides.map(({ name, micros }) => `${program}: ${name} ${timeInWords(micros * 1000)} each`)),
      figures: all.flatMap(({ program, sides, withoutTrace, withTrace }) => {
        const measured = (name: string) => timeInWords((sides.find((side) => side.name === name)?.micros ?? Number.NaN) * 1000);
        return [
          {
            work: `${program}, row, without trace`,
            against: 'json-rules-engine',
            ratio: withoutTrace,
            goal: 500,
            measured: measured('row'),
          },
          {
            work: `${program}, row, full trace`,
            against: 'json-rules-engine',
            ratio: withTrace,
            goal: 60,
            measured: measured('row, full trace'),
          },
        ];
      }),
    };
  },
  field: () => benchField(7),
  sensitivity: () => benchSensitivity(100_000, 9),
  check() {
    const { rules, bytes, first, median } = benchCheck(2000, 9);
    return {
      title: `Check of a document of ${count(rules)} rules, ${Math.round(bytes / 1000)} kB`,
      lines: [`first ${first.toFixed(0)} ms, then ${median.toFixed(0)} ms`],
      figures: [within(`check of a document of ${count(rules)} rules, the first of a process`, first, 300, 'ms')],
    };
  },
  async simulate() {
    const { partners, seconds, peakMegabytes } = await benchSimulate(4000, 5);
    const work = `two versions over ${count(partners)} partners, a cold command`;
    return {
      title: `Two versions over ${count(partners)} partners, a cold command`,
      lines: [],
      figures: [
        within(work, seconds, 3, 's'),
        ...(peakMegabytes === undefined ? [] : [within(`${work}, memory`, peakMegabytes, 400, 'MB')]),
      ],
    };
  },
  timeline() {
    const { partners, rows, asRead, steps, seconds } = benchTimeline(7500, 10, 5);
    const work = `${count(partners)} partners over two years of quarterly reviews, two versions`;
    return {
      title: work,
      lines: [`${count(rows)} rows of facts, ${steps} steps; ${count(asRead)} partners by the row evaluator`],
      figures: [within(work, seconds, 3, 's')],
    };
  },
  async store() {
    const bench = await benchStoreSnapshot(100_000);
    if (!bench) return { title: 'Snapshot of a base in PostgreSQL', lines: ['There is no PostgreSQL here.'], figures: [] };
    const { partners, records, seconds, processorSeconds, peakMegabytes, cancelMilliseconds, progressStep } = bench;
    const work = `snapshot of ${count(partners)} partners with ${count(records)} records from PostgreSQL`;
    return {
      title: `A ${work}`,
      lines: [`${processorSeconds.toFixed(1)} s of processor time; progress every ${count(progressStep)} partners at the latest`],
      figures: [
        within(work, seconds, 30, 's'),
        within(`${work}, memory of the process`, peakMegabytes, 600, 'MB'),
        within(`${work}, cancelled`, cancelMilliseconds, 1000, 'ms'),
      ],
    };
  },
  async snapshots() {
    const { partners, records, makingMicros, bytesEach, loadSeconds, openSeconds } = await benchSnapshotFiles(100_000, 10, 5);
    const work = `${count(partners * 10)} partners loaded from snapshot files`;
    return {
      title: work,
      lines: [
        `made for two versions in ${makingMicros.toFixed(0)} µs a partner with ${(records / partners).toFixed(0)} records, ${bytesEach.toFixed(0)} bytes each`,
        `${loadSeconds.toFixed(2)} s hashed and read; ${openSeconds.toFixed(2)} s with every value checked`,
      ],
      figures: [within(work, loadSeconds, 0.3, 's')],
    };
  },
  growth() {
    const sizes = benchGrowth([10_000, 100_000, 1_000_000, 10_000_000]);
    const [, small, , large] = sizes;
    return {
      title: 'Two versions over bases that grow, shards of 100,000 partners',
      lines: sizes.map(
        ({ partners, seconds, microsecondsEach, asRead, megabytesAfterOne, peakMegabytes }) =>
          `${count(partners)} partners: ${seconds.toFixed(2)} s, ${microsecondsEach.toFixed(2)} µs each; ${count(asRead)} by the row evaluator; ${megabytesAfterOne.toFixed(0)} MB after one shard, ${peakMegabytes.toFixed(0)} MB in the end`,
      ),
      figures:
        small && large
          ? [
              {
                work: `time for each of ${count(large.partners)} partners`,
                against: `twice that of ${count(small.partners)}`,
                ratio: (2 * small.microsecondsEach) / large.microsecondsEach,
                goal: 1,
                measured: timeInWords(large.microsecondsEach * 1000),
              },
              {
                work: `memory for ${count(large.partners)} partners`,
                against: 'one and a half times that of one shard',
                ratio: (1.5 * large.megabytesAfterOne) / large.peakMegabytes,
                goal: 1,
                measured: `${large.peakMegabytes.toFixed(0)} MB`,
              },
            ]
          : [],
    };
  },
  async endToEnd() {
    const { partners, seconds, peakMegabytes, fileMegabytes } = await benchEndToEnd(1_000_000, 5);
    const work = `two versions over ${count(partners)} partners from a snapshot, full report, a cold command`;
    return {
      title: work,
      lines: [`a file of ${fileMegabytes.toFixed(0)} MB`],
      figures: [
        within(work, seconds, 1.5, 's'),
        ...(peakMegabytes === undefined ? [] : [within(`${work}, memory`, peakMegabytes, 600, 'MB')]),
      ],
    };
  },
  async threads() {
    const { partners, shards, oneThread, twoThreads } = await benchThreads(1_000_000, 3);
    return {
      title: `A snapshot of ${count(partners)} partners on disk in ${shards} shards, in one thread and in two`,
      lines: [`${oneThread.toFixed(2)} s and ${twoThreads.toFixed(2)} s`],
      figures: [
        {
          work: `${count(partners)} partners in two threads`,
          against: 'one thread',
          ratio: oneThread / twoThreads,
          goal: 1.8,
          measured: `${twoThreads.toFixed(2)} s`,
        },
      ],
    };
  },
  deals() {
    const { program, steps, seconds, processorSeconds } = dealsInOwnProcess(1_000_000);
    return {
      title: `Steps of deals, ${program}`,
      lines: [`${processorSeconds.toFixed(1)} s of processor time`],
      figures: [within(`${count(steps)} steps of deals`, seconds, 10, 's')],
    };
  },
  async paths() {
    const { paths, programs, median, p95 } = await benchPaths(40);
    return {
      title: `Paths to a tier, replayed by both evaluators, ${count(paths)} of ${programs.length} programs`,
      lines: [
        ...programs.map((one) => `${one.program}: median ${one.median.toFixed(1)} ms, 95 % within ${one.p95.toFixed(1)} ms`),
        `all: 95 % within ${p95.toFixed(1)} ms`,
      ],
      figures: [within('a path to a tier, median', median, 5, 'ms')],
    };
  },
  async decide() {
    const { given, seconds, processorSeconds } = await benchDecide(10_000, 5);
    return {
      title: `${count(given)} fact sets decided in one request over HTTP`,
      lines: [`${processorSeconds.toFixed(2)} s of processor time, client included`],
      figures: [within(`${count(given)} fact sets decided in one request`, seconds, 1, 's')],
    };
  },
  editor: () => benchEditor(10_000),
  async submit() {
    const { deals, perSecond, median, p95, megabytes, peakMegabytes } = await benchSubmit(240, 4);
    const work = `deals submitted over HTTP, ${perSecond} a second`;
    return {
      title: `${deals} deals submitted over HTTP, ${perSecond} a second, embedded store and Temporal`,
      lines: [`median ${median.toFixed(0)} ms`, ...(peakMegabytes === undefined ? [] : [`memory at most ${peakMegabytes.toFixed(0)} MB`])],
      figures: [
        within(`${work}, 95 % within`, p95, 400, 'ms'),
        ...(megabytes === undefined ? [] : [within(`${work}, memory of the process`, megabytes, 700, 'MB')]),
      ],
    };
  },
};

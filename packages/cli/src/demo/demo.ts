import { mkdir } from 'node:fs/promises';
import { runTests } from '@tierwright/engine';
import { baseManifest, generateBase } from '@tierwright/sample-data';
import { type ChangedPartner, moveSentences } from '@tierwright/simulation';
import { type BaseFolder, openBase } from '../base/open-base.ts';
import { EXIT, type ExitCode } from '../failures/codes.ts';
import { Failure } from '../failures/failure.ts';
import { type ProgramFile, readProgram } from '../files/program-file.ts';
import { writeWhole } from '../files/write-whole.ts';
import { writeBase } from '../generate/write-base.ts';
import type { SimulationOutput } from '../output/simulation.ts';
import { reportTables } from '../simulate/report-tables.ts';
import { reproduce } from '../simulate/reproduce.ts';
import { runSimulation } from '../simulate/run-simulation.ts';
import type { Session } from '../terminal/session.ts';
import { table } from '../terminal/table.ts';
import { count, shown } from '../terminal/words.ts';
import { fromHere, programFolders } from './demo-folder.ts';
import { findPartner } from './find-partner.ts';
import { tellingChanges } from './telling-changes.ts';

const BASELINE = 'rules/odoo/v9b.program.json';
const BEFORE = 'rules/odoo/v9a.program.json';
const CANDIDATE = 'rules/odoo/v11.program.json';
const OPTIONS = { size: 4000, seed: 7, asOf: '2023-12-31' };
const OWN_FOLDER = '.tierwright';

/** Checks the programs and runs their tests; a line for each program. */
async function checkPrograms(session: Session) {
  const { style } = session;
  const rows: string[][] = [];
  let versions = 0;
  let tests = 0;
  for (const { folder, files } of await programFolders()) {
    session.progress(`Checking ${folder} …`);
    const programs: ProgramFile[] = [];
    for (const file of files) programs.push(await readProgram(file, session));
    const results = programs.flatMap(({ program }) => runTests(program));
    const failed = results.find(({ failures }) => failures.length > 0);
    if (failed)
      throw new Failure('TW301', `A test of ${folder} fails: ${failed.name}.`, { suggestion: `npx tierwright test ${files.join(' ')}` });
    rows.push([style.green('ok'), folder, programs.map(({ program }) => program.version).join(', '), count(results.length, 'test')]);
    versions += programs.length;
    tests += results.length;
  }
  session.print(table(rows, ['left', 'left', 'left', 'right'], '  ').join('\n'));
  session.print(`  ${count(versions, 'program')}, no errors; ${count(tests, 'test')} of their own, all pass.`);
}

/** The base of the demonstration, made once and used again while the programs stay the same. */
async function prepareBase(programs: readonly ProgramFile[], session: Session): Promise<BaseFolder> {
  const folder = fromHere(`${OWN_FOLDER}/odoo-base`);
  const documents = programs.map(({ program }) => program);
  const wanted = JSON.stringify(baseManifest(documents, OPTIONS));
  const known = await openBase(folder).catch((error: unknown) => {
    if (error instanceof Failure) return undefined;
    throw error;
  });
  if (known && JSON.stringify(known.manifest) === wanted) {
    session.print(`  ${count(OPTIONS.size, 'partner')} from the last time, in ${folder}.`);
    return known;
  }
  const made = generateBase(documents, OPTIONS);
  if (!made.ok) throw new Failure('TW406', made.problems[0]?.message ?? '', { problems: made.problems });
  await mkdir(fromHere(OWN_FOLDER), { recursive: true });
  await writeBase(made.value, folder, true, (done) => session.progress(`${shown(done)} of ${shown(OPTIONS.size)} partners made …`));
  session.progress('');
  session.print(`  ${count(OPTIONS.size, 'partner')} with people, certificates, orders, customers and invoices, in ${folder}.`);
  return openBase(folder);
}

function printChange(change: ChangedPartner, [baseline, candidate]: readonly [ProgramFile, ProgramFile], session: Session) {
  const { style } = session;
  const [move = '', ...why] = moveSentences(change, baseline.program, candidate.program);
  session.print(`\n  ${style.bold(`${change.title ?? change.partner} (${change.partner}): ${move}`)}`);
  for (const sentence of why) session.print(`    ${sentence}`);
}

function printReport(output: SimulationOutput, session: Session) {
  const { style } = session;
  session.print(`\n  ${style.bold(output.summary)}`);
  for (const { title, rows, align } of reportTables(output).slice(0, 2)) {
    const [head = '', ...body] = table(rows, align, '    ');
    session.print(`\n  ${title}\n${style.dim(head)}\n${body.join('\n')}`);
  }
}

/** What to type next; each command works as printed. */
async function printNext(change: ChangedPartner | undefined, base: BaseFolder, session: Session) {
  const { style } = session;
  const [baseline, candidate] = [fromHere(BASELINE), fromHere(CANDIDATE)];
  const lines = [
    [`npx tierwright diff ${baseline} ${candidate}`, 'what the new version changes, as sentences'],
    [
      `npx tierwright simulate ${fromHere(BEFORE)} ${candidate} --base ${base.folder}`,
      'two other versions; change a number in a copy of a program and try that',
    ],
  ];
  if (change) {
    const file = fromHere(`${OWN_FOLDER}/${change.partner}.partner.json`);
    await writeWhole(file, `${JSON.stringify(await findPartner(base, change.partner), null, 2)}\n`);
    lines.unshift([
      `npx tierwright explain ${candidate} --partner ${file} --as-of ${OPTIONS.asOf} --ignore-extra`,
      'why that tier, requirement by requirement',
    ]);
  }
  session.print(`\n${style.bold('Try next')}`);
  for (const [line = '', does = ''] of lines) session.print(`  ${style.cyan(line)}\n      ${does}`);
}

/** `tierwright demo`; with `--json` it answers what `simulate` does. */
export async function demo(asked: Session): Promise<ExitCode> {
  const session: Session = asked.json ? { ...asked, print: () => {} } : asked;
  const { style } = session;
  const heading = (text: string) => session.print(`${style.bold(text)}`);
  heading('Real partner programs, each a JSON document (rules/)');
  await checkPrograms(session);
  const versions = [await readProgram(fromHere(BASELINE), session), await readProgram(fromHere(CANDIDATE), session)] as const;
  const [baseline, candidate] = versions;
  heading('\nA base of partners with records, made from a seed');
  const base = await prepareBase(versions, session);
  const dates = { asOf: OPTIONS.asOf };
  const asks = {
    baseline,
    candidate,
    base,
    dates,
    partners: [],
    notices: false,
    asked: { sweep: [], seek: [], move: [], step: 'quarter' as const, attribute: false },
  };
  const { report } = await runSimulation({
    ...asks,
    signal: session.stopping(),
    progress: (done) => session.progress(`${shown(done)} of ${shown(OPTIONS.size)} partners decided under both versions …`),
  });
  session.progress('');
  heading(`\nWhat if ${candidate.program.title} replaces v9b (${OPTIONS.asOf})?`);
  const output: SimulationOutput = {
    ...report,
    explained: [],
    reproduce: reproduce(report, asks),
  };
  if (asked.json) asked.printJson(output);
  printReport(output, session);
  heading('\nThree of them, and why');
  const told = tellingChanges(report.changes.partners);
  for (const change of told) printChange(change, versions, session);
  await printNext(told[0], base, session);
  return EXIT.fine;
}

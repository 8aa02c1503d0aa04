// Every rule in a package's SPEC.md has a test, and every rule that a test quotes exists.
// A rule begins a paragraph or list item: "- **PDL-T3** …". A test's title quotes rules before a colon: "PDL-T3, PDL-T4: …".
// The lifecycle's rules have the short ids by which people know program operations: "S1", "D7", and finer ones "S1.2".

import { pathToFileURL } from 'node:url';
import { findFiles } from './find-files.mjs';

const id = '(?:[A-Z]{2,6}-[A-Z]{1,3}\\d+[a-z]?|[A-Z]\\d+(?:\\.\\d+)*)';
const ruleLine = new RegExp(`^\\s*(?:(?:[-*]|\\d+\\.)\\s+)?\\*\\*(${id})[.:]?\\*\\*`);
const title = new RegExp(`(\\.(?:skip|todo)\\(\\s*)?['"\`](${id}(?:[,\\s]+${id})*)\\s*:`, 'g');
const comment = /^\s*(\/\/|\*|\/\*)/;

/** The rules that a SPEC.md defines, in order. */
export const rulesIn = (markdown) => markdown.split('\n').flatMap((line) => ruleLine.exec(line)?.[1] ?? []);

/** The rules that the titles in a test file quote; a skipped test quotes none. */
export const quotesIn = (source) => {
  const code = source
    .split('\n')
    .filter((line) => !comment.test(line))
    .join('\n');
  return [...code.matchAll(title)].flatMap(([, skipped, ids]) => (skipped ? [] : ids.split(/[,\s]+/)));
};

/** What is wrong, a sentence each. `specs` and `tests` are lists of { path, text }. */
export const problemsWith = (specs, tests) => {
  const problems = [];
  const definedIn = new Map();
  for (const { path, text } of specs) {
    for (const rule of rulesIn(text)) {
      if (definedIn.has(rule))
        problems.push(`${path}: ${rule} is already defined in ${definedIn.get(rule)}. Give one of them another number.`);
      else definedIn.set(rule, path);
    }
  }
  const quoted = new Set();
  for (const { path, text } of tests) {
    for (const rule of new Set(quotesIn(text))) {
      quoted.add(rule);
      if (!definedIn.has(rule)) problems.push(`${path}: quotes ${rule}, which no SPEC.md defines. Correct the number or write the rule.`);
    }
  }
  for (const [rule, path] of definedIn) {
    if (!quoted.has(rule)) problems.push(`${path}: ${rule} has no test. Begin the title of one with "${rule}: ".`);
  }
  return { problems, rules: definedIn.size };
};

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  // The tests of this check, in test/repository, quote rules that are made up.
  const tests = ['packages', 'test']
    .flatMap((folder) => findFiles(folder, '.test.ts'))
    .filter(({ path }) => !path.startsWith('test/repository/'));
  const { problems, rules } = problemsWith(findFiles('packages', 'SPEC.md'), tests);
  for (const problem of problems) console.error(problem);
  console.log(`${rules} rules, ${tests.length} test files, ${problems.length} problems.`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}

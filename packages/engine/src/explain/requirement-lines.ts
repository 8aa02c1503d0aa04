import { lastDayBefore } from './dates-in-words.ts';
import type { Evidence } from './evidence.ts';
import { named } from './listed.ts';
import { openTests } from './member-words.ts';
import { testLines, wholeTest } from './members.ts';
import { causesOf } from './missing.ts';
import type { Told } from './told.ts';
import { titleOf } from './words.ts';

/** Something a tier asks for, as a partner manager says it. */
export interface RequirementLine {
  /** The requirement's id; empty for a test of its own and for a choice. */
  requirement: string;
  title: string;
  status: 'met' | 'missed' | 'unknown';
  sentence: string;
  /** The tests behind it, each with what was measured. */
  details: string[];
}

const titleOfRoute = (evidence: Evidence, node: Told): string => {
  if (node.kind === 'need') return named(node.title);
  if (node.kind === 'test') return named(titleOf(evidence.program, node.leaf.fact));
  return node.parts.map((part) => titleOfRoute(evidence, part)).join(node.kind === 'any' ? ' or ' : ' with ');
};

/** The tests of a condition: of one that is met those that made it so, of a choice its open routes (ENG-W2, ENG-W3). */
function detailsOf(evidence: Evidence, node: Told, linesOf = testLines): string[] {
  if (node.kind === 'test') return linesOf(evidence, node.leaf);
  if (node.kind === 'need') return detailsOf(evidence, node.when, linesOf);
  if (node.kind === 'all' || node.status === 'met') return node.parts.flatMap((part) => detailsOf(evidence, part, linesOf));
  return node.parts.map((route, index) => `${index === 0 ? 'either' : 'or'} ${openTests(evidence, route, false)}`);
}

function routeDetails(evidence: Evidence, route: Told): string[] {
  const lines = detailsOf(evidence, route, (of, leaf) => [wholeTest(of, leaf)]);
  return route.kind === 'need' ? lines.map((line) => `${route.title} – ${line}`) : lines;
}

function statusInWords(evidence: Evidence, node: Told): string {
  if (node.kind === 'need' && node.waived !== undefined) {
    const exception = evidence.exception(node.waived);
    const until = exception?.until ? ` until ${lastDayBefore(exception.until)}` : '';
    return `waived${until} by an exception${exception?.reason ? ` (${exception.reason.replace(/\.$/, '')})` : ''}`;
  }
  if (node.status === 'met') return 'met';
  if (node.status === 'missed') return 'not met';
  const causes = causesOf(evidence, node);
  return causes.length === 0 ? 'cannot be decided' : `cannot be decided: ${causes.join('; ')}`;
}

/** A line for each thing a tier asks for (ENG-W4): a requirement, a test that stands beside them, a choice. */
export function requirementLines(evidence: Evidence, node: Told): RequirementLine[] {
  const { status } = node;
  if (node.kind === 'need') {
    return [
      {
        requirement: node.id,
        title: node.title,
        status,
        sentence: `${node.title}: ${statusInWords(evidence, node)}`,
        details: detailsOf(evidence, node.when),
      },
    ];
  }
  if (node.kind === 'test') {
    const [sentence = '', ...details] = testLines(evidence, node.leaf);
    return [{ requirement: '', title: titleOf(evidence.program, node.leaf.fact), status, sentence, details }];
  }
  if (node.kind === 'all' || status === 'met') return node.parts.flatMap((part) => requirementLines(evidence, part));
  const title = node.parts.map((part) => titleOfRoute(evidence, part)).join(', or ');
  const sentence = `${title}: ${statusInWords(evidence, node)}${status === 'missed' ? ', one is enough' : ''}`;
  return [{ requirement: '', title, status, sentence, details: node.parts.flatMap((part) => routeDetails(evidence, part)) }];
}

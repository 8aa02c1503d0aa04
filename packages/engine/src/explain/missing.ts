import type { Evidence } from './evidence.ts';
import { listed, named } from './listed.ts';
import type { Told } from './told.ts';
import { testCauses } from './unknown-causes.ts';
import { titleOf } from './words.ts';

/** Something that is open: one thing, or a choice of which one is enough. */
type Gap = { name: string; status: 'missed' | 'unknown' } | { routes: string[]; status: 'missed' | 'unknown' };

const hasOpenNeed = (node: Told): boolean =>
  node.status !== 'met' && (node.kind === 'need' || (node.kind !== 'test' && node.parts.some(hasOpenNeed)));

/** What stands between a partner and a condition, by name; nothing inside what is met (ENG-W1). */
function gapsOf(evidence: Evidence, node: Told): Gap[] {
  const { status } = node;
  if (status === 'met') return [];
  if (node.kind === 'test') return [{ name: named(titleOf(evidence.program, node.leaf.fact)), status }];
  if (node.kind === 'need') return hasOpenNeed(node.when) ? gapsOf(evidence, node.when) : [{ name: named(node.title), status }];
  if (node.kind === 'all') return node.parts.flatMap((part) => gapsOf(evidence, part));
  return [{ routes: node.parts.map((part) => gapsInWords(gapsOf(evidence, part))), status }];
}

function gapsInWords(gaps: readonly Gap[]): string {
  const names = [...new Set(gaps.flatMap((gap) => ('name' in gap ? [gap.name] : [])))];
  const choices = gaps.flatMap((gap) => ('routes' in gap ? [`one of: ${gap.routes.join(', or ')}`] : []));
  if (choices.length === 0) return listed(names);
  return [...(names.length === 0 ? [] : [names.join(', ')]), ...choices].join(', and ');
}

/** `Bookings, and one of: Sales, or Cloud sales`; empty where nothing is missed. */
export const missingInWords = (evidence: Evidence, node: Told): string =>
  gapsInWords(gapsOf(evidence, node).filter(({ status }) => status === 'missed'));

export const countMissing = (evidence: Evidence, node: Told): number =>
  gapsOf(evidence, node).filter(({ status }) => status === 'missed').length;

/** Why a condition, or a part of it, cannot be decided; each cause once. */
export function causesOf(evidence: Evidence, node: Told): string[] {
  if (node.status !== 'unknown' && node.kind !== 'all') return [];
  if (node.kind === 'test') return testCauses(evidence, node.leaf);
  const inner = node.kind === 'need' ? [node.when] : node.parts;
  return [...new Set(inner.flatMap((part) => causesOf(evidence, part)))];
}

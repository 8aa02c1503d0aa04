import type { Dated } from '../../parameters/schema.ts';
import type { Tier } from '../../tracks/schema.ts';
import { requirementNode } from '../../types-of-values/dependencies.ts';
import { mentionsOf } from '../../types-of-values/each-leaf.ts';
import type { Examination } from '../examination.ts';
import { isHistory } from '../values/parameter-literals.ts';

/** A threshold that is the same in two neighbouring tiers that both ask for it may be a slip. */
export function adviseThresholds(x: Examination): void {
  const { program, report } = x;
  for (const track of program.tracks ?? [])
    track.tiers.forEach((tier, index) => {
      const below = track.tiers[index - 1];
      if (!below) return;
      const asked = askedBy(x, below);
      for (const id of askedBy(x, tier)) {
        const byTier = program.parameters?.[id]?.byTier;
        if (!asked.has(id) || !byTier) continue;
        const value = inForce(byTier, tier.id, program.effective?.from);
        if (
          value === undefined ||
          value === null ||
          JSON.stringify(value) !== JSON.stringify(inForce(byTier, below.id, program.effective?.from))
        )
          continue;
        report.add('PDL603', `/parameters/${id}/byTier/${tier.id}`, `\`${below.id}\` and \`${tier.id}\` ask for the same.`, {
          value,
          expected: `another value than for \`${below.id}\`, or one value for both`,
        });
      }
    });
}

/** Parameters by tier that the requirements of a tier compare with, directly. */
function askedBy(x: Examination, tier: Tier): Set<string> {
  const asked = new Set<string>();
  const seen = new Set<string>();
  const open = tier.qualify
    ? mentionsOf(tier.qualify, '').map((mention) => (mention.kind === 'requirement' ? requirementNode(mention.id) : mention.id))
    : [];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (!node.startsWith('?')) {
      if (x.types.declared.get(node)?.of === 'parameter') asked.add(node);
      continue;
    }
    for (const dependency of x.types.graph.get(node) ?? []) open.push(dependency.node);
  }
  return asked;
}

function inForce(byTier: Record<string, Dated>, tier: string, on: string | undefined): unknown {
  const dated = Object.hasOwn(byTier, tier) ? byTier[tier] : undefined;
  if (dated === undefined || !isHistory(dated)) return dated;
  return dated.findLast((entry) => entry.from === undefined || on === undefined || entry.from <= on)?.value;
}

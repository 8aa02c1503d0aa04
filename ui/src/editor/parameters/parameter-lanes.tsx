import { Stack } from '@mantine/core';
import { memberOf } from '../document/reading.ts';
import { useEdition } from '../document/use-document.ts';
import { specOf } from '../matrix/threshold.ts';
import { LaneTable } from './lane-table.tsx';
import { laneGroupsOf } from './lanes.ts';
import { VariantHead } from './variant-head.tsx';

/** The values of a parameter over time, each variant by itself; with `tier` only those for a tier. */
export function ParameterLanes({ id, tier }: { readonly id: string; readonly tier?: string }) {
  const { value } = useEdition();
  const spec = specOf(value, memberOf(memberOf(value, 'parameters'), id));
  if (!spec) return null;
  return (
    <Stack gap="md">
      {laneGroupsOf(value, id, tier).map((group) => (
        <div key={group.variant ?? 'own'}>
          {group.variant !== null && <VariantHead id={id} group={group} />}
          <LaneTable id={id} group={group} spec={spec} />
        </div>
      ))}
    </Stack>
  );
}

import { Select, Text } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { useBuilder } from './builder-context.ts';
import { conditionWords } from './words.ts';

/** A reference to a requirement. */
export function RequirementPart({ id, path }: { readonly id: string; readonly path: Path }) {
  const say = useWords(conditionWords);
  const { known, edit } = useBuilder();
  const requirements = Object.entries(known.program.requirements ?? {});
  const data = requirements.map(([value, { title }]) => ({ value, label: title }));
  if (!requirements.some(([other]) => other === id)) data.push({ value: id, label: say('unknownHere', { id }) });
  return (
    <>
      <Text size="sm" pt={6}>
        {say('requirementHolds')}
      </Text>
      <Select
        aria-label={say('requirement')}
        data={data}
        value={id}
        searchable
        allowDeselect={false}
        style={{ flexGrow: 1, minWidth: 220 }}
        onChange={(chosen) => chosen !== null && edit((edits) => edits.set([...path, 'condition'], chosen))}
      />
    </>
  );
}

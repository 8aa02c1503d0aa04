import { Select, TagsInput, TextInput } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import type { Choice } from '../entries/choice-member.tsx';
import { useMember } from '../entries/use-member.ts';
import { recordWords } from './words.ts';

interface FieldDetailsProps {
  readonly path: Path;
  readonly field: string;
  readonly type: Json | undefined;
  readonly kinds: readonly Choice[];
}

/** What a field of its type has besides: words, the kind it points to, a unit. */
export function FieldDetails({ path, field, type, kinds }: FieldDetailsProps) {
  if (type === 'enum' || type === 'set') return <FieldWords path={[...path, 'values']} field={field} />;
  if (type === 'ref') return <FieldTarget path={[...path, 'to']} field={field} kinds={kinds} />;
  return type === 'integer' || type === 'number' ? <FieldUnit path={[...path, 'unit']} field={field} /> : null;
}

interface PartProps {
  readonly path: Path;
  readonly field: string;
}

function FieldWords({ path, field }: PartProps) {
  const label = useWords(recordWords)('wordsOf', { field });
  const { value, set } = useMember({ path, label });
  const words = Array.isArray(value) ? value.map(String) : [];
  return (
    <TagsInput
      aria-label={label}
      size="xs"
      value={words}
      splitChars={[',', ';', '\n']}
      acceptValueOnBlur
      onChange={(typed) => set(typed.length > 0 ? typed : undefined)}
    />
  );
}

function FieldTarget({ path, field, kinds }: PartProps & { readonly kinds: readonly Choice[] }) {
  const label = useWords(recordWords)('toOf', { field });
  const { value, set } = useMember({ path, label });
  const shown = typeof value === 'string' ? value : null;
  const data = shown === null || kinds.some((kind) => kind.value === shown) ? [...kinds] : [...kinds, { value: shown, label: shown }];
  return <Select aria-label={label} size="xs" data={data} value={shown} allowDeselect={false} onChange={(to) => to !== null && set(to)} />;
}

function FieldUnit({ path, field }: PartProps) {
  const label = useWords(recordWords)('unitOf', { field });
  const { value, set } = useMember({ path, label });
  return (
    <TextInput
      aria-label={label}
      size="xs"
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => set(event.currentTarget.value || undefined)}
    />
  );
}

import { MultiSelect, Select, Text } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { isMembers, textOf, textsOf } from '../document/reading.ts';
import { useEditing } from '../fields/use-field.ts';
import { chainChoices } from '../fields/vocabulary.ts';
import { reasonChoices, reasonInWords } from './deal-reasons.ts';
import { type About, STATES } from './expectation.ts';
import { titled } from './expectation-words.ts';
import { expectedKind, fittingKind } from './expected-kind.ts';
import type { Naming } from './naming.ts';
import { ValueControl } from './value-control.tsx';
import { type Kind, tierChoices } from './value-kinds.ts';
import { testWords } from './words.ts';

interface ExpectedControlProps {
  readonly naming: Naming;
  readonly about: About;
  readonly label: string;
  readonly value: Json;
  readonly day: string;
  readonly take: (value: Json) => void;
}

const NONE = '*';

/** What is expected, chosen or typed as it has to be. */
export function ExpectedControl({ naming, about, label, value, day, take }: ExpectedControlProps) {
  const say = useWords(testWords);
  const { program, isReadOnly } = useEditing();
  const currency = textOf(program.currency);
  const typed = (kind: Kind) => <ValueControl {...{ label, kind, value, currency, day, isReadOnly, take }} isBrief />;
  const chosen = (choices: readonly { readonly value: string; readonly label: string }[], now: string, read: (word: string) => Json) => (
    <Select
      aria-label={label}
      data={choices.some((choice) => choice.value === now) ? [...choices] : [...choices, { value: now, label: now }]}
      value={now}
      readOnly={isReadOnly}
      allowDeselect={false}
      searchable={choices.length > 8}
      onChange={(word) => word !== null && take(read(word))}
    />
  );
  const orNone = (choices: readonly { readonly value: string; readonly label: string }[]) =>
    chosen([...choices, { value: NONE, label: say('none') }], value === null ? NONE : textOf(value), (word) =>
      word === NONE ? null : word,
    );
  switch (about.of) {
    case 'track':
      return orNone(titled(program.tracks));
    case 'tier':
    case 'groups':
      return orNone(tierChoices(naming.known));
    case 'state':
      return chosen(
        STATES.map((state) => ({ value: state, label: say(`state.${state}`) })),
        textOf(value),
        (word) => word,
      );
    case 'unknown':
      return <Text size="sm">{say('isUnknown')}</Text>;
    case 'granted':
      return chosen(
        [
          { value: 'true', label: say('granted') },
          { value: 'false', label: say('notGranted') },
        ],
        String(value),
        (word) => word === 'true',
      );
    case 'missed': {
      const ids = textsOf(value);
      const requirements = Object.entries(naming.known.program.requirements ?? {}).map(([id, { title }]) => ({
        value: id,
        label: title ?? id,
      }));
      const unknown = ids.filter((id) => !requirements.some((one) => one.value === id)).map((id) => ({ value: id, label: id }));
      return (
        <MultiSelect
          aria-label={label}
          placeholder={ids.length === 0 ? say('none') : ''}
          data={[...requirements, ...unknown]}
          value={ids}
          readOnly={isReadOnly}
          searchable
          onChange={take}
        />
      );
    }
    case 'deal':
      return dealControl(about.id);
    case 'benefits':
    case 'stacking':
      return typed(fittingKind(expectedKind(naming, about), value));
    default:
      return typed(expectedKind(naming, about));
  }

  function dealControl(part: string) {
    if (part === 'then') {
      const chains = chainChoices(program, say('review')).map((chain) => ({
        value: `route ${chain.value}`,
        label: say('route', { chain: chain.label }),
      }));
      const decided = [{ value: 'approve', label: say('approve') }, { value: 'reject', label: say('reject') }, ...chains];
      const now = isMembers(value) ? `route ${textOf(value.route)}` : textOf(value);
      return chosen(decided, now, (word) => (word.startsWith('route ') ? { route: word.slice('route '.length) } : word));
    }
    if (part === 'by') {
      const offered = reasonChoices(naming);
      const by = textOf(value);
      const isOffered = offered.some((choice) => choice.value === by);
      return chosen(isOffered ? offered : [...offered, { value: by, label: reasonInWords(naming, by) }], by, (word) => word);
    }
    return typed(expectedKind(naming, about));
  }
}

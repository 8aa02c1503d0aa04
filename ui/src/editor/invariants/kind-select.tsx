import { NativeSelect } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import { mayBe, type Offered } from './invariant-edits.ts';
import { type InvariantKind, KINDS, SECTION_KINDS, TIER_KINDS } from './invariant-kinds.ts';
import { invariantWords } from './words.ts';

interface KindSelectProps {
  readonly kind: InvariantKind | undefined;
  readonly offered: Offered;
  readonly choose: (kind: InvariantKind) => void;
}

/** What is promised: of tiers, or of a part of what happens. What the program has nothing for cannot be chosen. */
export function KindSelect({ kind, offered, choose }: KindSelectProps) {
  const say = useWords(invariantWords);
  const items = (kinds: readonly InvariantKind[]) =>
    kinds.map((one) => ({ value: one as string, label: say(`kind.${one}`), disabled: one !== kind && !mayBe(one, offered) }));
  const hints = [...(offered.facts.length === 0 ? [say('noFact')] : []), ...(offered.sections.length === 0 ? [say('noSection')] : [])];
  return (
    <NativeSelect
      label={say('kind')}
      {...(hints.length === 0 ? {} : { description: hints.join(' ') })}
      data={[
        ...(kind === undefined ? [{ value: '', label: '' }] : []),
        { group: say('ofTiers'), items: items(TIER_KINDS) },
        { group: say('ofSection'), items: items(SECTION_KINDS) },
      ]}
      value={kind ?? ''}
      onChange={(event) => {
        const chosen = KINDS.find((one) => one === event.currentTarget.value);
        if (chosen) choose(chosen);
      }}
    />
  );
}

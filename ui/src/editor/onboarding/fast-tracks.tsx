import { useWords } from '../../words/use-words.ts';
import { ConditionBuilder } from '../conditions/condition-builder.tsx';
import { ChoicesAt } from '../fields/choices-at.tsx';
import { NamedItems } from '../fields/named-items.tsx';
import { useEditing } from '../fields/use-field.ts';
import { addFastTrack, FAST_TRACKS, type GraphStep } from './step-graph.ts';
import { onboardingWords } from './words.ts';

/** Who may skip steps, and which. */
export function FastTracks({ steps }: { readonly steps: readonly GraphStep[] }) {
  const say = useWords(onboardingWords);
  const { program } = useEditing();
  return (
    <NamedItems
      list={FAST_TRACKS}
      title={say('fastTracks')}
      none={say('noFastTracks')}
      nameOf={(title) => say('fastTrack', { title })}
      addLabel={say('addFastTrack')}
      add={steps.length === 0 ? null : (edits) => addFastTrack(edits, program, say('newFastTrack'))}
    >
      {(path) => (
        <>
          <ConditionBuilder path={[...path, 'when']} label={say('fastWhen')} />
          <ChoicesAt path={[...path, 'skip']} label={say('skip')} choices={steps.map(({ id, title: label }) => ({ value: id, label }))} />
        </>
      )}
    </NamedItems>
  );
}

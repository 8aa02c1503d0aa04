import { useWords } from '../../words/use-words.ts';
import { ConditionBuilder } from '../conditions/condition-builder.tsx';
import { ChoiceAt } from '../fields/choice-at.tsx';
import { NamedItems } from '../fields/named-items.tsx';
import { TermAt } from '../fields/term-at.tsx';
import { TermsAt } from '../fields/terms-at.tsx';
import { useEditing } from '../fields/use-field.ts';
import { addMilestone, MILESTONES } from './step-graph.ts';
import { onboardingWords } from './words.ts';

/** What a new member has to reach. */
export function Milestones() {
  const say = useWords(onboardingWords);
  const { program } = useEditing();
  return (
    <NamedItems
      list={MILESTONES}
      title={say('milestones')}
      none={say('noMilestones')}
      nameOf={(title) => say('milestone', { title })}
      addLabel={say('addMilestone')}
      add={(edits) => addMilestone(edits, program, say('newMilestone'))}
    >
      {(path) => (
        <>
          <ConditionBuilder path={[...path, 'passes']} label={say('milestonePasses')} />
          <TermAt path={[...path, 'within']} label={say('milestoneWithin')} />
          <TermsAt
            path={[...path, 'remind']}
            label={say('remind')}
            one={say('oneReminder')}
            add={say('addReminder')}
            usual={say('usualReminder')}
          />
          <ChoiceAt
            path={[...path, 'onMiss']}
            label={say('onMiss')}
            usual={say('noted')}
            choices={[
              { value: 'note', label: say('noted') },
              { value: 'suspend', label: say('suspend') },
              { value: 'end', label: say('end') },
            ]}
          />
        </>
      )}
    </NamedItems>
  );
}

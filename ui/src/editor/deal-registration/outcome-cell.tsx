import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { membersOf, titleOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { Cell } from '../fields/cell.tsx';
import { ChoiceAt } from '../fields/choice-at.tsx';
import { useEditing } from '../fields/use-field.ts';
import { chainChoices } from '../fields/vocabulary.ts';
import { fieldWords } from '../fields/words.ts';
import { outcomeOf, thenOf } from './rule-table.ts';
import { dealWords } from './words.ts';

interface Props {
  readonly path: Path;
  readonly place: { readonly 'data-cell': string; readonly tabIndex: number };
  /** No deal is approved because no rule is about it. */
  readonly mayApprove: boolean;
  readonly onOpen?: () => void;
}

/** What a rule decides: approved, refused, or a chain of people. */
export function OutcomeCell({ path, place, mayApprove, onOpen }: Props) {
  const say = useWords(dealWords);
  const sayField = useWords(fieldWords);
  const { program, edit } = useEditing();
  const rule = valueAt({ ...program }, path);
  const outcome = outcomeOf(membersOf(rule).then);
  const choices = [
    ...(mayApprove ? [{ value: 'approve', label: say('approve') }] : []),
    { value: 'reject', label: say('reject') },
    ...chainChoices(program, sayField('review')).map(({ value, label }) => ({
      value: `route:${value}`,
      label: say('ask', { chain: label }),
    })),
  ];
  const text = choices.find(({ value }) => value === outcome)?.label ?? outcome;
  const title = titleOf(rule);
  return (
    <Cell place={place} name={say('cell', { rule: title, fact: say('outcome'), text })} text={text || '–'} {...(onOpen ? { onOpen } : {})}>
      {() => (
        <ChoiceAt
          path={[...path, 'then']}
          label={say('outcome')}
          choices={choices}
          isInPopover
          value={outcome}
          onChoose={(next) =>
            next !== null && edit(sayField('set', { what: title }), (edits) => edits.set([...path, 'then'], thenOf(next)))
          }
        />
      )}
    </Cell>
  );
}

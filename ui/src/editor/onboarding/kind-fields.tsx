import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { ChoiceAt } from '../fields/choice-at.tsx';
import { FormFieldsAt } from '../fields/form-fields-at.tsx';
import { TextAt } from '../fields/text-at.tsx';
import { useEditing } from '../fields/use-field.ts';
import { chainChoices, roleChoices } from '../fields/vocabulary.ts';
import { fieldWords } from '../fields/words.ts';
import { onboardingWords } from './words.ts';

/** What only steps of one kind have. */
export function KindFields({ path, kind }: { readonly path: Path; readonly kind: string }) {
  const say = useWords(onboardingWords);
  const sayField = useWords(fieldWords);
  const { program } = useEditing();
  if (kind === 'form') return <FormFieldsAt path={[...path, 'fields']} label={say('fields')} />;
  if (kind === 'approval')
    return (
      <ChoiceAt
        path={[...path, 'chain']}
        label={say('chain')}
        choices={chainChoices(program, sayField('review'))}
        usual={say('usualOwner')}
      />
    );
  if (kind === 'signature')
    return <ChoiceAt path={[...path, 'countersign']} label={say('countersign')} choices={roleChoices(program)} usual={say('nobody')} />;
  if (kind === 'provisioning') return <TextAt path={[...path, 'provides']} label={say('provides')} isOptional />;
  return null;
}

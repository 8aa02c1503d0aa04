import { useWords } from '../../words/use-words.ts';
import { isCategory, isManaged, type TypeCell } from './type-grid.ts';
import { typeWords } from './words.ts';

/** What people read for categories and for how a type is managed; words that the language does not know as they are. */
export function useTypeTexts() {
  const say = useWords(typeWords);
  const managedText = (managed: string): string => (isManaged(managed) ? say(managed) : managed);
  return {
    categoryText: (category: string): string => (isCategory(category) ? say(category) : category),
    managedText,
    typeText: ({ title, managed }: TypeCell): string => say('typeWith', { title, managed: managed.map(managedText).join(' → ') }),
  };
}

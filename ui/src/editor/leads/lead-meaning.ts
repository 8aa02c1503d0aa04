import type { Condition, Json } from '@tierwright/program';
import type { KeyOfWords } from '../../words/area.ts';
import type { Say } from '../../words/use-words.ts';
import { isWhole, treeOf } from '../conditions/condition-tree.ts';
import type { Known } from '../conditions/known.ts';
import { itemsOf, memberOf, textOf } from '../document/reading.ts';
import { valueInWords } from '../entries/value-in-words.ts';
import { shownDay } from '../matrix/shown-day.ts';
import type { leadWords } from './words.ts';

interface TellingLeads {
  readonly program: Json;
  readonly known: Known;
  readonly say: Say<KeyOfWords<typeof leadWords>>;
  readonly term: (term: Json | undefined) => string;
}

/** The way of a lead in sentences. */
export function leadMeaning({ program, known, say, term }: TellingLeads): readonly string[] {
  const leads = memberOf(program, 'leads');
  const at = (...keys: string[]) => keys.reduce<Json | undefined>((found, key) => memberOf(found, key), leads);
  const eligible = at('eligible');
  const capacity = at('capacity');
  const ranks = itemsOf(at('rank')).map((rank) =>
    say(memberOf(rank, 'order') === 'lowest' ? 'says.lowest' : 'says.highest', {
      fact: known.sentences.nameOfValue(textOf(memberOf(rank, 'fact'))),
    }),
  );
  const role = textOf(at('otherwise'));
  const termOr = (value: Json | undefined, usual: string) => (value === undefined ? usual : term(value));
  return [
    ...(eligible !== undefined && isWhole(treeOf(eligible))
      ? [say('says.eligible', { condition: known.sentences.condition(eligible as unknown as Condition) })]
      : []),
    ...(capacity === undefined
      ? []
      : [say('says.capacity', { count: valueInWords(program, known, capacity, { type: 'integer', currency: '' }, shownDay(program)) })]),
    ranks.length === 0 ? say('says.turns') : say('says.rank', { order: ranks.join(', ') }),
    say('says.accept', {
      term: termOr(at('accept'), say('acceptUsual')),
      rounds: typeof at('rounds') === 'number' ? String(at('rounds')) : say('roundsUsual'),
      role: textOf(memberOf(memberOf(program, 'roles'), role)) || role,
    }),
    ...(at('feedback') === undefined
      ? []
      : [
          say('says.feedback', {
            first: termOr(at('feedback', 'first'), say('firstUsual')),
            every: termOr(at('feedback', 'every'), say('everyUsual')),
            missed: say(at('feedback', 'onMissed') === 'recall' ? 'recall' : 'remind'),
          }),
        ]),
  ];
}

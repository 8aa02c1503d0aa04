import type { Json } from '@tierwright/program';
import { isMembers, itemsOf, memberOf, membersOf, textOf, titleOf } from '../document/reading.ts';
import { reasonInWords } from './deal-reasons.ts';
import { type About, DEAL_PARTS, STATES } from './expectation.ts';
import { expectedKind, typedInWords } from './expected-kind.ts';
import { type Naming, named } from './naming.ts';
import type { Kind } from './value-kinds.ts';

const factTitle = ({ facts }: Naming, id: string) => facts.find((fact) => fact.id === id)?.title ?? id;

/** What a line of an expectation is about. */
export function aboutInWords(naming: Naming, about: About): string {
  const { say } = naming;
  switch (about.of) {
    case 'groups':
      return say('group', { group: about.id });
    case 'facts':
      return say('factLine', { fact: factTitle(naming, about.id) });
    case 'unknown':
      return say('unknownLine', { fact: factTitle(naming, about.id) });
    case 'missed':
      return say('missedLine', { tier: named(naming, 'tier', about.id) });
    case 'granted':
      return say('grantedLine', { benefit: named(naming, 'benefit', about.id) });
    case 'benefits':
    case 'stacking':
      return say(about.part === 'value' ? 'valueLine' : 'amountLine', {
        benefit: named(naming, about.of === 'benefits' ? 'benefit' : 'stacking', about.id),
      });
    case 'deal': {
      const part = DEAL_PARTS.find((one) => one === about.id);
      return part ? say(`deal.${part}`) : about.id;
    }
    default:
      return say(about.of);
  }
}

/** What was found for a line, as people read it. */
export function valueInWords(naming: Naming, about: About, value: Json): string {
  const { say } = naming;
  if (value === null) return say(about.of === 'facts' ? 'notKnown' : 'none');
  switch (about.of) {
    case 'track':
    case 'tier':
      return named(naming, about.of, textOf(value));
    case 'groups':
      return named(naming, 'tier', textOf(value));
    case 'state': {
      const state = STATES.find((one) => one === value);
      return state ? say(`state.${state}`) : textOf(value);
    }
    case 'missed':
      return itemsOf(value).length === 0
        ? say('none')
        : itemsOf(value)
            .map((id) => named(naming, 'requirement', textOf(id)))
            .join(', ');
    case 'granted':
      return say(value === true ? 'granted' : 'notGranted');
    case 'deal':
      if (isMembers(value)) return say('route', { chain: chainTitle(naming, textOf(value.route)) });
      if (about.id === 'then') return say(value === 'approve' ? 'approve' : 'reject');
      return about.id === 'by' ? reasonInWords(naming, textOf(value)) : typedInWords(naming, expectedKind(naming, about), value);
    default:
      return typedInWords(naming, expectedKind(naming, about), value, about.of === 'facts' ? 'notKnown' : 'none');
  }
}

const chainTitle = (naming: Naming, id: string): string =>
  id === 'review' && naming.known.references.named(id, 'chain').length === 0 ? naming.say('review') : named(naming, 'chain', id);

/** Everything that can be expected, with its words; without what is expected already. */
export function expectable(naming: Naming, expectation: Json | undefined): readonly { readonly about: About; readonly label: string }[] {
  const { known, facts } = naming;
  const { program } = known;
  const expect = membersOf(expectation);
  const has = (...path: string[]) => path.reduce<Json | undefined>((found, key) => memberOf(found, key), expect as Json) !== undefined;
  const tiers = [...new Set((program.tracks ?? []).flatMap(({ tiers: all = [] }) => all.map(({ id }) => id)))];
  const groups = [
    ...new Set((program.tracks ?? []).flatMap(({ per }) => (per === undefined ? [] : (known.types.groups.get(per)?.values ?? [])))),
  ];
  const unknown = new Set(itemsOf(expect.unknown));
  const benefits = (program.benefits ?? []).map(({ id }) => id);
  const abouts: About[] = [
    ...(['track', 'tier', 'state', 'until'] as const).filter((of) => !has(of)).map((of) => ({ of })),
    ...groups.filter((id) => !has('groups', id)).map((id) => ({ of: 'groups' as const, id })),
    ...benefits.filter((id) => !has('benefits', id)).map((id) => ({ of: 'granted' as const, id })),
    ...benefits.flatMap((id) =>
      (['value', 'amount'] as const)
        .filter((part) => !has('benefits', id, part) && typeof memberOf(expect.benefits, id) !== 'boolean')
        .map((part) => ({ of: 'benefits' as const, id, part })),
    ),
    ...Object.keys(program.stacking ?? {}).flatMap((id) =>
      (['value', 'amount'] as const).filter((part) => !has('stacking', id, part)).map((part) => ({ of: 'stacking' as const, id, part })),
    ),
    ...tiers.filter((id) => !has('missed', id)).map((id) => ({ of: 'missed' as const, id })),
    ...facts.filter(({ id }) => !has('facts', id)).map(({ id }) => ({ of: 'facts' as const, id })),
    ...(program.dealRegistration ? DEAL_PARTS.filter((id) => !has('deal', id)).map((id) => ({ of: 'deal' as const, id })) : []),
    ...facts.filter(({ id }) => !unknown.has(id)).map(({ id }) => ({ of: 'unknown' as const, id })),
  ];
  return abouts.map((about) => ({ about, label: aboutInWords(naming, about) }));
}

/** What a line begins with. */
export function firstExpected(naming: Naming, about: About, day: string, firstOf: (kind: Kind) => Json): Json {
  const { program } = naming.known;
  const [track] = program.tracks ?? [];
  switch (about.of) {
    case 'track':
      return track?.id ?? null;
    case 'tier':
    case 'groups':
      return track?.tiers[0]?.id ?? null;
    case 'state':
      return 'held';
    case 'until':
      return day;
    case 'missed':
      return [];
    case 'unknown':
      return about.id;
    case 'granted':
      return true;
    case 'facts': {
      const offer = naming.facts.find(({ id }) => id === about.id);
      return offer ? firstOf(offer.kind) : null;
    }
    case 'deal':
      if (about.id === 'then') return 'approve';
      if (about.id === 'by') return program.dealRegistration?.rules?.list[0]?.id ?? 'otherwise';
      return about.id === 'place' ? 1 : about.id === 'protectedUntil' ? day : 0;
    case 'benefits':
    case 'stacking':
      return firstOf(expectedKind(naming, about));
    default:
      return null;
  }
}

/** The tracks and tiers that can be expected, by title. */
export const titled = (list: Json | undefined): { value: string; label: string }[] =>
  itemsOf(list).map((part) => ({ value: textOf(memberOf(part, 'id')), label: titleOf(part) }));

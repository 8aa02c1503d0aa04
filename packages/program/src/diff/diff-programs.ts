import type { Program, SectionName } from '../document/schema.ts';
import type { Reach } from '../references/reach.ts';
import { childPointer } from '../source/json-pointer.ts';
import type { Change, DiffSection, ProgramDiff, Reaches } from './change.ts';
import { same } from './content.ts';
import { diffFields } from './fields/field.ts';
import { saySomething } from './fields/say-something.ts';
import { partsInName } from './parameters/purpose.ts';
import type { Draft, Place } from './place.ts';
import { reachInWords } from './reach-words.ts';
import { pointerBefore } from './renames/apply-renames.ts';
import type { Rename } from './renames/find-renames.ts';
import { renamedProgram } from './renames/renamed-program.ts';
import { header } from './sections/header.ts';
import { sectionDiffers } from './sections.ts';
import { type Side, sideOf } from './side.ts';
import { capital, quoted } from './words/join.ts';

/**
 * What changed from `a` to `b`, both well-shaped: a sentence and what it reaches for each difference. Equal canonical
 * forms give no changes; every other difference lies at or under the pointer of at least one.
 */
export function diffPrograms(a: Program, b: Program): ProgramDiff {
  const { program, renames } = renamedProgram(a, b);
  const before = sideOf(program);
  const after = sideOf(b);
  const changes: Change[] = [];
  const placeOf = (section: DiffSection, pointer: string): Place => ({
    before,
    after,
    section,
    a: pointer,
    b: pointer,
    subject: '',
    tellReach: false,
    report: (draft) => changes.push(changeOf(draft, before, after, renames)),
  });
  diffFields(header, program, b, { ...placeOf('program', ''), subject: 'Program' });
  for (const section of Object.keys(sectionDiffers) as SectionName[]) {
    changes.push(...renames.filter((rename) => sectionOf(rename) === section).map((rename) => renameChange(rename, section, after)));
    diffSection(section, program, b, placeOf(section, childPointer('', section)));
  }
  return { from: identity(a), to: identity(b), changes };
}

function diffSection<S extends SectionName>(section: S, before: Program, after: Program, place: Place): void {
  const one = before[section] as NonNullable<Program[S]> | undefined;
  const other = after[section] as NonNullable<Program[S]> | undefined;
  if (!same(one, other)) saySomething(place, { before: one, after: other }, (at) => sectionDiffers[section].diff(one, other, at));
}

const identity = ({ program, version, title }: Program) => ({ program, version, title });

function changeOf(draft: Draft, before: Side, after: Side, renames: readonly Rename[]): Change {
  const { kind, section, a, b, also, sentence, tellReach, eases } = draft;
  const isGone = kind === 'removed';
  const side = isGone ? before : after;
  const pointer = isGone ? a : b;
  const reach = side.references.reaches(pointer, ...(also ?? []));
  const words = tellReach ? reachSuffix(side, reach, pointer, draft) : '';
  const original = (place: string) => (isGone ? pointerBefore(place, renames) : place);
  return {
    kind,
    section,
    pointer: original(pointer),
    ...(also === undefined ? {} : { also: also.map(original) }),
    ...('before' in draft ? { before: draft.before } : {}),
    ...('after' in draft ? { after: draft.after } : {}),
    sentence: `${sentence}${words}`,
    reaches: idsOf(reach),
    ...(eases === undefined ? {} : { eases }),
  };
}

function reachSuffix(side: Side, reach: Reach, pointer: string, { kind, told }: Draft): string {
  const self = side.references.partAt(pointer);
  const isWhole = self?.pointer === pointer;
  const named = [...(told ?? []), ...partsInName(side, self)];
  const words = reachInWords(side, reach, self, named);
  if (words !== '') return kind === 'removed' && isWhole ? `; it reached ${words}` : `; reaches ${words}`;
  const isToldAlready = named.length > 0 && reachInWords(side, reach, self, []) !== '';
  if (kind === 'removed' || isToldAlready) return '';
  const yet = kind === 'added' && isWhole ? ' yet' : '';
  return self?.kind === 'requirement' ? `; no tier asks for it${yet}` : `; nothing depends on it${yet}`;
}

function idsOf(reach: Reach): Reaches {
  const others = [...reach.dealRules, ...reach.onboardingSteps, ...reach.funds, ...reach.leads, ...reach.notices, ...reach.others];
  return {
    tracks: reach.tracks.map((part) => part.id),
    tiers: reach.tiers.map((part) => `${part.track}/${part.id}`),
    requirements: reach.requirements.map((part) => part.id),
    benefits: reach.benefits.map((part) => part.id),
    others: others.map((part) => part.pointer),
  };
}

const sectionOf = (rename: Rename) => rename.b.split('/')[1];

/** The places that name the new id are covered by the one sentence about it. */
function renameChange(rename: Rename, section: SectionName, after: Side): Change {
  const { namespace, noun, before, title, b } = rename;
  const also = namespace === undefined ? [] : after.references.usedBy(rename.after, namespace).map((use) => use.pointer);
  return {
    kind: 'changed',
    section,
    pointer: b,
    ...(also.length === 0 ? {} : { also }),
    before,
    after: rename.after,
    sentence: `${capital(noun)} ${quoted(title)} has another id: ${rename.after}, was ${before}; nothing else about it changes`,
    reaches: idsOf(after.references.reaches(b)),
  };
}

import { type CodeSession, sessionOf } from './code-session.ts';
import { monaco } from './monaco.ts';
import { type Outlined, outlineOf } from './outline.ts';
import { type QuickFix, quickFixes } from './quick-fixes.ts';
import { type Named, namedAt } from './references-at.ts';
import { problemsShown } from './show-problems.ts';
import type { Range } from './source-parts.ts';

const FIX = 'tierwright.fix';

const fixesIn = (session: CodeSession, range: monaco.Range): readonly QuickFix[] =>
  (problemsShown(session) ?? [])
    .filter(({ place }) => monaco.Range.areIntersectingOrTouching(session.shown(place), range))
    .flatMap(({ problem }) => quickFixes(problem, session.text, session.source));

const named = (session: CodeSession, position: monaco.Position): Named | null => {
  const { good } = session.of.checks;
  if (!good || !session.source) return null;
  return namedAt(session.source, session.references.of(good), session.offsetAt(position));
};

const locations = (session: CodeSession, ranges: readonly Range[]): monaco.languages.Location[] =>
  ranges.map((range) => ({ uri: session.model.uri, range: session.shown(range) }));

function symbols(session: CodeSession, around: Outlined['path'], outlined: readonly Outlined[]): monaco.languages.DocumentSymbol[] {
  if (outlined.length === 0) return [];
  const places = session.of.document.places.placesInside(around);
  return outlined.flatMap(({ name, detail, path, entries }) => {
    const place = places.get(path.at(-1) ?? '');
    if (!place) return [];
    const range = session.shown({ start: place.key, end: place.end });
    const kind = entries.length > 0 ? monaco.languages.SymbolKind.Module : monaco.languages.SymbolKind.Property;
    return { name, detail, kind, tags: [], range, selectionRange: range, children: symbols(session, path, entries) };
  });
}

let isTaught = false;

/** Teaches Monaco what only we know of a program: what to do about problems, and who names whom. */
export function teachLanguage(): void {
  if (isTaught) return;
  isTaught = true;
  monaco.editor.registerCommand(FIX, (_accessor, session: CodeSession, title: string, { changes }: QuickFix) =>
    session.change(title, changes),
  );
  monaco.languages.registerCodeActionProvider('json', {
    provideCodeActions(model, range) {
      const session = sessionOf(model);
      const fixes = session ? fixesIn(session, range) : [];
      const actions = fixes.map((fix, index): monaco.languages.CodeAction => {
        const title = session?.of.say(fix.words, fix.values) ?? '';
        return { title, kind: 'quickfix', isPreferred: index === 0, command: { id: FIX, title, arguments: [session, title, fix] } };
      });
      return { actions, dispose() {} };
    },
  });
  monaco.languages.registerDocumentSymbolProvider('json', {
    provideDocumentSymbols(model) {
      const session = sessionOf(model);
      return session ? symbols(session, [], outlineOf(session.of.document.current.value)) : [];
    },
  });
  monaco.languages.registerDefinitionProvider('json', {
    provideDefinition(model, position) {
      const session = sessionOf(model);
      const found = session ? named(session, position) : null;
      return session && found ? locations(session, found.declared) : [];
    },
  });
  monaco.languages.registerReferenceProvider('json', {
    provideReferences(model, position, { includeDeclaration }) {
      const session = sessionOf(model);
      const found = session ? named(session, position) : null;
      return session && found ? locations(session, [...(includeDeclaration ? found.declared : []), ...found.uses]) : [];
    },
  });
}

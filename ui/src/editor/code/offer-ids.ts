import { draft07Schema } from '@tierwright/program';
import type { Edition } from '../document/program-document.ts';
import type { CodeOf, SayCode } from './code-session.ts';
import { json } from './monaco.ts';
import { ownIds } from './own-ids.ts';
import { ownIdsSchema } from './own-ids-schema.ts';
import { withSnippets } from './snippets.ts';

const PROGRAM = 'inmemory://schema/program.json';
const OWN = 'inmemory://schema/own-ids.json';
const FILES = ['*.program.json'];
/** The worker begins anew with each schema: ids are read once nothing was changed for so many milliseconds. */
const PAUSE = 700;

function setSchemas(value: Edition['value'], say: SayCode): void {
  // What a document names as its schema is asked before what its name says.
  const named = typeof value.$schema === 'string' ? [{ uri: value.$schema, schema: { allOf: [{ $ref: PROGRAM }, { $ref: OWN }] } }] : [];
  json.jsonDefaults.setDiagnosticsOptions({
    validate: true,
    enableSchemaRequest: false,
    schemas: [
      { uri: PROGRAM, fileMatch: FILES, schema: withSnippets(draft07Schema(), say) },
      { uri: OWN, fileMatch: FILES, schema: ownIdsSchema(ownIds(value)) },
      ...named,
    ],
  });
}

/** Completion knows the language, and the ids that the document declares; it learns of new ones. Gives what ends it. */
export function offerIds({ document, say }: CodeOf): () => void {
  let known = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const offer = () => {
    const { value } = document.current;
    const ids = JSON.stringify([value.$schema, ...Object.values(ownIds(value)).map((names) => [...names])]);
    if (ids === known) return;
    known = ids;
    setSchemas(value, say);
  };
  offer();
  const stop = document.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(offer, PAUSE);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

import { Group, NativeSelect, Stack } from '@mantine/core';
import { AGGREGATES, type FromRecords, fieldTypesOf, type Json, pathsOf } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { ConditionBuilder } from '../conditions/condition-builder.tsx';
import { useKnown } from '../conditions/use-known.ts';
import { useEdition } from '../document/use-document.ts';
import { valueAt } from '../document/value-at.ts';
import { ChoiceMember } from '../entries/choice-member.tsx';
import { TextMember } from '../entries/text-member.tsx';
import { useEdit } from '../entries/use-edit.ts';
import { type SourceKind, setSource, setTypeMade, sourceKindOf } from './fact-edits.ts';
import { WindowsForm } from './windows-form.tsx';
import { factWords } from './words.ts';

/** Where a fact comes from: an attribute, records, or some of another fact's records. */
export function SourceForm({ id }: { readonly id: string }) {
  const say = useWords(factWords);
  const value = useEdition().value as Json;
  const known = useKnown();
  const edit = useEdit();
  const path = ['facts', id];
  const from = [...path, 'from'];
  const kind = sourceKindOf(valueAt(value, path));
  const record = known.types.source(id)?.record;
  const others = Object.entries(known.program.facts ?? {}).filter(([other]) => other !== id && known.types.source(other));
  return (
    <Stack>
      <Group align="flex-end">
        <NativeSelect
          label={say('from')}
          data={(['attribute', 'records', 'within'] as const).map((each) => ({ value: each, label: say(each) }))}
          value={kind}
          onChange={(event) => {
            const chosen = event.currentTarget.value as SourceKind;
            edit(say('from'), (edits) => setSource(edits, known, id, chosen));
          }}
        />
        {kind === 'attribute' && <TextMember path={[...path, 'attribute']} label={say('attributeName')} isNeeded />}
        {kind === 'records' && <AggregateForm id={id} />}
        {kind === 'within' && (
          <ChoiceMember
            path={[...from, 'within']}
            label={say('withinFact')}
            choices={others.map(([other, fact]) => ({ value: other, label: fact.title }))}
            isNeeded
          />
        )}
      </Group>
      {kind !== 'attribute' && (
        <>
          <ConditionBuilder path={[...from, 'where']} label={say('where')} isOptional />
          <WindowsForm from={from} kind={record} />
        </>
      )}
    </Stack>
  );
}

/** Which records, and what is made of them; the type follows where it must. */
function AggregateForm({ id }: { readonly id: string }) {
  const say = useWords(factWords);
  const value = useEdition().value as Json;
  const known = useKnown();
  const edit = useEdit();
  const path = ['facts', id, 'from'];
  const from = (valueAt(value, path) ?? {}) as unknown as FromRecords;
  const kinds = [...known.types.kinds.values()].map((kind) => ({
    value: kind.id,
    label: known.program.records?.[kind.id]?.title ?? kind.id,
  }));
  const types = AGGREGATES.includes(from.aggregate) ? fieldTypesOf(from.aggregate) : undefined;
  const fieldsFor = (wanted: readonly string[] | undefined) =>
    pathsOf(known.types.kinds, from.record).filter((field) => wanted?.includes(known.types.readInRecord(field, from.record)?.type ?? ''));
  const set = (next: FromRecords) =>
    edit(say('aggregate'), (edits) => {
      for (const key of ['record', 'aggregate', 'of'] as const) {
        const member = next[key];
        if (member === undefined) edits.remove([...path, key]);
        else if (member !== from[key]) edits.set([...path, key], member);
      }
      setTypeMade(edits, known, id, next);
    });
  return (
    <>
      <ChoiceMember
        path={[...path, 'record']}
        label={say('record')}
        choices={kinds}
        isNeeded
        take={(record) => record !== null && set({ ...from, record })}
      />
      <ChoiceMember
        path={[...path, 'aggregate']}
        label={say('aggregate')}
        choices={AGGREGATES.map((each) => ({ value: each, label: say(`aggregate.${each}`) }))}
        isNeeded
        take={(chosen) => {
          const aggregate = AGGREGATES.find((each) => each === chosen);
          if (!aggregate) return;
          const fields = fieldsFor(fieldTypesOf(aggregate));
          const { of, ...rest } = from;
          const field = of !== undefined && fields.includes(of) ? of : fields[0];
          set(field === undefined ? { ...rest, aggregate } : { ...rest, aggregate, of: field });
        }}
      />
      {types && (
        <ChoiceMember
          path={[...path, 'of']}
          label={say('of')}
          choices={fieldsFor(types).map((field) => ({ value: field, label: field }))}
          isNeeded
          take={(of) => of !== null && set({ ...from, of })}
        />
      )}
    </>
  );
}

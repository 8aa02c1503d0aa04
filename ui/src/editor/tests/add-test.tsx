import { Radio, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Json, toPointer } from '@tierwright/program';
import { useMemo, useState } from 'react';
import { dayIn } from '../../impact/today.ts';
import { FindPartner } from '../../partner/find-partner.tsx';
import { madeUp, partnerFile } from '../../partner/partner-file.ts';
import { usePartnerAnswer } from '../../partner/use-partner-answer.ts';
import { useWords } from '../../words/use-words.ts';
import { WorkerDied } from '../../workers/worker-died.tsx';
import { useKnown } from '../conditions/use-known.ts';
import { stringOf } from '../document/reading.ts';
import { useEdition } from '../document/use-document.ts';
import { NewPart } from '../entries/new-part.tsx';
import { useEdit } from '../entries/use-edit.ts';
import { useChoose } from '../selection/selection.ts';
import { answerNow, testOf } from './new-test.ts';
import { addTest } from './test-parts.ts';
import { testWords } from './words.ts';

const NO_OUTLOOK = { hasOutlook: false };

/** A new test: a partner of the base or one that is made up, on a day; it expects what the program decides now. */
export function AddTest({ close }: { readonly close: () => void }) {
  const say = useWords(testWords);
  const { value, text } = useEdition();
  const { references } = useKnown();
  const edit = useEdit();
  const choose = useChoose('tests');
  const [name, setName] = useState('');
  const [asOf, setAsOf] = useState(() => dayIn(value.timeZone, new Date()));
  const [whose, setWhose] = useState<'madeUp' | 'real'>('madeUp');
  const [id, setId] = useState<string | null>(null);
  const program = stringOf(value.program) ?? null;
  const file = useQuery({
    queryKey: ['partner-file', id, program],
    enabled: id !== null && whose === 'real',
    queryFn: ({ signal }) => partnerFile(id ?? '', program, signal),
  });
  // The same object while those facts are: a question is asked anew where it is another one.
  const made = useMemo(() => ({ ...madeUp(value.facts), title: say('madeUp') }), [value.facts, say]);
  const partner = whose === 'madeUp' ? made : file.data;
  const question = useMemo(() => (partner ? { text, partner, asOf } : null), [text, partner, asOf]);
  const told = usePartnerAnswer(question, NO_OUTLOOK);
  const { refused, isWaiting, died, retry } = told;
  const answer = answerNow(told);
  const title = partner?.title || partner?.id || '';
  const tier = answer?.decision.tracks.find((one) => one.group === undefined && one.tier !== null)?.tier;
  const suggested = say('suggested', { partner: title, tier: tier ? (references.named(tier, 'tier')[0]?.title ?? tier) : say('noTier') });
  const add = () => {
    if (!partner || answer === undefined) return;
    const test = testOf(name.trim() || suggested, partner, asOf, answer?.decision ?? null);
    let path: readonly (string | number)[] = [];
    edit(say('newTest'), (edits) => {
      path = addTest(edits, value, test as unknown as Json);
    });
    choose(toPointer(path));
    close();
  };
  return (
    <NewPart title={say('newTest')} close={close} add={add} isReady={partner !== undefined && answer !== undefined}>
      <TextInput
        data-autofocus
        label={say('name')}
        description={partner ? say('nameHint', { name: suggested }) : undefined}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Radio.Group label={say('whose')} value={whose} onChange={(chosen) => setWhose(chosen === 'real' ? 'real' : 'madeUp')}>
        <Stack gap={4} mt={4}>
          <Radio value="madeUp" label={say('madeUp')} />
          <Radio value="real" label={say('real')} />
        </Stack>
      </Radio.Group>
      {whose === 'real' && <FindPartner choose={setId} />}
      {whose === 'real' && partner && <Text size="sm">{title}</Text>}
      <TextInput
        type="date"
        label={say('asOf')}
        value={asOf}
        onChange={({ currentTarget }) => currentTarget.value !== '' && setAsOf(currentTarget.value)}
      />
      {died !== null && <WorkerDied message={died} retry={retry} />}
      <Text size="sm" role="status">
        {!partner && say(file.isFetching ? 'deciding' : 'choosePartner')}
        {partner && isWaiting && died === null && say('deciding')}
        {partner && !isWaiting && refused && say('refused', { why: refused.problems[0]?.message ?? '' })}
        {partner && answer && say('begin', { summary: answer.explanation.summary })}
      </Text>
    </NewPart>
  );
}

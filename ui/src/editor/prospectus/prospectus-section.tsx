import { Paper, SimpleGrid, Stack, Text, Textarea, Title } from '@mantine/core';
import { toPointer } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { useProblemsAt } from '../check/use-checks.ts';
import { useEditing } from '../fields/use-field.ts';
import { fieldWords } from '../fields/words.ts';
import { answersOf, MOST, putAnswer, type Question } from './answers.ts';
import { prospectusWords } from './words.ts';

/** The five questions of a prospective partner, and how the answers read. */
export function ProspectusSection() {
  const say = useWords(prospectusWords);
  const { program } = useEditing();
  const answers = answersOf(program);
  return (
    <Stack>
      <Title order={2}>{say('title')}</Title>
      <Text>{say('intro')}</Text>
      <Text role="status" size="sm">
        {say('answered', { count: answers.filter(({ count }) => count > 0).length })}
      </Text>
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
        <Stack>
          {answers.map(({ question, text, count }) => (
            <Answer key={question} question={question} text={text} count={count} />
          ))}
        </Stack>
        <Paper component="section" withBorder p="md" aria-label={say('preview')}>
          <Stack>
            <Title order={3}>{say('preview')}</Title>
            {answers.map(({ question, text }) => (
              <div key={question}>
                <Title order={4}>{say(question)}</Title>
                <Text style={{ whiteSpace: 'pre-wrap' }} {...(text === '' ? { fs: 'italic' } : {})}>
                  {text || say('empty')}
                </Text>
              </div>
            ))}
          </Stack>
        </Paper>
      </SimpleGrid>
    </Stack>
  );
}

function Answer({ question, text, count }: { readonly question: Question; readonly text: string; readonly count: number }) {
  const say = useWords(prospectusWords);
  const sayField = useWords(fieldWords);
  const { program, isReadOnly, edit } = useEditing();
  const pointer = toPointer(['prospectus', question]);
  const [problem] = useProblemsAt(pointer);
  return (
    <Textarea
      label={say(question)}
      description={say(count > MOST ? 'tooLong' : 'counted', { count, most: MOST })}
      value={text}
      autosize
      minRows={3}
      readOnly={isReadOnly}
      error={problem && sayField('problem', { code: problem.code, message: problem.message })}
      onChange={({ currentTarget }) =>
        edit(sayField('set', { what: say(question) }), (edits) => putAnswer(edits, program, question, currentTarget.value), pointer)
      }
    />
  );
}

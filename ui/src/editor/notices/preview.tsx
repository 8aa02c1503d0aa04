import { Mark, Paper, Stack, Text, Title } from '@mantine/core';
import type { Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { membersOf, textOf, textsOf } from '../document/reading.ts';
import { useEditing } from '../fields/use-field.ts';
import { type Piece, piecesOf } from './notice-text.ts';
import { sampleOf } from './samples.ts';
import { noticeWords } from './words.ts';

/** A notice as it would be read, with sample values; what has none stands marked as it is written. */
export function NoticePreview({ notice, known }: { readonly notice: Json; readonly known: readonly string[] }) {
  const say = useWords(noticeWords);
  const { program } = useEditing();
  const { subject, text, vars } = membersOf(notice);
  const pieces = (written: Json | undefined) => piecesOf(textOf(written), textsOf(vars), known);
  const shown = (piece: Piece, index: number) => {
    if (!('variable' in piece)) return piece.text;
    const value = piece.is === 'declared' ? sampleOf(piece.variable, program, say) : piece.text;
    return piece.is === 'declared' ? <strong key={`${index} ${value}`}>{value}</strong> : <Mark key={`${index} ${value}`}>{value}</Mark>;
  };
  return (
    <Paper component="section" withBorder p="md" aria-label={say('preview')}>
      <Stack gap="xs">
        <Title order={4}>{say('preview')}</Title>
        <Text fw={600}>{pieces(subject).map(shown)}</Text>
        <Text style={{ whiteSpace: 'pre-wrap' }}>{pieces(text).map(shown)}</Text>
      </Stack>
    </Paper>
  );
}

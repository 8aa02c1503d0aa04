import type { Explanation, TierExplanation } from '@tierwright/engine';
import { escapeMarkdown } from '../terminal/markdown.ts';
import type { Style } from '../terminal/style.ts';

const MARKS = { met: '✓', missed: '✗', unknown: '?' } as const;
const PAINT = { met: 'green', missed: 'red', unknown: 'yellow' } as const satisfies Record<TierExplanation['status'], keyof Style>;

function tierLines({ sentence, requirements }: TierExplanation, style: Style): string[] {
  return [
    `  ${sentence}`,
    ...requirements.flatMap(({ status, sentence: told, details }) => [
      `    ${style[PAINT[status]](MARKS[status])} ${told}`,
      ...details.map((detail) => style.dim(`        ${detail}`)),
    ]),
  ];
}

const section = (title: string, lines: readonly string[], style: Style): string[] =>
  lines.length === 0 ? [] : ['', style.bold(title), ...lines.map((line) => `  ${line}`)];

/** An explanation as text for a terminal. */
export function explanationLines(explanation: Explanation, style: Style): string[] {
  const { summary, tracks, benefits, deal = [], exceptions, source } = explanation;
  return [
    style.bold(summary),
    ...tracks.flatMap((track, index) => [
      ...(index === 0 && tracks.length === 1 ? [] : ['', track.sentence]),
      ...track.tiers.flatMap((tier) => ['', ...tierLines(tier, style)]),
    ]),
    ...section('Benefits', benefits, style),
    ...section('Deal', deal, style),
    ...section('Exceptions', exceptions, style),
    '',
    style.dim(source),
  ];
}

const listIn = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', `### ${title}`, '', ...lines.map((line) => `- ${escapeMarkdown(line)}`)];

/** An explanation in Markdown. */
export function explanationMarkdown({ summary, tracks, benefits, deal = [], exceptions, source }: Explanation): string[] {
  return [
    `## ${escapeMarkdown(summary)}`,
    ...tracks.flatMap((track) => [
      '',
      `### ${escapeMarkdown(track.sentence)}`,
      ...track.tiers.flatMap((tier) => [
        '',
        escapeMarkdown(tier.sentence),
        '',
        ...tier.requirements.flatMap(({ status, sentence, details }) => [
          `- ${MARKS[status]} ${escapeMarkdown(sentence)}`,
          ...details.map((detail) => `  - ${escapeMarkdown(detail)}`),
        ]),
      ]),
    ]),
    ...listIn('Benefits', benefits),
    ...listIn('Deal', deal),
    ...listIn('Exceptions', exceptions),
    '',
    `_${escapeMarkdown(source)}_`,
  ];
}

import { GOAL_MEASURES, type Goal } from '@tierwright/simulation';
import { Failure } from '../failures/failure.ts';

const GOAL = /^(?<measure>\w+)(?::(?<of>[^<>=\s]+))?\s*(?<bound><=|>=)\s*(?<value>-?\d+(?:\.\d+)?)$/;
const isMeasure = (text: string): text is Goal['measure'] => GOAL_MEASURES.some((measure) => measure === text);

/** `partners:resale/gold<=40`, `cost<=2000000`, `cost:rebate<=100000`, `demotedPercent<=5`. Throws a Failure (TW106). */
export function goalOf(text: string): Goal {
  const { measure = '', of, bound, value } = GOAL.exec(text)?.groups ?? {};
  if (!isMeasure(measure))
    throw new Failure(
      'TW106',
      `--seek: "${text}" is no goal. Write MEASURE:WHAT<=VALUE, such as partners:resale/gold<=40; a measure is one of ${GOAL_MEASURES.join(', ')}.`,
    );
  const [track, tier] = of?.split('/') ?? [];
  const what = of === undefined ? {} : measure === 'cost' ? { line: of } : { ...(track ? { track } : {}), ...(tier ? { tier } : {}) };
  return { measure, ...what, [bound === '<=' ? 'atMost' : 'atLeast']: Number(value) };
}

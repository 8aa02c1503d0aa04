import classes from './report.module.css';

const HALF = 60;
const HEIGHT = 14;

/** A difference as a bar to the right or to the left of nothing; its number stands beside it. */
export function DifferenceBar({ value, most }: { readonly value: number | null; readonly most: number }) {
  if (value === null || most === 0) return null;
  const width = (HALF * Math.abs(value)) / most;
  return (
    <svg width={2 * HALF} height={HEIGHT} aria-hidden="true">
      <line className={classes.axis} x1={HALF} x2={HALF} y1={0} y2={HEIGHT} />
      <rect
        className={classes[value < 0 ? 'bar-minus' : 'bar-plus']}
        x={value < 0 ? HALF - width : HALF}
        y={2}
        width={width}
        height={HEIGHT - 4}
        rx={1}
      />
    </svg>
  );
}

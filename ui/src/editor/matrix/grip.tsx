import { useWords } from '../../words/use-words.ts';
import type { Place } from './grid-keys.ts';
import classes from './matrix.module.css';
import type { DragHandle } from './use-drag.ts';
import { matrixWords } from './words.ts';

/** Where a tier or a requirement is taken along with a pointer; with keys the menu moves it. */
export function Grip({ place, handle }: { readonly place: Place; readonly handle: DragHandle }) {
  const say = useWords(matrixWords);
  return <span className={classes.grip} aria-hidden title={say('drag')} data-grip={`${place.row}:${place.column}`} {...handle(place)} />;
}

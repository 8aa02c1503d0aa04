import { toPointer } from '../../source/json-pointer.ts';
import type { Detector } from '../feature.ts';

/** Bands of deals, the time in which they are decided, and how long they are protected. */
export const dealClocks: Detector = (program) => {
  const deals = program.dealRegistration;
  if (deals === undefined) return [];
  const parts = [
    deals.bands === undefined ? undefined : ['dealRegistration', 'bands'],
    deals.decision?.sla === undefined ? undefined : ['dealRegistration', 'decision', 'sla'],
    deals.protection?.for === undefined ? undefined : ['dealRegistration', 'protection', 'for'],
  ];
  return parts.flatMap((path) => (path === undefined ? [] : [toPointer(path)]));
};

import type { Status } from '@tierwright/facts';
import type { Frame } from '../compile/frame.ts';
import type { ConditionTrace } from '../decision/decision.ts';

/**
 * A condition compiled to closures. `holds` answers as fast as it can; `status` tells missed from unknown; `trace`
 * evaluates every part and says what it saw. The three agree.
 */
export interface Compiled {
  holds: (frame: Frame) => boolean;
  status: (frame: Frame) => Status;
  trace: (frame: Frame, missed: Missed) => ConditionTrace;
}

/** Innermost requirements that do not hold, collected while a trace is written (ENG-E4). */
export interface Missed {
  ids: string[];
  /** How often one was met with, repeats included. */
  found: number;
}

export const nothingMissed = (): Missed => ({ ids: [], found: 0 });

/** Strong Kleene `all`: missed wins over unknown, unknown over met (ENG-C1). */
export function allOf(parts: readonly Compiled[]): Compiled {
  const [only] = parts;
  // ENG-E7: one part is that part, in traces too.
  if (only && parts.length === 1) return only;
  return {
    holds: (frame) => {
      for (const part of parts) if (!part.holds(frame)) return false;
      return true;
    },
    status: (frame) => {
      let status: Status = 'met';
      for (const part of parts) {
        const one = part.status(frame);
        if (one === 'missed') return 'missed';
        if (one === 'unknown') status = 'unknown';
      }
      return status;
    },
    trace: (frame, missed) => {
      let status: Status = 'met';
      // Made at its full length: an array that grows by pushing reserves four times what most groups need.
      const all = new Array<ConditionTrace>(parts.length);
      for (let index = 0; index < parts.length; index += 1) {
        const one = (parts[index] as Compiled).trace(frame, missed);
        all[index] = one;
        if (one.status === 'missed') status = 'missed';
        else if (one.status === 'unknown' && status === 'met') status = 'unknown';
      }
      return { all, status };
    },
  };
}

/** Strong Kleene `any`: met wins over unknown, unknown over missed (ENG-C1). */
export function anyOf(parts: readonly Compiled[]): Compiled {
  const [only] = parts;
  // ENG-E7: one part is that part, in traces too.
  if (only && parts.length === 1) return only;
  return {
    holds: (frame) => {
      for (const part of parts) if (part.holds(frame)) return true;
      return false;
    },
    status: (frame) => {
      let status: Status = 'missed';
      for (const part of parts) {
        const one = part.status(frame);
        if (one === 'met') return 'met';
        if (one === 'unknown') status = 'unknown';
      }
      return status;
    },
    trace: (frame, missed) => {
      let status: Status = 'missed';
      // Made at its full length: an array that grows by pushing reserves four times what most groups need.
      const any = new Array<ConditionTrace>(parts.length);
      for (let index = 0; index < parts.length; index += 1) {
        const one = (parts[index] as Compiled).trace(frame, missed);
        any[index] = one;
        if (one.status === 'met') status = 'met';
        else if (one.status === 'unknown' && status === 'missed') status = 'unknown';
      }
      return { any, status };
    },
  };
}

const swapped = (status: Status): Status => (status === 'met' ? 'missed' : status === 'missed' ? 'met' : 'unknown');

/** `not` holds only where its part is known not to hold. */
export function notOf(part: Compiled): Compiled {
  return {
    holds: (frame) => part.status(frame) === 'missed',
    status: (frame) => swapped(part.status(frame)),
    trace: (frame) => {
      const not = part.trace(frame, nothingMissed());
      return { not, status: swapped(not.status) };
    },
  };
}

interface RequirementParts {
  id: string;
  title: string;
  /** The memo entry, for a requirement that one context may meet more than once. */
  memo: number | undefined;
  body: Compiled;
}

/** A named requirement: met where an exception waives it, remembered where it is shared (ENG-C5, ENG-C6). */
export function requirementOf({ id, title, memo, body }: RequirementParts): Compiled {
  const trace = (frame: Frame, missed: Missed): ConditionTrace => {
    const waived = frame.hasWaivers ? frame.waived[id] : undefined;
    if (waived !== undefined) return { requirement: id, title, status: 'met', when: body.trace(frame, nothingMissed()), waived };
    const before = missed.found;
    const when = body.trace(frame, missed);
    if (when.status !== 'met' && missed.found === before) {
      missed.found += 1;
      if (!missed.ids.includes(id)) missed.ids.push(id);
    }
    return { requirement: id, title, status: when.status, when };
  };
  if (memo === undefined) {
    const isWaived = (frame: Frame): boolean => frame.hasWaivers && frame.waived[id] !== undefined;
    return {
      holds: (frame) => isWaived(frame) || body.holds(frame),
      status: (frame) => (isWaived(frame) ? 'met' : body.status(frame)),
      trace,
    };
  }
  const status = (frame: Frame): Status => {
    if (frame.memo.stamps[memo] === frame.context) return frame.memo.status[memo] as Status;
    const found: Status = frame.hasWaivers && frame.waived[id] !== undefined ? 'met' : body.status(frame);
    frame.memo.stamps[memo] = frame.context;
    frame.memo.status[memo] = found;
    return found;
  };
  return { holds: (frame) => status(frame) === 'met', status, trace };
}

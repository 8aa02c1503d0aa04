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
  trace: (frame: Frame) => ConditionTrace;
}

/** Strong Kleene `all`: missed wins over unknown, unknown over met (ENG-C1). */
export function allOf(parts: readonly Compiled[]): Compiled {
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
    trace: (frame) => {
      let status: Status = 'met';
      const all: ConditionTrace[] = [];
      for (const part of parts) {
        const one = part.trace(frame);
        all.push(one);
        if (one.status === 'missed') status = 'missed';
        else if (one.status === 'unknown' && status === 'met') status = 'unknown';
      }
      return { all, status };
    },
  };
}

/** Strong Kleene `any`: met wins over unknown, unknown over missed (ENG-C1). */
export function anyOf(parts: readonly Compiled[]): Compiled {
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
    trace: (frame) => {
      let status: Status = 'missed';
      const any: ConditionTrace[] = [];
      for (const part of parts) {
        const one = part.trace(frame);
        any.push(one);
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
      const not = part.trace(frame);
      return { not, status: swapped(not.status) };
    },
  };
}

/** A named requirement: remembered within its context, met where an exception waives it (ENG-C5, ENG-C6). */
export function requirementOf(id: string, title: string, memo: number, when: () => Compiled): Compiled {
  let compiled: Compiled | undefined;
  const body = (): Compiled => {
    compiled ??= when();
    return compiled;
  };
  const status = (frame: Frame): Status => {
    if (frame.memo.stamps[memo] === frame.context) return frame.memo.status[memo] as Status;
    const found: Status = frame.waived[id] === undefined ? body().status(frame) : 'met';
    frame.memo.stamps[memo] = frame.context;
    frame.memo.status[memo] = found;
    return found;
  };
  return {
    holds: (frame) => status(frame) === 'met',
    status,
    trace: (frame) => {
      const inner = body().trace(frame);
      const waived = frame.waived[id];
      return waived === undefined ? { requirement: id, title, status: inner.status, when: inner } : { requirement: id, title, status: 'met', when: inner, waived };
    },
  };
}

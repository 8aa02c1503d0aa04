import type { CountedRecord, FactSet } from '@tierwright/facts';
import type { Previous } from '@tierwright/program';
import type { Frame } from '../compile/frame.ts';
import type { DateScope, ProgramScope } from '../compile/scope.ts';
import type { Exceptions } from '../exceptions/exceptions.ts';

/** One partner on one date, with what it takes to look at other days. */
export interface Subject {
  compiled: ProgramScope;
  partner: string;
  asOf: string;
  parametersAsOf: string;
  previous: Previous | undefined;
  exceptions: Exceptions;
  factsOn: (day: string) => FactSet;
  /** The lines of the deal that is given, if one is. */
  dealLines: () => readonly CountedRecord[];
  statusByDay: Frame['statusByDay'];
  /** Days in (from, through] on which facts may differ from the day before; nothing means every day. */
  changeDays: (from: string, through: string) => string[] | null;
}

export const parametersFollow = (subject: Subject): boolean => subject.asOf === subject.parametersAsOf;

/** The program with the parameters that hold on a day of the replay (ENG-S11). */
export function programOn(subject: Subject, day: string): DateScope {
  return subject.compiled.at(parametersFollow(subject) ? day : subject.parametersAsOf);
}

export interface InTrack {
  track: string;
  field: string | undefined;
  group: string | undefined;
}

/** Puts the exceptions in force for a track, and a group of it, into a frame (ENG-X2). */
export function waive(frame: Frame, subject: Subject, track: string, group?: string): void {
  if (subject.exceptions.isEmpty) return;
  frame.waive = (other, inside) => {
    const per = subject.compiled.program.tracks?.find((candidate) => candidate.id === track)?.per;
    waive(other, subject, track, inside && (per === undefined || per === inside.field) ? inside.group : group);
  };
  frame.waived = subject.exceptions.waived(frame.day, track, group);
  frame.hasWaivers = Object.keys(frame.waived).length > 0;
}

/** A frame of the subject on a day, in a track and group where one is meant. */
export function frameOn(subject: Subject, day: string, where?: InTrack): Frame {
  const frame = subject.compiled.frame(subject.factsOn(day), {
    day,
    factsOn: subject.factsOn,
    statusByDay: subject.statusByDay,
    parametersFollow: parametersFollow(subject),
    waive: () => {},
  });
  if (where?.group !== undefined && where.field !== undefined) frame.groups[where.field] = where.group;
  if (where) waive(frame, subject, where.track, where.group);
  return frame;
}

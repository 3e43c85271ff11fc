import {
  beginPlay,
  type Case,
  type Note,
  type Played,
  type Seen,
  sign,
  take,
} from '../exercise/index.ts';
import type { Warning } from '../warn/index.ts';
import { casePorts, caseSettings } from './case-run.ts';

/** One way in which a drill could become an actual warning, and what the actual node did. */
export interface Attempt {
  readonly what: string;
  readonly outcome: string;
}

/**
 * The drill against the actual node of the same installation: its sensors' bytes, and its release
 * as an officer might give it by mistake. The actual node has the same sensors and officers.
 */
export function tryActual(told: Case, seen: Seen, played: Played): Attempt[] {
  const ports = casePorts();
  const exercise = caseSettings(told, 'two officers');
  const settings = {
    ...exercise,
    mode: 'actual' as const,
    sensors: exercise.sensors.map((sensor) => ({ ...sensor, mode: 'actual' as const })),
    assess: { ...exercise.assess, mode: 'actual' as const },
  };
  const actual = beginPlay(settings, ports, 'two officers', seen.startMs);
  for (const { timeMs, source, bytes } of seen.emissions)
    take(actual, { kind: 'datagram', source, bytes }, timeMs);
  const refused = actual.notes.filter(
    ({ what, reason }) => what === 'quarantined' && reason !== 'silent',
  );
  const attempts = [
    {
      what: `The drill's ${seen.emissions.length} radar plots reach the actual node's input`,
      outcome: `${spoken(refused)} Warnings drafted there: ${actual.warnings.length}.`,
    },
  ];
  const drill = played.warnings.find(({ issuedMs }) => issuedMs !== undefined);
  if (drill === undefined) return attempts;
  const [desk] = ports.desks;
  const nowMs = Math.max(actual.watch.state.lastMs, drill.issuedMs ?? 0);
  const hand = (warning: Warning): string => {
    const before = actual.notes.length;
    const command = sign(actual.staff, desk, 'release', warning, nowMs);
    take(actual, { kind: 'command', command }, nowMs);
    return spoken(actual.notes.slice(before));
  };
  attempts.push({
    what: 'An officer hands the signed release of the drill to the actual node',
    outcome: hand(drill),
  });
  attempts.push({
    what: 'The officer signs it anew, as an actual one',
    outcome: hand({ ...drill, mode: 'actual' }),
  });
  return attempts;
}

function spoken(notes: readonly Note[]): string {
  const [first] = notes;
  if (first === undefined) return 'Nothing was refused.';
  return `Refused (${first.reason}): ${first.message}.`;
}

import {
  ecefToGeodetic,
  type GeoPoint,
  type GeoPosition,
  geodesicInverse,
} from '../earth/index.ts';
import type { Instant } from '../mark/index.ts';
import type { ExerciseState } from './exercise.ts';
import type { TrueState } from './metrics/picture.ts';
import { covers, lookAt } from './sensors/look.ts';
import { flownOver } from './world/solve.ts';
import { moverAt, moverEcef } from './world/traffic.ts';
import { missileAt } from './world/world.ts';

/** What really is at one time: for scoring and for the screens of the exercise staff. */
export interface Truth {
  readonly timeMs: Instant;
  readonly objects: readonly TrueObject[];
  readonly flights: readonly TrueFlight[];
}

export interface TrueObject {
  readonly id: string;
  readonly kind: 'missile' | 'aircraft' | 'ship';
  readonly ecefM: readonly [number, number, number];
  readonly position: GeoPosition;
}

/** The whole of one flight, told beforehand: nothing of it may reach a node. */
export interface TrueFlight {
  readonly id: string;
  readonly name: string;
  readonly site: GeoPosition;
  readonly launchMs: Instant;
  /** When the first sensor gave a plot of it; null: none has yet. */
  readonly firstPlotMs: Instant | null;
  readonly burnoutMs: Instant;
  readonly apogeeMs: Instant;
  readonly apogeeM: number;
  readonly rangeM: number;
  readonly bearingRad: number;
  readonly impactMs: Instant;
  readonly impact: GeoPosition;
}

export function truthOf(state: ExerciseState, timeMs: Instant): Truth {
  const { world } = state;
  const objects: TrueObject[] = [];
  for (const missile of world.missiles) {
    const y = missileAt(missile, timeMs);
    if (y === null) continue;
    objects.push(objectOf(missile.launch.id, 'missile', [y[0]!, y[1]!, y[2]!]));
  }
  for (const mover of world.traffic.movers) {
    const at = moverAt(world.traffic, mover, (timeMs - world.startMs) / 1000);
    if (at !== null) objects.push(objectOf(mover.id, mover.kind, moverEcef(at)));
  }
  return { timeMs, objects, flights: flightsOf(state) };
}

/** Velocities are taken over a second. */
const HALF_STEP_MS = 500;

/** Objects for `comparePicture`: position and velocity, ECEF. */
export interface ViewedStates {
  /** What some sensor has in view: ships a network that hears them, the rest radars. */
  readonly inView: TrueState[];
  /** What a picture may still hold, from when it was in view. */
  readonly others: TrueState[];
}

export function statesInView(state: ExerciseState, timeMs: Instant): ViewedStates {
  const later = new Map(
    truthOf(state, timeMs + HALF_STEP_MS).objects.map(({ id, ecefM }) => [id, ecefM]),
  );
  const states: ViewedStates = { inView: [], others: [] };
  for (const before of truthOf(state, timeMs - HALF_STEP_MS).objects) {
    const after = later.get(before.id);
    if (after === undefined) continue;
    const spanS = (2 * HALF_STEP_MS) / 1000;
    const place = before.ecefM.map((value, i) => (value + after[i]!) / 2);
    const velocity = before.ecefM.map((value, i) => (after[i]! - value) / spanS);
    const list = isInView(state, before) ? states.inView : states.others;
    list.push({ id: before.id, x: [...place, ...velocity] });
  }
  return states;
}

function isInView({ scenario, emitters }: ExerciseState, object: TrueObject): boolean {
  return scenario.emitters.some((emitter, i) => {
    const { antenna } = emitters[i]!;
    if (antenna === null) {
      const isNear = (station: GeoPoint): boolean =>
        geodesicInverse(station, object.position).distanceM <= emitter.stationRangeM;
      return object.kind === 'ship' && emitter.stations.some(isNear);
    }
    return covers(emitter, lookAt(antenna, ...object.ecefM), object.position.heightM);
  });
}

/** The flights of the exercise alone. */
export function flightsOf(state: ExerciseState): TrueFlight[] {
  return state.world.missiles.map(({ launch, launchMs, flight }, i) => {
    const flown = flownOver(launch.site, flight);
    const plots = state.emitters.map((emitter) => emitter.firstPlotMs[i] ?? Infinity);
    const firstPlotMs = Math.min(...plots);
    return {
      id: launch.id,
      name: launch.name,
      site: launch.site,
      launchMs,
      firstPlotMs: Number.isFinite(firstPlotMs) ? firstPlotMs : null,
      burnoutMs: launchMs + flight.burnoutS * 1000,
      apogeeMs: launchMs + flight.apogeeS * 1000,
      apogeeM: flight.apogeeM,
      rangeM: flown.rangeM,
      bearingRad: flown.bearingRad,
      impactMs: launchMs + flight.durationS * 1000,
      impact: flight.impact,
    };
  });
}

function objectOf(
  id: string,
  kind: TrueObject['kind'],
  ecefM: [number, number, number],
): TrueObject {
  return { id, kind, ecefM, position: ecefToGeodetic(...ecefM) };
}

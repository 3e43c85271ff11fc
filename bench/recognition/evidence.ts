import { ballisticProbability, kinematics } from '../../src/assess/ballistic/evidence.ts';
import { cameFrom, type FromAbove } from '../../src/assess/space/from-above.ts';
import { createLightness, isTooLight, type Lightness } from '../../src/assess/space/too-light.ts';
import { allTracks } from '../../src/track/index.ts';
import type { Watch } from '../../src/watch/index.ts';

/** Thresholds of the one setting that decides; 0.9 is shipped. */
export const THRESHOLDS: readonly number[] = [0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999];

/** How ballistic one track has looked. */
export interface Looked {
  readonly track: string;
  readonly sensors: readonly string[];
  /** When two looks in a row had reached each of {@link THRESHOLDS}; null: never. */
  readonly reachedMs: (number | null)[];
  /** The highest probability, and speed, m/s, and height, m, then. */
  most: number;
  speed: number;
  height: number;
  last: number;
  lastReportMs: number;
}

/** Looks at every track once a second, as the recogniser does at each report. */
export interface Observer {
  readonly looked: Map<string, Looked>;
  readonly fromAbove: FromAbove;
  readonly lightness: Map<string, Lightness>;
}

export function createObserver(): Observer {
  return { looked: new Map(), fromAbove: new Map(), lightness: new Map() };
}

export function observe(observer: Observer, watch: Watch, nowMs: number): void {
  const { looked, fromAbove, lightness } = observer;
  const { stages } = watch.state;
  if (stages === null) return;
  for (const track of allTracks(stages.tracker)) {
    const [, , , vx, vy, vz] = track.state;
    if (Math.hypot(vx!, vy!, vz!) < 500) continue;
    const known = looked.get(track.id);
    if (known !== undefined && track.lastReportMs <= known.lastReportMs) continue;
    const k = kinematics(Float64Array.from(track.state), Float64Array.from(track.covariance));
    const came = cameFrom(fromAbove, track, k);
    const weighed = lightness.get(track.id) ?? createLightness();
    lightness.set(track.id, weighed);
    const light = isTooLight(weighed, track, k);
    const p =
      came === 'from-above' || light ? 0 : ballisticProbability(track, k, came === 'lifted');
    const one: Looked = known ?? {
      track: track.id,
      sensors: track.sensors,
      reachedMs: THRESHOLDS.map(() => null),
      ...{ most: 0, speed: 0, height: 0, last: 0, lastReportMs: 0 },
    };
    looked.set(track.id, one);
    THRESHOLDS.forEach((threshold, i) => {
      if (p >= threshold && one.last >= threshold) one.reachedMs[i] ??= nowMs;
    });
    if (p > one.most) Object.assign(one, { most: p, speed: k.speed, height: k.height });
    one.last = p;
    one.lastReportMs = track.lastReportMs;
  }
}

import { DEGREE, ecefToGeodetic, geodeticToEcef } from '../../earth/index.ts';
import type { BearingReport, Vector3 } from '../../sense/index.ts';
import type { Flight, randomFrom } from './flight.fixture.ts';

/** Satellites over the equator. */
export const WEST = geodeticToEcef(0, 100 * DEGREE, 35_786e3);
export const EAST = geodeticToEcef(0, 140 * DEGREE, 35_786e3);
/** Noise and, of each satellite, bias of a line of sight, rad. */
const NOISE = 2e-5;
const CLOUDS = 10e3;

/** ECEF place of what glows, so many seconds after it began; null where it is not seen. */
export type Glow = (seconds: number) => ArrayLike<number> | null;

/** A flight's plume above the clouds, at whole seconds. */
export function plumeOf(flight: Flight): Glow {
  return (seconds) => {
    const at = flight.states[seconds];
    if (at === undefined || seconds >= flight.burnoutS) return null;
    return ecefToGeodetic(at[0]!, at[1]!, at[2]!).heightM < CLOUDS ? null : at;
  };
}

/** What stands or flies level at one speed, turning at one rate. */
export function moverFrom(
  [latitudeDeg, longitudeDeg, heightM]: readonly [number, number, number],
  speed: number,
  headingRad: number,
  turnRate = 0,
): Glow {
  return (seconds) => {
    const half = (turnRate * seconds) / 2;
    const way = speed * seconds * (half === 0 ? 1 : Math.sin(half) / half);
    const latitude = latitudeDeg * DEGREE;
    return geodeticToEcef(
      latitude + (way * Math.cos(headingRad + half)) / 6_371e3,
      longitudeDeg * DEGREE + (way * Math.sin(headingRad + half)) / (6_371e3 * Math.cos(latitude)),
      heightM,
    );
  };
}

/** Looks of each satellite every `periodS` over `untilS`, `most` at most, with a bias. */
export function looksAt(
  glow: Glow,
  satellites: readonly Vector3[],
  { periodS = 5, untilS = 400, most = 1_000, sinceMs = 0 },
  random: ReturnType<typeof randomFrom>,
): BearingReport[] {
  return satellites.flatMap((observerEcefM, s) => {
    const looks: BearingReport[] = [];
    const bias = [NOISE * random.normal(), NOISE * random.normal(), NOISE * random.normal()];
    const from = Math.floor(periodS * random.uniform());
    for (let t = from; t < untilS && looks.length < most; t += periodS) {
      const at = glow(t);
      if (at === null) continue;
      const d = [0, 1, 2].map((i) => at[i]! - observerEcefM[i]!);
      const length = Math.hypot(...d);
      const u = d.map((v, i) => v / length + NOISE * random.normal() + bias[i]!);
      const norm = Math.hypot(...u);
      looks.push({
        kind: 'bearing',
        source: `ir-${s}`,
        mode: 'exercise',
        timeMs: sinceMs + t * 1000,
        receivedMs: sinceMs + t * 1000,
        observerEcefM,
        losEcef: [u[0]! / norm, u[1]! / norm, u[2]! / norm],
        sigma: { losRad: NOISE * Math.SQRT2 },
      });
    }
    return looks;
  });
}

import type { Instant } from '../../mark/index.ts';
import { encodeBlock } from '../../wire/asterix/index.ts';
import { normal, poisson, uniform, uniformIn } from '../random.ts';
import type { Emitter } from '../scenario.ts';
import { moverMotion } from '../world/traffic.ts';
import { fallerAt, missileAt } from '../world/world.ts';
import {
  azimuthOf16Bits,
  type Emission,
  type EmitterState,
  tickAfter,
  timeOfDayS,
  type World,
} from './emission.ts';
import { covers, heightOf, type Look, lookAt } from './look.ts';

/**
 * A long-range radar with its own elevation: ASTERIX category 015 edition 1.2 (independent
 * non-cooperative surveillance), a data block for each plot, sensor centric (item 625, 627, 628).
 * It looks at each object once a scan period, each at its own phase, and reports what flies in
 * its coverage: missiles, meteors, debris, and aircraft that are near enough to stand above its lowest elevation.
 */
const EDITION = '1.2';

/** Item 000: MT 3, sensor centric plot; RG 1, event driven. */
const MESSAGE_TYPE = { MT: 3, RG: 1 } as const;
/** Item 020: MOMU 0, mono-static; TTAX 3, simulated target; SCD 0, unknown. */
const DESCRIPTOR = { MOMU: 0, TTAX: 3, SCD: 0 } as const;

const DEGREE = Math.PI / 180;
/** Spreads the moments at which what falls is seen over the scan. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;
/** False plots lie up to this height. */
const CLUTTER_TOP_M = 300_000;

/** One scan, from `fromMs` on for one scan period. */
export function longRangeScan(
  world: World,
  emitter: Emitter,
  state: EmitterState,
  fromMs: Instant,
): Emission[] {
  const emissions: Emission[] = [];
  const periodMs = emitter.scanPeriodS * 1000;
  const { missiles, traffic } = world;
  missiles.forEach((missile, i) => {
    const timeMs = tickAfter(fromMs + state.phases[i]! * periodMs);
    const y = missileAt(missile, timeMs);
    const emission = y === null ? null : detect(emitter, state, timeMs, y);
    if (emission === null) return;
    state.firstPlotMs[i] ??= timeMs;
    emissions.push(emission);
  });
  traffic.movers.forEach((mover, i) => {
    if (mover.kind !== 'aircraft') return;
    const timeMs = tickAfter(fromMs + state.phases[missiles.length + i]! * periodMs);
    const y = moverMotion(traffic, mover, (timeMs - world.startMs) / 1000);
    const emission = y === null ? null : detect(emitter, state, timeMs, y);
    if (emission !== null) emissions.push(emission);
  });
  world.fallers.forEach((faller, i) => {
    const timeMs = tickAfter(fromMs + ((i * GOLDEN) % 1) * periodMs);
    const y = fallerAt(faller, timeMs);
    const emission = y === null ? null : detect(emitter, state, timeMs, y);
    if (emission !== null) emissions.push(emission);
  });
  const falsePlots = poisson(state.random, emitter.clutterPerScan);
  for (let i = 0; i < falsePlots; i++) {
    const timeMs = tickAfter(fromMs + uniform(state.random) * periodMs);
    emissions.push(emit(emitter, timeMs, drawFalse(emitter, state), null));
  }
  return emissions;
}

/** A plot of an object with state `y` (x, y, z, vx, vy, vz, ECEF), unless it is missed. */
function detect(
  emitter: Emitter,
  state: EmitterState,
  timeMs: Instant,
  y: Float64Array,
): Emission | null {
  if (state.antenna === null) return null;
  const look = lookAt(state.antenna, y[0]!, y[1]!, y[2]!);
  if (look.rangeM > emitter.maximumRangeM) return null;
  if (!covers(emitter, look, heightOf(y[0]!, y[1]!, y[2]!))) return null;
  if (uniform(state.random) >= emitter.detectionProbability) return null;
  const { random } = state;
  const plot = {
    rangeM: look.rangeM + emitter.sigma.rangeM * normal(random),
    azimuthRad: look.azimuthRad + emitter.sigma.azimuthRad * normal(random),
    elevationRad: look.elevationRad + emitter.sigma.elevationRad * normal(random),
  };
  const rate = radialSpeed(state.antenna.ecefM, y) + emitter.sigma.rangeRateMps * normal(random);
  // The noise may carry a plot over the edge; a radar that reports none there drops it.
  const inside =
    plot.rangeM <= emitter.maximumRangeM && plot.elevationRad >= emitter.minimumElevationRad;
  return inside ? emit(emitter, timeMs, plot, rate) : null;
}

function radialSpeed(site: readonly [number, number, number], y: Float64Array): number {
  const dx = y[0]! - site[0];
  const dy = y[1]! - site[1];
  const dz = y[2]! - site[2];
  return (dx * y[3]! + dy * y[4]! + dz * y[5]!) / Math.hypot(dx, dy, dz);
}

function drawFalse(emitter: Emitter, state: EmitterState): Look {
  const random = state.random;
  const elevationRad = uniformIn(random, emitter.minimumElevationRad, 30 * DEGREE);
  const reach = Math.min(emitter.maximumRangeM, CLUTTER_TOP_M / Math.sin(elevationRad));
  return {
    // Uniform over the area of the fan.
    rangeM: reach * Math.sqrt(uniformIn(random, 0.01, 1)),
    azimuthRad: uniformIn(random, 0, 2 * Math.PI),
    elevationRad,
  };
}

function emit(
  emitter: Emitter,
  timeMs: Instant,
  plot: Look,
  rangeRateMps: number | null,
): Emission {
  const { sigma } = emitter;
  const items = {
    '010': { SAC: emitter.sacSic[0], SIC: emitter.sacSic[1] },
    '000': MESSAGE_TYPE,
    '020': DESCRIPTOR,
    '145': timeOfDayS(timeMs),
    '625': { R: plot.rangeM, SDR: sigma.rangeM },
    ...(rangeRateMps === null ? {} : { '626': { DV: rangeRateMps, SDDV: sigma.rangeRateMps } }),
    '627': {
      AZ: azimuthOf16Bits(plot.azimuthRad),
      SDASZ: sigma.azimuthRad / DEGREE,
    },
    '628': { EL: plot.elevationRad / DEGREE, SDEL: sigma.elevationRad / DEGREE },
  };
  const bytes = encodeBlock(15, EDITION, [items]);
  return { timeMs, sensor: emitter.id, source: emitter.source, bytes };
}

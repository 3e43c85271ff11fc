import type { Instant } from '../../mark/index.ts';
import { encodeBlock, type Items } from '../../wire/asterix/index.ts';
import { normal, poisson, uniform, uniformIn } from '../random.ts';
import type { Emitter } from '../scenario.ts';
import { type Mover, moverAt, moverEcef } from '../world/traffic.ts';
import {
  azimuthOf16Bits,
  type Emission,
  type EmitterState,
  tickBefore,
  timeOfDayS,
  type World,
} from './emission.ts';
import { type Antenna, covers, lookAt } from './look.ts';

/**
 * A turning air surveillance radar, primary and Mode S: ASTERIX category 048 edition 1.32 plots
 * with category 034 edition 1.29 north markers and sector crossings. The antenna turns through
 * {@link SECTORS} sectors; each gives one datagram when it has been swept: a 048 block with the
 * plots of the sector in the order of azimuth, then the 034 message.
 */
const EDITION_PLOTS = '1.32';
const EDITION_SERVICE = '1.29';

export const SECTORS = 32;
const TURN = 2 * Math.PI;
const NAUTICAL_MILE = 1852;
/** Item 040 is 16 bits of 1/256 NM: its last value is kept free, it means saturation. */
const LARGEST_RHO_NM = 256 - 2 / 256;
/** Item 090 in steps of a quarter flight level, 25 ft. */
const FLIGHT_LEVEL_M = 30.48;
/** An Ethernet frame less the headers of IPv6 and UDP, rounded down. */
const MAX_DATAGRAM_BYTES = 1400;
/** So that a block stays within one datagram: a plot has 25 bytes. */
const MAX_PLOTS_IN_BLOCK = 50;

/** One sector, the next one since `fromMs`. */
export function airRadarSector(
  world: World,
  emitter: Emitter,
  state: EmitterState,
  fromMs: Instant,
): Emission[] {
  const sector = state.steps % SECTORS;
  const sectorMs = (emitter.scanPeriodS * 1000) / SECTORS;
  const endMs = fromMs + sectorMs;
  const plots: Plot[] = [];
  if (state.antenna !== null)
    for (const mover of world.traffic.movers) {
      if (mover.kind !== 'aircraft') continue;
      const plot = detect(world, emitter, state, mover, sector, fromMs);
      if (plot !== null) plots.push(plot);
    }
  addClutter(emitter, state, sector, fromMs, sectorMs, plots);
  plots.sort((a, b) => a.timeMs - b.timeMs);
  const parts: Uint8Array[] = [];
  for (let i = 0; i < plots.length; i += MAX_PLOTS_IN_BLOCK)
    parts.push(
      encodeBlock(
        48,
        EDITION_PLOTS,
        plots.slice(i, i + MAX_PLOTS_IN_BLOCK).map((plot) => plot.items),
      ),
    );
  parts.push(encodeBlock(34, EDITION_SERVICE, [serviceMessage(emitter, sector, endMs)]));
  return datagrams(parts).map((bytes) => ({
    timeMs: endMs,
    sensor: emitter.id,
    source: emitter.source,
    bytes,
  }));
}

/** Blocks packed into as few datagrams as stay within one frame each. */
function datagrams(blocks: readonly Uint8Array[]): Uint8Array[] {
  const packed: Uint8Array[] = [];
  for (const block of blocks) {
    const last = packed.at(-1);
    if (last === undefined || last.length + block.length > MAX_DATAGRAM_BYTES) packed.push(block);
    else packed[packed.length - 1] = Uint8Array.of(...last, ...block);
  }
  return packed;
}

interface Plot {
  readonly timeMs: Instant;
  readonly items: Items;
}

function detect(
  world: World,
  emitter: Emitter,
  state: EmitterState,
  mover: Mover,
  sector: number,
  fromMs: Instant,
): Plot | null {
  const antenna = state.antenna as Antenna;
  const width = TURN / SECTORS;
  const periodMs = emitter.scanPeriodS * 1000;
  const at = positionAt(world, mover, fromMs + periodMs / SECTORS / 2);
  if (at === null) return null;
  const rough = lookAt(antenna, ...at.ecefM);
  const into = rough.azimuthRad - sector * width;
  if (into < 0 || into >= width) return null;
  const timeMs = tickBefore(fromMs + (into / TURN) * periodMs);
  const exact = positionAt(world, mover, timeMs);
  if (exact === null) return null;
  const look = lookAt(antenna, ...exact.ecefM);
  if (!covers(emitter, look, exact.altitudeM)) return null;
  if (uniform(state.random) >= emitter.detectionProbability) return null;
  const rangeM = look.rangeM + emitter.sigma.rangeM * normal(state.random);
  const azimuthRad = look.azimuthRad + emitter.sigma.azimuthRad * normal(state.random);
  if (rangeM > emitter.maximumRangeM) return null;
  const { identity } = mover;
  return {
    timeMs,
    items: {
      ...head(emitter, timeMs),
      // TYP 7: Mode S roll-call and primary; SIM 1: simulated.
      '020': { TYP: 7, SIM: 1, RDP: 0, SPI: 0, RAB: 0 },
      '040': polar(rangeM, azimuthRad),
      '070': { V: 0, G: 0, L: 0, MODE3A: identity.mode3A.toString(8).padStart(4, '0') },
      '090': { V: 0, G: 0, FL: Math.round((4 * exact.altitudeM) / FLIGHT_LEVEL_M) / 4 },
      '220': Number.parseInt(identity.icao, 16),
      '240': identity.callsign.padEnd(8, ' '),
    },
  };
}

function positionAt(
  world: World,
  mover: Mover,
  timeMs: Instant,
): { ecefM: [number, number, number]; altitudeM: number } | null {
  const at = moverAt(world.traffic, mover, (timeMs - world.startMs) / 1000);
  return at === null ? null : { ecefM: moverEcef(at), altitudeM: at.altitudeM };
}

/** False plots of the primary channel, uniform over the area of the sector. */
function addClutter(
  emitter: Emitter,
  state: EmitterState,
  sector: number,
  fromMs: Instant,
  sectorMs: number,
  plots: Plot[],
): void {
  const count = poisson(state.random, emitter.clutterPerScan / SECTORS);
  for (let i = 0; i < count; i++) {
    const into = uniform(state.random);
    const timeMs = tickBefore(fromMs + into * sectorMs);
    const rangeM = emitter.maximumRangeM * Math.sqrt(uniformIn(state.random, 0.0001, 1));
    plots.push({
      timeMs,
      items: {
        ...head(emitter, timeMs),
        // TYP 1: primary alone.
        '020': { TYP: 1, SIM: 1, RDP: 0, SPI: 0, RAB: 0 },
        '040': polar(rangeM, ((sector + into) * TURN) / SECTORS),
      },
    });
  }
}

function head(emitter: Emitter, timeMs: Instant): Items {
  return {
    '010': { SAC: emitter.sacSic[0], SIC: emitter.sacSic[1] },
    '140': timeOfDayS(timeMs),
  };
}

function polar(rangeM: number, azimuthRad: number): Items {
  return {
    RHO: Math.min(Math.max(rangeM, 0) / NAUTICAL_MILE, LARGEST_RHO_NM),
    THETA: azimuthOf16Bits(azimuthRad),
  };
}

/** The message at the end of a sector: the marker at north, else the crossing into the next. */
function serviceMessage(emitter: Emitter, sector: number, endMs: Instant): Items {
  const next = (sector + 1) % SECTORS;
  return {
    '010': { SAC: emitter.sacSic[0], SIC: emitter.sacSic[1] },
    // 1: north marker, 2: sector crossing.
    '000': next === 0 ? 1 : 2,
    '030': timeOfDayS(tickBefore(endMs)),
    '020': (next * 360) / SECTORS,
    '041': emitter.scanPeriodS,
  };
}

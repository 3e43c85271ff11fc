import { enuRotation, fromEnu, geodeticToEcef } from '../../src/earth/index.ts';
import {
  normal,
  type RandomState,
  randomStream,
  uniform,
  uniformIn,
} from '../../src/exercise/random.ts';
import { type Antenna, antennaAt, lookAt } from '../../src/exercise/sensors/look.ts';
import { encodeBlock, type Items } from '../../src/wire/asterix/index.ts';
import { AIR_PERIOD_S, AIR_RADAR_SITES, AIR_RANGE_M, type AirRadar } from './sites.ts';

/** A datagram that is to leave at `atMs`, and how many reports it holds. */
export interface Due {
  readonly atMs: number;
  readonly bytes: Uint8Array;
  readonly reports: number;
}

const DAY_S = 86_400;
const TICK_MS = 1000 / 128;
const NAUTICAL_MILE = 1852;
/** Plots of 25 bytes in one datagram that fits an Ethernet frame. */
const PLOTS_IN_DATAGRAM = 50;
const SECTORS = 32;
const DEGREE = Math.PI / 180;

interface Aircraft {
  readonly place: readonly [number, number, number];
  readonly velocity: readonly [number, number, number];
  readonly items: Items;
}

/**
 * ASTERIX CAT048 blocks of aircraft, each seen by every radar that has it in range, once in the
 * 4 s of a turn and each radar with its own phase: about `perSecond` plots a second from
 * `startMs` on. Made beforehand, so that sending them costs no time.
 */
export function trafficOf(
  perSecond: number,
  seed: number,
  startMs: number,
  durationS: number,
): Due[] {
  const random = randomStream(seed, 'latency/traffic');
  const antennas = AIR_RADAR_SITES.map(({ site }) => antennaAt(site));
  const aircraft: Aircraft[] = [];
  // So many pairs of a radar and an aircraft in its range give the rate.
  for (let pairs = 0; pairs < perSecond * AIR_PERIOD_S; ) {
    const next = drawAircraft(random, aircraft.length);
    aircraft.push(next);
    pairs += antennas.filter((antenna) => look(antenna, next, 0).rangeM <= AIR_RANGE_M).length;
  }
  const due: Due[] = [];
  if (aircraft.length === 0) return due;
  for (const radar of AIR_RADAR_SITES) {
    const fromMs = startMs + uniform(random) * AIR_PERIOD_S * 1000;
    for (let turn = 0; turn < turnsIn(durationS); turn++) {
      addTurn(radar, aircraft, fromMs + turn * AIR_PERIOD_S * 1000, startMs, random, due);
    }
  }
  return due.sort((a, b) => a.atMs - b.atMs);
}

/** Whole turns that every radar makes. */
export function turnsIn(durationS: number): number {
  return Math.floor(durationS / AIR_PERIOD_S);
}

/** Somewhere over Korea, Japan and the seas around them, cruising straight on. */
function drawAircraft(random: RandomState, index: number): Aircraft {
  const latitude = uniformIn(random, 31.5, 42.5) * DEGREE;
  const longitude = uniformIn(random, 124.5, 143) * DEGREE;
  const level = 2 * Math.floor(uniformIn(random, 120, 200)) + 10;
  const heading = uniform(random) * 2 * Math.PI;
  const speed = uniformIn(random, 180, 260);
  return {
    place: geodeticToEcef(latitude, longitude, level * 30.48),
    velocity: fromEnu(
      enuRotation(latitude, longitude),
      speed * Math.sin(heading),
      speed * Math.cos(heading),
      0,
    ),
    items: {
      '020': { TYP: 7, SIM: 1, RDP: 0, SPI: 0, RAB: 0 },
      '070': { V: 0, G: 0, L: 0, MODE3A: (0o1000 + (index % 0o5000)).toString(8) },
      '090': { V: 0, G: 0, FL: level },
      '220': 0x71_0000 + index,
      '240': `EXK${String(index).padStart(5, '0')}`,
    },
  };
}

/** One turn of one radar: what a sector held leaves when the antenna has swept it. */
function addTurn(
  radar: AirRadar,
  aircraft: readonly Aircraft[],
  fromMs: number,
  startMs: number,
  random: RandomState,
  due: Due[],
): void {
  const antenna = antennaAt(radar.site);
  const sectors: { timeMs: number; items: Items }[][] = Array.from({ length: SECTORS }, () => []);
  const head = { SAC: radar.sacSic[0], SIC: radar.sacSic[1] };
  for (const each of aircraft) {
    const rough = look(antenna, each, (fromMs - startMs) / 1000);
    if (rough.rangeM > AIR_RANGE_M) continue;
    const share = rough.azimuthRad / (2 * Math.PI);
    const timeMs = Math.floor((fromMs + share * AIR_PERIOD_S * 1000) / TICK_MS) * TICK_MS;
    const { rangeM, azimuthRad } = look(antenna, each, (timeMs - startMs) / 1000);
    const turns = (azimuthRad + 1e-3 * normal(random)) / (2 * Math.PI);
    sectors[Math.min(SECTORS - 1, Math.floor(share * SECTORS))]!.push({
      timeMs,
      items: {
        ...each.items,
        '010': head,
        '140': (timeMs / 1000) % DAY_S,
        '040': {
          RHO: Math.max(0, rangeM + 50 * normal(random)) / NAUTICAL_MILE,
          THETA: (Math.round((turns - Math.floor(turns)) * 65_536) % 65_536) * (360 / 65_536),
        },
      },
    });
  }
  sectors.forEach((plots, s) => {
    plots.sort((a, b) => a.timeMs - b.timeMs);
    const atMs = fromMs + ((s + 1) / SECTORS) * AIR_PERIOD_S * 1000;
    for (let i = 0; i < plots.length; i += PLOTS_IN_DATAGRAM) {
      const some = plots.slice(i, i + PLOTS_IN_DATAGRAM).map(({ items }) => items);
      due.push({ atMs, bytes: encodeBlock(48, '1.32', some), reports: some.length });
    }
  });
}

function look(
  antenna: Antenna,
  { place, velocity }: Aircraft,
  elapsedS: number,
): ReturnType<typeof lookAt> {
  const [x, y, z] = place.map((p, k) => p + velocity[k]! * elapsedS) as [number, number, number];
  return lookAt(antenna, x, y, z);
}

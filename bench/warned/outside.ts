import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BallisticHazard,
  createAssess,
  DEFAULT_BALLISTIC,
  recogniseLines,
  recogniseTick,
  recogniseTrack,
} from '../../src/assess/index.ts';
import { DEGREE, pointInPolygon, REGIONS } from '../../src/earth/index.ts';
import type { Vector3 } from '../../src/sense/index.ts';
import {
  advance,
  associate,
  createTracker,
  DEFAULT_TRACKER,
  unexplainedLines,
} from '../../src/track/index.ts';
import { WARNED_COUNTRIES } from '../../src/warn/index.ts';
import { type ImpactRun, inputsOf, LABEL } from '../impact/runs.ts';
import { ENOUGH_S, placesOf, type Recognised, START_MS, STRIDE_MS } from './flights.ts';

/**
 * Flights that the simulated world does not fly, rockets of short range and gliders, by the outside
 * generator that judges impact areas. Its flights come down at sea, so each is turned about the axis
 * of the Earth with all its sensors until it comes down on warned land of the same latitude: nothing
 * of flight, looks or gravity changes by that.
 */
export const OUTSIDE = { CRBM: 'crbm', glider: 'glide' } as const;
export type OutsideClass = keyof typeof OUTSIDE;

interface Truth {
  readonly run: string;
  readonly launch: { readonly timeMs: number };
  readonly impact: {
    readonly timeMs: number;
    readonly latitudeDeg: number;
    readonly longitudeDeg: number;
  };
}

export interface OutsideDue {
  readonly impactMs: number;
  readonly struck: readonly string[];
  readonly near: readonly string[];
}

/** Runs of one class, seeds counted from `shift`; empty without the folder of outside benches. */
export function outsideFlights(
  rangeClass: OutsideClass,
  count: number,
  shift = 9000,
): { readonly due: OutsideDue; readonly recognised: Recognised }[] {
  const outside = process.env['BONGSU_BENCH'];
  if (outside === undefined) return [];
  const folder = mkdtempSync(join(tmpdir(), 'bongsu-warned-'));
  try {
    const script = join(outside, 'impact', 'gen_impact.py');
    execFileSync(
      'python3',
      [script, folder, '--runs', `${count}`, '--classes', OUTSIDE[rangeClass]],
      { env: { ...process.env, SHIFT: `${shift}` }, maxBuffer: 2 ** 28 },
    );
    return playAll(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** All runs of a folder that the generator wrote; those that come down where no warned land is left out. */
export function playAll(folder: string): { due: OutsideDue; recognised: Recognised }[] {
  const lines = (file: string): string[] =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  const truths = lines('truth.ndjson').map((line) => JSON.parse(line) as Truth);
  const byRun = new Map(truths.map((truth) => [truth.run, truth]));
  return lines('runs.ndjson').flatMap((line, i) => {
    const run = JSON.parse(line) as ImpactRun;
    const truth = byRun.get(run.run)!;
    const longitudeDeg = landAt(truth.impact.latitudeDeg, i);
    if (longitudeDeg === null) return [];
    const laterMs = START_MS + 2000 - truth.launch.timeMs;
    const turned = turn(run, longitudeDeg - truth.impact.longitudeDeg, laterMs);
    const impactMs = truth.impact.timeMs + laterMs;
    const places = placesOf({
      latitudeRad: truth.impact.latitudeDeg * DEGREE,
      longitudeRad: longitudeDeg * DEGREE,
    });
    return [{ due: { impactMs, ...places }, recognised: recognise(turned, impactMs) }];
  });
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;
/** Between Korea's west coast and Japan's east coast, degrees, and how finely it is looked at. */
const [WEST_DEG, EAST_DEG, STEP_DEG] = [124, 146, 0.05];

/** A longitude at which there is warned land, ever another; null where there is none. */
function landAt(latitudeDeg: number, index: number): number | null {
  const land: number[] = [];
  const warned = REGIONS.filter(({ country }) => WARNED_COUNTRIES.includes(country));
  for (let longitudeDeg = WEST_DEG; longitudeDeg <= EAST_DEG; longitudeDeg += STEP_DEG) {
    const point = { latitudeRad: latitudeDeg * DEGREE, longitudeRad: longitudeDeg * DEGREE };
    const inside = warned.some(({ polygons }) =>
      polygons.some((polygon) => pointInPolygon(polygon, point)),
    );
    if (inside) land.push(longitudeDeg);
  }
  return land[Math.floor(((GOLDEN * (1 + index)) % 1) * land.length)] ?? null;
}

/** The run turned east by so much, and later. */
function turn(run: ImpactRun, eastDeg: number, laterMs: number): ImpactRun {
  const [c, s] = [Math.cos(eastDeg * DEGREE), Math.sin(eastDeg * DEGREE)];
  const turned = ([x, y, z]: Vector3): Vector3 => [c * x - s * y, s * x + c * y, z];
  return {
    ...run,
    sensors: run.sensors.map((sensor) =>
      sensor.kind === 'polar'
        ? { ...sensor, longitudeDeg: sensor.longitudeDeg + eastDeg }
        : { ...sensor, ecefM: turned(sensor.ecefM) },
    ),
    reports: run.reports.map((report) => ({
      ...report,
      timeMs: report.timeMs + laterMs,
      ...('losEcef' in report ? { losEcef: turned(report.losEcef) } : {}),
    })),
  };
}

/** What tracker and recogniser make of a run until it is too late to warn. */
function recognise(run: ImpactRun, impactMs: number): Recognised {
  const { sensors, reports } = inputsOf(run);
  const tracker = createTracker('simulated', DEFAULT_TRACKER, sensors);
  const assess = createAssess({
    ...{ node: 'kor', mode: 'simulated', label: LABEL, ballistic: DEFAULT_BALLISTIC },
  });
  const hazards: { atMs: number; body: BallisticHazard<'exercise'> }[] = [];
  const lastMs = impactMs - ENOUGH_S * 1000;
  let next = 0;
  const firstPlotMs = reports.find(({ kind }) => kind === 'polar')?.timeMs ?? null;
  for (let atMs = START_MS; atMs < lastMs; ) {
    atMs += STRIDE_MS;
    const arrived: (typeof reports)[number][] = [];
    for (; next < reports.length && reports[next]!.timeMs <= atMs; next++) {
      arrived.push(reports[next]!);
    }
    const tracks = advance(tracker, atMs);
    for (const report of arrived) tracks.push(...associate(tracker, [report], report.timeMs));
    const found = tracks.flatMap((track) => recogniseTrack(assess, track, atMs));
    if (arrived.length > 0) recogniseLines(assess, unexplainedLines(tracker, arrived));
    for (const hazard of [...found, ...recogniseTick(assess, atMs)]) {
      if (hazard.kind === 'ballistic') {
        hazards.push({ atMs, body: { ...hazard, mode: 'exercise' } });
      }
    }
  }
  return { scenario: { emitters: [] }, hazards, firstPlotMs };
}

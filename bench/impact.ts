/**
 * Impact areas for the outside generator's runs, by the product's own tracker and recogniser:
 *
 *     node bench/impact.ts --input RUNS.ndjson --out AREAS.ndjson
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type BallisticHazard,
  createAssess,
  DEFAULT_BALLISTIC,
  recogniseTick,
  recogniseTrack,
} from '../src/assess/index.ts';
import { DEGREE, type GeoPoint, type GeoPolygon } from '../src/earth/index.ts';
import type { Label } from '../src/mark/index.ts';
import { advance, associate, createTracker, DEFAULT_TRACKER } from '../src/track/index.ts';
import { type ImpactRun, inputsOf } from './impact/runs.ts';

/** The newest ballistic hazard at each ask; null where there is none. */
export function answer(run: ImpactRun): (BallisticHazard | null)[] {
  const { sensors, reports } = inputsOf(run);
  const tracker = createTracker('simulated', DEFAULT_TRACKER, sensors);
  const assess = createAssess({
    node: 'bench',
    mode: 'simulated',
    label: LABEL,
    ballistic: DEFAULT_BALLISTIC,
  });
  let newest: BallisticHazard | null = null;
  const answers: (BallisticHazard | null)[] = [];
  let next = 0;
  for (const report of reports) {
    for (; next < run.askMs.length && report.timeMs > run.askMs[next]!; next++) {
      answers.push(newest);
    }
    const nowMs = report.timeMs;
    const tracks = [...advance(tracker, nowMs), ...associate(tracker, [report], nowMs)];
    for (const hazard of [
      ...tracks.flatMap((track) => recogniseTrack(assess, track, nowMs)),
      ...recogniseTick(assess, nowMs),
    ]) {
      if (hazard.kind === 'ballistic') newest = hazard;
    }
  }
  for (; next < run.askMs.length; next++) answers.push(newest);
  return answers;
}

/** One line of the answer; fields as the outside scorer reads them. */
export function lineOf(run: string, askMs: number, hazard: BallisticHazard): unknown {
  const { ballistic, depressedOrManoeuvring, spaceLaunch } = hazard.nature;
  const { low, median, high } = hazard.equivalentRangeM;
  const { launch, impact } = hazard;
  return {
    run,
    askMs,
    impact: inDegrees(impact.point),
    impactTime: { meanMs: impact.timeMs, sigmaS: impact.timeSigmaS },
    areas: Object.fromEntries(
      hazard.areas.map(({ containment, polygon }) => [100 * containment, polygonOf(polygon)]),
    ),
    kind: { ballistic, manoeuvring: depressedOrManoeuvring, spaceLaunch },
    equivalentRangeKm: { low: low / 1000, median: median / 1000, high: high / 1000 },
    launch: { ...inDegrees(launch.point), timeMs: launch.timeMs, sigmaKm: launch.sigmaM / 1000 },
  };
}

function inDegrees({ latitudeRad, longitudeRad }: GeoPoint): {
  latitudeDeg: number;
  longitudeDeg: number;
} {
  return { latitudeDeg: latitudeRad / DEGREE, longitudeDeg: longitudeRad / DEGREE };
}

function polygonOf(polygon: GeoPolygon): unknown {
  const coordinates = polygon.map((ring) =>
    ring.map(([longitude, latitude]) => [longitude / DEGREE, latitude / DEGREE]),
  );
  return { type: 'Polygon', coordinates };
}

const LABEL: Label = {
  classification: 'unclassified',
  releasableTo: [],
  caveats: [],
  delayS: 0,
  fidelity: 'full',
};

function main(): void {
  const options = { input: { type: 'string' }, out: { type: 'string' } } as const;
  const { input, out } = parseArgs({ options }).values;
  if (input === undefined || out === undefined) {
    process.stderr.write('usage: node bench/impact.ts --input RUNS.ndjson --out AREAS.ndjson\n');
    process.exitCode = 2;
    return;
  }
  const lines: string[] = [];
  for (const line of readFileSync(input, 'utf8').split('\n')) {
    if (line === '') continue;
    const run = JSON.parse(line) as ImpactRun;
    answer(run).forEach((hazard, i) => {
      if (hazard !== null) lines.push(JSON.stringify(lineOf(run.run, run.askMs[i]!, hazard)));
    });
  }
  writeFileSync(out, `${lines.join('\n')}\n`);
}

if (basename(process.argv[1] ?? '') === 'impact.ts') main();

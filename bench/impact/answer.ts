import {
  type BallisticHazard,
  createAssess,
  DEFAULT_BALLISTIC,
  recogniseLines,
  recogniseTick,
  recogniseTrack,
} from '../../src/assess/index.ts';
import { DEGREE, type GeoPoint, type GeoPolygon } from '../../src/earth/index.ts';
import {
  advance,
  associate,
  createTracker,
  DEFAULT_TRACKER,
  unexplainedLines,
} from '../../src/track/index.ts';
import { type ImpactRun, inputsOf, LABEL } from './runs.ts';

/** The newest ballistic hazard at each ask; null where there is none. */
function answer(run: ImpactRun): (BallisticHazard | null)[] {
  const { sensors, reports } = inputsOf(run);
  const tracker = createTracker('simulated', DEFAULT_TRACKER, sensors);
  const assess = createAssess({
    node: 'bench',
    mode: 'simulated',
    label: LABEL,
    ballistic: DEFAULT_BALLISTIC,
  });
  let newest = null as BallisticHazard | null;
  const answers: (BallisticHazard | null)[] = [];
  let next = 0;
  for (const report of reports) {
    for (; next < run.askMs.length && report.timeMs > run.askMs[next]!; next++) {
      answers.push(newest);
    }
    const nowMs = report.timeMs;
    const tracks = [...advance(tracker, nowMs), ...associate(tracker, [report], nowMs)];
    const seen = tracks.flatMap((track) => recogniseTrack(assess, track, nowMs));
    recogniseLines(assess, unexplainedLines(tracker, [report]));
    for (const hazard of [...seen, ...recogniseTick(assess, nowMs)]) {
      // What one satellite's lines tell stands beside what radars know better.
      const better = newest === null || newest.sighted !== undefined;
      if (hazard.kind === 'ballistic' && (better || hazard.sighted === undefined)) newest = hazard;
    }
  }
  for (; next < run.askMs.length; next++) answers.push(newest);
  return answers;
}

/** The answers to all lines of the outside generator's file, as lines. */
export function answersTo(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const run = JSON.parse(line) as ImpactRun;
    answer(run).forEach((hazard, i) => {
      if (hazard !== null) lines.push(JSON.stringify(lineOf(run.run, run.askMs[i]!, hazard)));
    });
  }
  return lines;
}

/** One line of the answer; fields as the outside scorer reads them. */
function lineOf(run: string, askMs: number, hazard: BallisticHazard): unknown {
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

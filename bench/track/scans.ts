import type { KinematicReport } from '../../src/sense/index.ts';
import { allTracks, associate, createTracker, type Track } from '../../src/track/index.ts';
import { quantile } from '../row.ts';
import {
  cpuUs,
  EPOCH_MS,
  type Frame,
  type FrameState,
  fixOf,
  frameOf,
  inFrame,
  plotOf,
  round,
  type Scenario,
} from '../track-scenario.ts';
import { type Scans, scoreScenario, type TrueScenario } from '../track-score.ts';
import { sensorOf, settingsOf, type Telling } from './settings.ts';

/** S2 (positions in a plane), S3 (plots of a radar) and their like: a scan comes at once. */
export function runScans(
  scenario: Scenario,
  telling: Telling,
): { result: Scans; summary: Record<string, unknown> } {
  const dimensions = scenario.measurement.order.length === 2 ? 2 : 3;
  const { sigma } = scenario.measurement;
  const frame = frameOf(scenario);
  const state = createTracker('simulated', settingsOf(scenario, telling), [
    sensorOf(scenario, frame),
  ]);
  // That its objects keep to a plane is the scenario's to state, not the sensor's.
  const height = telling === 'stated' ? 'surface' : 'unknown';
  const scans = [];
  const [costs, walls]: [number[], number[]] = [[], []];
  let reports = 0;
  for (let k = 0; k < scenario.scans!.length; k++) {
    const scan = scenario.scans![k]!;
    const timeMs = EPOCH_MS + scan.t * 1000;
    const batch: KinematicReport[] = scan.z.map((z) =>
      dimensions === 2 ? fixOf(frame, sigma, timeMs, z, height) : plotOf(frame, sigma, timeMs, z),
    );
    reports += batch.length;
    const wall = process.hrtime.bigint();
    const began = cpuUs();
    associate(state, batch, timeMs);
    costs.push((cpuUs() - began) / 1000);
    walls.push(Number(process.hrtime.bigint() - wall) / 1e6);
    const tracks = allTracks(state, timeMs).filter(({ status }) => status === 'confirmed');
    scans.push({ k, tracks: tracks.map((track) => shown(frame, track, dimensions)) });
  }
  const spent = costs.reduce((sum, cost) => sum + cost, 0);
  const summary = {
    scenario: scenario.id,
    told: telling,
    runs: 1,
    microsecondsPerUpdate: round((spent * 1000) / reports),
    millisecondsPerScan: { median: round(quantile(costs, 0.5)), p99: round(quantile(costs, 0.99)) },
    millisecondsPerScanByTheClock: {
      median: round(quantile(walls, 0.5)),
      p99: round(quantile(walls, 0.99)),
    },
    ...(scenario.truth === undefined || scenario.metric === undefined
      ? {}
      : rounded(scoreScenario(scenario as unknown as TrueScenario, { scans }))),
  };
  return { result: { scans }, summary };
}

/** Only what the product itself calls confirmed is shown. */
function shown(frame: Frame, track: Track, dimensions: 2 | 3): FrameState & { id: number } {
  return {
    id: Number(track.id.slice(1)),
    ...inFrame(frame, track.state, track.covariance, dimensions),
  };
}

function rounded(summary: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(summary).map(([key, value]) => [
      key,
      typeof value === 'number'
        ? round(value, 4)
        : typeof value === 'object' && value !== null
          ? rounded(value)
          : value,
    ]),
  );
}

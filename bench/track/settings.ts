import { geodeticToEcef } from '../../src/earth/index.ts';
import type { Sensor } from '../../src/sense/index.ts';
import { DEFAULT_TRACKER, type TrackerSettings } from '../../src/track/index.ts';
import { DEGREE, type Frame, type Scenario } from '../track-scenario.ts';

/**
 * What the tracker is told of a scenario besides its sensor.
 *
 * `stated`: what the scenario states of its objects, as the outside peers are told it too: they fall
 * freely and alone (S1), or move nearly straight with a stated noise and first speed (S2, S3). In the product
 * these are settings that an operator gives for what a site looks at. The noise of free fall is the
 * product's own, whatever the file says.
 *
 * `shipped`: nothing. Every filter runs, every object is what the product takes an unknown one for.
 */
export type Telling = 'stated' | 'shipped';

export function settingsOf(scenario: Scenario, telling: Telling): TrackerSettings {
  const own: TrackerSettings = { ...DEFAULT_TRACKER, ...skyOf(scenario) };
  if (telling === 'shipped') return own;
  if (scenario.runs !== undefined) return { ...own, models: ['coast'], gateProbability: OPEN_GATE };
  const speed = scenario.tracker?.init_velocity_sigma;
  const [across, , up = VERTICAL_SPEED_MPS] = typeof speed === 'number' ? [speed] : (speed ?? []);
  return {
    ...own,
    models: ['constantVelocity'],
    processNoise: scenario.model === undefined ? {} : { constantVelocity: scenario.model.q_psd },
    initialSpeedSigma: across === undefined ? null : { horizontalMps: across, verticalMps: up },
  };
}

/** One object and no false plot: a gate would only throw away every thousandth of its plots. */
const OPEN_GATE = 1 - 1e-9;

/** What moves in a plane has no vertical speed; the Earth's surface falls away by less than this. */
const VERTICAL_SPEED_MPS = 1;

/** What belongs to the sensor: whole scans at one time, false plots in a slab of stated thickness. */
function skyOf(scenario: Scenario): Partial<TrackerSettings> {
  if (scenario.scans === undefined) return {};
  const box = scenario.clutter_box;
  return {
    frameSensors: ['bench'],
    ...(box === undefined ? {} : { clutterCeilingM: box[5]! - box[4]! }),
  };
}

/** Far beyond every S1: the radar sees what it is given. */
const FAR_M = 3_000_000;

/**
 * The scenario's sensor. Scenes with false plots state no range, but a box that false plots fill
 * evenly: the coverage is the circle about the box, as dense in false plots as the box is.
 */
export function sensorOf(scenario: Scenario, frame: Frame): Sensor {
  const { lat, lon, h } = frame.place;
  const planar = scenario.measurement.order.length === 2;
  const box = planar ? scenario.region : scenario.clutter_box;
  const rangeM = box === undefined ? FAR_M : Math.hypot(box[1]!, box[3]!);
  const area = box === undefined ? 1 : (box[1]! - box[0]!) * (box[3]! - box[2]!);
  const share = box === undefined ? 0 : (Math.PI * rangeM * rangeM) / area;
  return {
    id: 'bench',
    kind: planar ? 'fix' : 'polar',
    format: 'bongsu-report',
    source: 'file:bench',
    mode: 'simulated',
    editions: {},
    sacSic: null,
    site: {
      ecefM: geodeticToEcef(lat * DEGREE, lon * DEGREE, h),
      latitudeRad: lat * DEGREE,
      longitudeRad: lon * DEGREE,
      heightM: h,
      basis: 'surveyed',
    },
    sigma: {
      rangeM: 30,
      azimuthRad: 1e-3,
      elevationRad: 1e-3,
      rangeRateMps: 1,
      horizontalM: 30,
      verticalM: 30,
      losRad: 1e-4,
    },
    scanPeriodS: scenario.dt,
    detectionProbability: scenario.pd ?? 1,
    clutterPerScan: (scenario.clutter_per_scan ?? 0) * share,
    maximumRangeM: rangeM,
    minimumElevationRad: -Math.PI / 2,
    clockOffsetS: 0,
    assumedRateHz: null,
    table: null,
  };
}

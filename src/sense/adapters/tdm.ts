import {
  celestialDirectionToEarth,
  DEGREE,
  directionOfDateToEarth,
  enuRotation,
  fromEnu,
  toEnu,
  WGS84,
} from '../../earth/index.ts';
import type { Instant } from '../../mark/index.ts';
import {
  createTdmState,
  feedTdm,
  type TdmMetadata,
  type TdmObservation,
  type TdmState,
} from '../../wire/tdm/index.ts';
import { admit, type Gather, MAX_CLOCK_ERROR_S, refuse } from '../gather.ts';
import type { Vector3 } from '../report.ts';
import type { Sensor, Site } from '../sensor.ts';
import { LIGHT_MPS, type TdmUse, useOf } from './tdm-segment.ts';

/**
 * UT1 is taken for UTC, from which it is held within 0.9 s (ITU-R TF.460-6). By so much the Earth
 * may be turned wrongly; spread evenly, that is 1 sigma of 7.8″, radians.
 */
const EARTH_TURN_SIGMA = (0.9 * WGS84.omega) / Math.sqrt(3);

/** What a feed of tracking data messages has to remember. Plain data. */
export interface TdmFeed {
  readonly reader: TdmState;
  /** Metadata of the segment under way, without its comments. */
  metadata: TdmMetadata | null;
  unread: readonly string[];
  /** How it is used: read at its first measurement that matters here. Null: not at all. */
  use: TdmUse | null;
  judged: boolean;
  /** Measurements by their instant until all of it are there. */
  readonly looks: Map<Instant, TdmLook>;
  /** Which measurements make a look of this segment whole; null: not known yet. */
  expected: readonly TdmPart[] | null;
  /** Looks of the segment without a direction. */
  blind: number;
}

type TdmPart = 'range' | 'angle1' | 'angle2' | 'doppler';
type TdmLook = { [P in TdmPart]?: number } & {
  /** When its first measurement came in. */
  readonly receivedMs: Instant;
};

/** Data keywords that make reports, and the part of a look that each is. */
const PARTS: Readonly<Record<string, TdmPart>> = {
  RANGE: 'range',
  ANGLE_1: 'angle1',
  ANGLE_2: 'angle2',
  DOPPLER_INSTANTANEOUS: 'doppler',
};

const ALL_PARTS = Object.values(PARTS);

/** Looks of a segment sorted by keyword wait for its end; a pass at 10 Hz has some thousands. */
const MAX_LOOKS = 8192;

export function createTdmFeed(): TdmFeed {
  return {
    reader: createTdmState(),
    metadata: null,
    unread: [],
    use: null,
    judged: false,
    looks: new Map(),
    expected: null,
    blind: 0,
  };
}

/**
 * One datagram of a feed of tracking data messages: a whole message, or lines of one. Range and
 * angles of one instant become a polar report, angles alone a line of sight.
 */
export function readTdmBytes(
  gather: Gather,
  feed: TdmFeed,
  sensors: readonly Sensor[],
  heard: (sensor: Sensor) => void,
): void {
  const alone = sensors.length === 1 ? sensors[0]! : null;
  const text = `${Buffer.from(gather.bytes).toString('utf8')}\n`;
  const { events, faults, unsaid } = feedTdm(feed.reader, text);
  for (const fault of faults) refuse(gather, alone, fault.reason, fault.message);
  gather.unsaid += unsaid;
  for (const event of events) {
    switch (event.kind) {
      case 'segment':
        beginSegment(feed, { ...event.metadata, comments: [] }, event.unread);
        break;
      case 'observation':
        observe(gather, feed, sensors, event.observation, heard);
        break;
      case 'segment-end':
        endSegment(gather, feed, sensors, heard);
        break;
      case 'header':
      case 'comment':
    }
  }
}

function beginSegment(feed: TdmFeed, metadata: TdmMetadata, unread: readonly string[]): void {
  feed.metadata = metadata;
  feed.unread = unread;
  feed.use = null;
  feed.judged = false;
  feed.looks.clear();
  feed.blind = 0;
  const named = (metadata.DATA_TYPES ?? []).map((type) => PARTS[type]);
  const parts = named.filter((part): part is TdmPart => part !== undefined);
  feed.expected = parts.length > 0 ? parts : null;
}

function observe(
  gather: Gather,
  feed: TdmFeed,
  sensors: readonly Sensor[],
  { keyword, value, timeMs }: TdmObservation,
  heard: (sensor: Sensor) => void,
): void {
  const part = PARTS[keyword];
  if (part === undefined || typeof value !== 'number' || feed.metadata === null) return;
  if (!feed.judged) judge(gather, feed, sensors);
  // An epoch without an instant was told by the reader.
  if (feed.use === null || timeMs === null || timeMs === undefined) return;
  const { looks } = feed;
  let look = looks.get(timeMs);
  if (look === undefined) {
    learn(gather, feed, sensors, heard);
    if (looks.size >= MAX_LOOKS) {
      const [oldest] = looks;
      looks.delete(oldest![0]);
      report(gather, feed, sensors, oldest![0], oldest![1], heard);
    }
    look = { receivedMs: gather.receivedMs };
    looks.set(timeMs, look);
  }
  look[part] = value;
  if (feed.expected?.every((needed) => look[needed] !== undefined) === true) {
    looks.delete(timeMs);
    report(gather, feed, sensors, timeMs, look, heard);
  }
}

/** A look with a direction before the next begins shows which measurements come together. */
function learn(
  gather: Gather,
  feed: TdmFeed,
  sensors: readonly Sensor[],
  heard: (sensor: Sensor) => void,
): void {
  if (feed.expected !== null || feed.looks.size !== 1) return;
  const [first] = feed.looks;
  const [timeMs, look] = first!;
  if (look.angle1 === undefined || look.angle2 === undefined) return;
  feed.expected = ALL_PARTS.filter((part) => look[part] !== undefined);
  feed.looks.delete(timeMs);
  report(gather, feed, sensors, timeMs, look, heard);
}

function judge(gather: Gather, feed: TdmFeed, sensors: readonly Sensor[]): void {
  feed.judged = true;
  const found = useOf(feed.metadata!, feed.unread, sensors);
  const alone = sensors.length === 1 ? sensors[0]! : null;
  if ('reason' in found) {
    refuse(gather, alone, found.reason, `a segment is not used: ${found.message}`);
    return;
  }
  feed.use = found.use;
  const sensor = sensors.find((one) => one.id === found.use.sensor) ?? null;
  for (const { reason, message } of found.limits) refuse(gather, sensor, reason, message);
}

function endSegment(
  gather: Gather,
  feed: TdmFeed,
  sensors: readonly Sensor[],
  heard: (sensor: Sensor) => void,
): void {
  for (const [timeMs, look] of feed.looks) report(gather, feed, sensors, timeMs, look, heard);
  feed.looks.clear();
  if (feed.blind > 0) {
    const sensor = sensors.find((one) => one.id === feed.use?.sensor) ?? null;
    const message = `${feed.blind} measurements have no two angles at their instant, or no ANGLE_TYPE`;
    refuse(gather, sensor, 'no-position', message);
  }
  feed.metadata = null;
  feed.use = null;
  feed.blind = 0;
}

function report(
  gather: Gather,
  feed: TdmFeed,
  sensors: readonly Sensor[],
  tagMs: Instant,
  look: TdmLook,
  heard: (sensor: Sensor) => void,
): void {
  const { use } = feed;
  const sensor = sensors.find((one) => one.id === use?.sensor);
  if (use === null || sensor === undefined) return;
  heard(sensor);
  const { site } = sensor;
  if (
    look.angle1 === undefined ||
    look.angle2 === undefined ||
    use.angles === null ||
    site === null
  ) {
    feed.blind += 1;
    return;
  }
  const rangeM =
    look.range === undefined || use.rangeUnitM === null
      ? null
      : (look.range + use.correction.range) * use.rangeUnitM;
  const clockMs = tagMs + sensor.clockOffsetS * 1000;
  const timeMs = rangeM === null ? clockMs : clockMs + lightTimeMs(rangeM, use.tagged);
  const angle1 = (look.angle1 + use.correction.angle1) * DEGREE;
  const angle2 = (look.angle2 + use.correction.angle2) * DEGREE;
  // A larger offset is no error of a clock but moves a recording: its stars were those of its day.
  const moved = Math.abs(sensor.clockOffsetS) > MAX_CLOCK_ERROR_S;
  const losEcef = direction(use, site, angle1, angle2, moved ? tagMs : clockMs);
  // A name and no tag: the tracker doubts tags at the speed of a satellite (track/motion-class.ts).
  const common = {
    source: sensor.id,
    mode: sensor.mode,
    timeMs,
    receivedMs: look.receivedMs,
    ...(use.object === null ? {} : { identity: { name: use.object } }),
  };
  const turned = use.angles === 'RADEC' && use.frame !== 'earth' ? EARTH_TURN_SIGMA : 0;
  if (rangeM === null) {
    const losRad = Math.hypot(sensor.sigma.losRad, turned);
    admit(gather, sensor, {
      kind: 'bearing',
      ...common,
      observerEcefM: site.ecefM,
      losEcef,
      sigma: { losRad },
    });
    return;
  }
  const rotation = enuRotation(site.latitudeRad, site.longitudeRad);
  const [east, north, up] = toEnu(rotation, losEcef[0], losEcef[1], losEcef[2]);
  const azimuthRad = (Math.atan2(east, north) + 2 * Math.PI) % (2 * Math.PI);
  const elevationRad = Math.atan2(up, Math.hypot(east, north));
  const { sigma } = sensor;
  // Of other mounts both angles turn the beam by as much as they say; azimuth turns it less.
  const across = Math.hypot(sigma.elevationRad, turned);
  const azimuthSigma =
    use.angles === 'AZEL' ? sigma.azimuthRad : across / Math.max(Math.cos(elevationRad), 0.01);
  admit(gather, sensor, {
    kind: 'polar',
    ...common,
    observerEcefM: site.ecefM,
    rangeM,
    azimuthRad,
    elevationRad,
    ...(look.doppler === undefined
      ? {}
      : { rangeRateMps: (look.doppler + use.correction.doppler) * 1000 }),
    sigma: {
      rangeM: sigma.rangeM,
      azimuthRad: azimuthSigma,
      elevationRad: across,
      ...(look.doppler === undefined ? {} : { rangeRateMps: sigma.rangeRateMps }),
    },
  });
}

/**
 * From the time tag to the instant at which the object was there: its signal is received later by
 * the way's light time, and was sent out earlier by it. Of a line of sight the way is not known:
 * its instant is that of reception.
 */
function lightTimeMs(rangeM: number, tagged: TdmUse['tagged']): number {
  const timeMs = (rangeM / LIGHT_MPS) * 1000;
  return tagged === 'received' ? -timeMs : timeMs;
}

/**
 * ECEF direction of two angles (503.0-B-2, table 3-3, ANGLE_TYPE). Of X-Y mounts X turns from the
 * zenith to the first letter's side, Y from there to the second's (Goddard Trajectory Determination
 * System, Mathematical Theory, NASA/GSFC 1989: X30 = atan(E/U), Y30 = asin N, X85 = atan(-N/U),
 * Y85 = asin E).
 */
function direction(
  use: TdmUse,
  site: Site,
  angle1: number,
  angle2: number,
  timeMs: Instant,
): Vector3 {
  const flat = Math.cos(angle2);
  const first = flat * Math.sin(angle1);
  const second = flat * Math.cos(angle1);
  const third = Math.sin(angle2);
  const rotation = enuRotation(site.latitudeRad, site.longitudeRad);
  switch (use.angles) {
    case 'AZEL':
      return fromEnu(rotation, first, second, third);
    case 'XEYN':
      return fromEnu(rotation, first, third, second);
    case 'XSYE':
      return fromEnu(rotation, third, -first, second);
    default: {
      const stars: Vector3 = [second, first, third];
      if (use.frame === 'earth') return stars;
      return use.frame === 'celestial'
        ? celestialDirectionToEarth(stars, timeMs)
        : directionOfDateToEarth(stars, timeMs);
    }
  }
}

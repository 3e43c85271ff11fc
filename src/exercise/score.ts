import type { BallisticHazard, Hazard } from '../assess/index.ts';
import {
  distanceToPolygon,
  type GeoPoint,
  geodesicInverse,
  pointInPolygon,
  REGIONS,
} from '../earth/index.ts';
import type { HazardId, Instant, NodeId } from '../mark/index.ts';
import type { Warning } from '../warn/index.ts';
import type { TrueFlight } from './truth.ts';

/** What one node recorded: every revision of its own hazards and warnings, in order. */
export interface Observed {
  readonly node: NodeId;
  readonly hazards: readonly Hazard[];
  readonly warnings: readonly Warning[];
  /** When each ally held the first released warning durably. */
  readonly receivedMs: Readonly<Record<NodeId, Instant>>;
}

/** How well one node did against the truth. Delays in seconds; null: it never happened. */
export interface Score {
  readonly node: NodeId;
  readonly flights: readonly FlightScore[];
  /** Hazards that belong to no flight. */
  readonly falseHazards: number;
}

export interface FlightScore {
  readonly flight: string;
  readonly hazard: HazardId | null;
  /** A sensor has seen it. */
  readonly seen: boolean;
  /** From the first plot to the first revision of the hazard, to the draft, to the release. */
  readonly detectionDelayS: number | null;
  readonly draftDelayS: number | null;
  readonly releaseDelayS: number | null;
  /** From the first release to when it comes down. */
  readonly leadTimeS: number | null;
  /** Of the first and of the last prediction, metres and seconds (predicted less true). */
  readonly firstMissM: number | null;
  readonly lastMissM: number | null;
  readonly lastTimeErrorS: number | null;
  /** Share of the hazard's revisions whose area of each containment held the true point. */
  readonly contained: readonly { readonly stated: number; readonly held: number }[];
  readonly revisions: number;
  readonly regions: RegionScore;
  /** From the release here to its durable receipt there. */
  readonly sharedAfterS: Readonly<Record<NodeId, number>>;
  readonly allClear: boolean;
}

export interface RegionScore {
  /** Warned, and it came down in them or within {@link NEAR_M}. */
  readonly right: readonly string[];
  /** Warned, and it came down farther away. */
  readonly wide: readonly string[];
  /** It came down in them and they were not warned. */
  readonly missed: readonly string[];
}

/** A region this near to where it came down was rightly told to take cover (debris, late doubt). */
export const NEAR_M = 100_000;

/** A hazard belongs to a flight whose launch it puts within this time, seconds. */
const SAME_LAUNCH_S = 180;

/** Compares what a node recorded with what was. Pure; the order of revisions is theirs. */
export function scoreExercise(flights: readonly TrueFlight[], observed: Observed): Score {
  const byId = new Map<HazardId, BallisticHazard[]>();
  for (const hazard of observed.hazards) {
    if (hazard.kind !== 'ballistic') continue;
    const list = byId.get(hazard.id);
    if (list === undefined) byId.set(hazard.id, [hazard]);
    else list.push(hazard);
  }
  const taken = new Set<HazardId>();
  const scores = flights.map((flight) => {
    const id = bestHazard(flight, byId, taken);
    if (id !== null) taken.add(id);
    return scoreFlight(flight, id, byId.get(id ?? '') ?? [], observed);
  });
  return { node: observed.node, flights: scores, falseHazards: byId.size - taken.size };
}

/** The hazard whose last word on the launch time is nearest to this flight's. */
function bestHazard(
  flight: TrueFlight,
  byId: ReadonlyMap<HazardId, readonly BallisticHazard[]>,
  taken: ReadonlySet<HazardId>,
): HazardId | null {
  let best: HazardId | null = null;
  let bestOff = SAME_LAUNCH_S * 1000;
  for (const [id, revisions] of byId) {
    if (taken.has(id)) continue;
    const off = Math.abs(revisions.at(-1)!.launch.timeMs - flight.launchMs);
    if (off < bestOff) {
      best = id;
      bestOff = off;
    }
  }
  return best;
}

function scoreFlight(
  flight: TrueFlight,
  id: HazardId | null,
  hazards: readonly BallisticHazard[],
  observed: Observed,
): FlightScore {
  const warnings = observed.warnings.filter((warning) => warning.hazard.id === id);
  const draft = warnings.find((warning) => warning.state === 'drafted');
  const release = warnings.find((warning) => warning.issuedMs !== undefined);
  const releasedMs = release?.issuedMs ?? null;
  const predictions = hazards.filter(
    (hazard) => hazard.status === 'open' && hazard.timeMs < flight.impactMs,
  );
  const last = predictions.at(-1);
  return {
    flight: flight.id,
    hazard: id,
    seen: flight.firstPlotMs !== null,
    detectionDelayS: seconds(flight.firstPlotMs, hazards[0]?.timeMs),
    draftDelayS: seconds(flight.firstPlotMs, draft?.draftedMs),
    releaseDelayS: seconds(draft?.draftedMs, releasedMs),
    leadTimeS: seconds(releasedMs, flight.impactMs),
    firstMissM: miss(predictions[0], flight.impact),
    lastMissM: miss(last, flight.impact),
    lastTimeErrorS: seconds(flight.impactMs, last?.impact.timeMs),
    contained: containment(predictions, flight.impact),
    revisions: hazards.length,
    regions: scoreRegions(flight.impact, warnings),
    sharedAfterS: Object.fromEntries(
      Object.entries(observed.receivedMs).flatMap(([node, atMs]) =>
        releasedMs === null ? [] : [[node, (atMs - releasedMs) / 1000]],
      ),
    ),
    allClear: warnings.some((warning) => warning.state === 'all-clear'),
  };
}

function seconds(
  fromMs: Instant | null | undefined,
  toMs: Instant | null | undefined,
): number | null {
  return fromMs == null || toMs == null ? null : (toMs - fromMs) / 1000;
}

function miss(hazard: BallisticHazard | undefined, impact: GeoPoint): number | null {
  return hazard === undefined ? null : geodesicInverse(hazard.impact.point, impact).distanceM;
}

function containment(
  predictions: readonly BallisticHazard[],
  impact: GeoPoint,
): FlightScore['contained'] {
  const counts = new Map<number, { of: number; held: number }>();
  for (const hazard of predictions)
    for (const area of hazard.areas) {
      const count = counts.get(area.containment) ?? { of: 0, held: 0 };
      count.of++;
      if (pointInPolygon(area.polygon, impact)) count.held++;
      counts.set(area.containment, count);
    }
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([stated, count]) => ({ stated, held: count.held / count.of }));
}

/** Regions of any released revision against where it came down. */
function scoreRegions(impact: GeoPoint, warnings: readonly Warning[]): RegionScore {
  const warned = new Set<string>();
  for (const warning of warnings) {
    if (!['released', 'updated', 'lost'].includes(warning.state)) continue;
    for (const area of warning.areas) if (area.stage !== 'all-clear') warned.add(area.region);
  }
  const right: string[] = [];
  const wide: string[] = [];
  const missed: string[] = [];
  for (const region of REGIONS) {
    if (warned.has(region.code)) {
      const near = region.polygons.some((polygon) => distanceToPolygon(polygon, impact) <= NEAR_M);
      (near ? right : wide).push(region.code);
    } else if (region.polygons.some((polygon) => pointInPolygon(polygon, impact))) {
      missed.push(region.code);
    }
  }
  return { right, wide, missed };
}

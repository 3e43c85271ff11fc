import { type GeoPoint, type GeoPolygon, pointInPolygon, ringCentre } from '../../earth/index.ts';
import { hazardId, type Instant } from '../../mark/index.ts';
import type { LaunchNoticeReport } from '../../sense/index.ts';
import { arrivalsIn } from '../arrivals.ts';
import type { Arrival, SpaceLaunchHazard } from '../hazard.ts';
import type { AssessState } from '../state.ts';
import { inWindow, MAXIMUM_NOTICES, WINDOW_TOLERANCE_MS } from './announced.ts';

/**
 * What a launch notice gives rise to: a hazard of its drop zones for ships and aircraft, at once,
 * while its window is not over. A later notice of the same issuer and name takes the place of the
 * earlier one; one that takes it back withdraws the hazard. Nothing of it changes what is made of
 * tracks.
 */
export function recogniseNotice(
  assess: AssessState,
  report: LaunchNoticeReport,
  nowMs: Instant,
): SpaceLaunchHazard[] {
  if (report.mode !== assess.settings.mode) return [];
  const { announced } = assess.space;
  const { body: notice, issuer } = report;
  const known = [...announced.values()].find(
    ({ hazard }) => hazard.issuer === issuer && hazard.notice === notice.id && isOpen(hazard),
  );
  if (known === undefined) {
    if (notice.withdrawn || nowMs > notice.untilMs + WINDOW_TOLERANCE_MS) return [];
    assess.lastHazard += 1;
    const id = hazardId(assess.settings.node, assess.lastHazard);
    const hazard = hazardOf(assess, report, id, 1, nowMs, nowMs);
    announced.set(id, { hazard, notice });
    shed(assess);
    return [hazard];
  }
  const { id, revision, firstMs } = known.hazard;
  known.hazard = notice.withdrawn
    ? { ...known.hazard, revision: revision + 1, timeMs: nowMs, status: 'withdrawn' }
    : hazardOf(assess, report, id, revision + 1, nowMs, firstMs);
  known.notice = notice;
  return [known.hazard];
}

/** Ends the hazards whose window is over, and forgets them a day later. */
export function tickNotices(assess: AssessState, nowMs: Instant): SpaceLaunchHazard[] {
  const { announced } = assess.space;
  const changed: SpaceLaunchHazard[] = [];
  for (const [id, entry] of announced) {
    if (inWindow(entry.notice, nowMs) || nowMs < entry.notice.fromMs) continue;
    const { hazard } = entry;
    if (isOpen(hazard)) {
      entry.hazard = {
        ...hazard,
        revision: hazard.revision + 1,
        timeMs: nowMs,
        status: 'ended',
      };
      changed.push(entry.hazard);
    } else if (nowMs > hazard.timeMs + WINDOW_TOLERANCE_MS) announced.delete(id);
  }
  return changed;
}

function isOpen({ status }: SpaceLaunchHazard): boolean {
  return status === 'open';
}

function shed(assess: AssessState): void {
  const { announced } = assess.space;
  while (announced.size > MAXIMUM_NOTICES) {
    const [oldest] = [...announced].sort(([, a], [, b]) => a.notice.untilMs - b.notice.untilMs);
    announced.delete(oldest![0]);
  }
}

function hazardOf(
  assess: AssessState,
  { body, issuer, source }: LaunchNoticeReport,
  id: string,
  revision: number,
  nowMs: Instant,
  firstMs: Instant,
): SpaceLaunchHazard {
  const { node, mode, label, ballistic } = assess.settings;
  return {
    kind: 'space-launch',
    ...{ id, revision, mode, node, timeMs: nowMs, firstMs, label },
    status: 'open',
    probability: 1,
    tracks: [],
    sensors: [source],
    issuer,
    notice: body.id,
    site: body.site,
    fromMs: body.fromMs,
    untilMs: body.untilMs,
    zones: body.dropZones.map(({ name }) => name),
    areas: body.dropZones.map(({ polygon }) => ({ containment: 1, polygon })),
    arrivals: arrivals(
      body.dropZones.map(({ polygon }) => polygon),
      ballistic.marginM,
      body,
    ),
  };
}

/** Administrative areas in or near a zone, with the share of the zone's ground that is theirs. */
function arrivals(
  zones: readonly GeoPolygon[],
  marginM: number,
  { fromMs, untilMs }: { readonly fromMs: Instant; readonly untilMs: Instant },
): Arrival[] {
  const byRegion = new Map<string, Arrival>();
  for (const zone of zones) {
    const points = pointsIn(zone);
    const some = arrivalsIn(zone, marginM, fromMs, untilMs, {
      centre: ringCentre(zone[0]!),
      gaussian: null,
      clouds: [{ points, weight: 1, timesMs: null }],
      soonest: null,
    });
    for (const arrival of some) {
      const known = byRegion.get(arrival.region);
      if (known === undefined || known.probability < arrival.probability) {
        byRegion.set(arrival.region, arrival);
      }
    }
  }
  return [...byRegion.values()].sort(
    (a, b) => b.probability - a.probability || (a.region < b.region ? -1 : 1),
  );
}

/** Rows and columns of a grid over the zone's bounds. */
const GRID = 16;

/** Even places in a zone, its middle at least. */
function pointsIn(zone: GeoPolygon): GeoPoint[] {
  const ring = zone[0]!;
  const middle = ringCentre(ring);
  let [west, east, south, north] = [0, 0, Math.PI / 2, -Math.PI / 2];
  for (const [longitude, latitude] of ring) {
    const d = longitude - middle.longitudeRad;
    const turned = d - 2 * Math.PI * Math.round(d / (2 * Math.PI));
    west = Math.min(west, turned);
    east = Math.max(east, turned);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  const points: GeoPoint[] = [];
  for (let i = 0; i < GRID; i++) {
    for (let j = 0; j < GRID; j++) {
      const point = {
        latitudeRad: south + ((i + 0.5) / GRID) * (north - south),
        longitudeRad: middle.longitudeRad + west + ((j + 0.5) / GRID) * (east - west),
      };
      if (pointInPolygon(zone, point)) points.push(point);
    }
  }
  return points.length > 0 ? points : [middle];
}

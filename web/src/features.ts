import type { Feature, GeoJSON, Position } from 'geojson';
import { ringCentre } from '../../src/earth/polygon.ts';
import { REGIONS, regionByCode } from '../../src/earth/regions/index.ts';
import type { Language, WarningArea } from '../../src/warn/index.ts';
import type { View } from '../../src/watch/index.ts';
import { areaText, isAnnounced, type OpenAreas, shownArea } from './areas.ts';
import { isInForce, isWarned } from './cards.ts';
import { COLOURS } from './colours.ts';
import { DEG, toGeoJson } from './geo.ts';
import { PLACES } from './places.ts';
import type { DrawnTrack } from './tracks.ts';

function point(coordinates: Position, properties: Feature['properties']): Feature {
  return { type: 'Feature', geometry: { type: 'Point', coordinates }, properties };
}

function path(coordinates: Position[], properties: Feature['properties']): Feature {
  return { type: 'Feature', geometry: { type: 'LineString', coordinates }, properties };
}

export function placeFeatures(language: Language): Feature[] {
  return PLACES.map(([longitude, latitude, names]) =>
    point([longitude, latitude], { label: names[language] }),
  );
}

/**
 * Islands and continents with longitudes that go on over the antimeridian instead of jumping back:
 * a jump would be an edge across the whole map. The map shows what is beyond it on both sides.
 */
export function landFeatures(land: GeoJSON): Feature[] {
  const parts = land.type === 'FeatureCollection' ? land.features : [];
  return parts.flatMap(({ geometry }) => {
    const polygons = geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
    return polygons.map(
      (rings): Feature => ({
        type: 'Feature',
        geometry: { type: 'Polygon', coordinates: rings.map(unrolled) },
        properties: {},
      }),
    );
  });
}

function unrolled(ring: readonly Position[]): Position[] {
  let last = ring[0]?.[0] ?? 0;
  const out = ring.map(([longitude = 0, latitude = 0]): Position => {
    last = longitude + 360 * Math.round((last - longitude) / 360);
    return [last, latitude];
  });
  const first = out[0];
  if (first === undefined) return out;
  // All around a pole: only Antarctica.
  if (Math.abs(last - first[0]!) > 180) return [...out, [last, -90], [first[0]!, -90], first];
  // Land and the seas in it have to be on the same turn: that of their middle.
  const longitudes = out.map(([longitude = 0]) => longitude);
  const middle = (least(longitudes) - least(longitudes.map((each) => -each))) / 2;
  const turns = Math.round(middle / 360);
  return out.map(([longitude = 0, latitude = 0]) => [longitude - 360 * turns, latitude]);
}

/** Rings are too long to be arguments of Math.min. */
function least(values: readonly number[]): number {
  return values.reduce((smallest, value) => Math.min(smallest, value), Number.POSITIVE_INFINITY);
}

/** Borders of the administrative areas that warnings name. */
export function borderFeatures(): Feature[] {
  return REGIONS.filter((region) => region.country !== 'USA').flatMap((region) =>
    region.polygons.map((polygon) => ({
      type: 'Feature' as const,
      geometry: toGeoJson(polygon),
      properties: {},
    })),
  );
}

export function areaFeatures(open: readonly OpenAreas[]): Feature[] {
  return open.flatMap((each) =>
    each.areas.map((area) => ({
      type: 'Feature' as const,
      geometry: toGeoJson(area.polygon),
      properties: { containment: area.containment, announced: isAnnounced(each) },
    })),
  );
}

/** A mark where the predicted areas have become too small to be seen, with the size beside it. */
export function impactFeatures(open: readonly OpenAreas[], language: Language): Feature[] {
  return open.flatMap((each) => {
    const area = shownArea(each);
    const ring = area?.[0];
    if (area === null || ring === undefined) return [];
    const at = each.impact ?? ringCentre(ring);
    return [
      point([at.longitudeRad * DEG, at.latitudeRad * DEG], {
        label: `90 %  ${areaText(area, language)}`,
      }),
    ];
  });
}

/** From each followed missile to where it is predicted to come down: own hazards only. */
export function pathFeatures(open: readonly OpenAreas[], tracks: readonly DrawnTrack[]): Feature[] {
  return open.flatMap(({ impact, tracks: ids }) => {
    const track = tracks.find((each) => ids.includes(each.id));
    if (impact === null || track === undefined) return [];
    const from: Position = [track.longitudeDeg, track.latitudeDeg];
    return [path([from, [impact.longitudeRad * DEG, impact.latitudeRad * DEG]], {})];
  });
}

/** Administrative areas under a warning in force, and those of drafts. */
export function warnedFeatures(view: View): Feature[] {
  const states = new Map<string, string>();
  const take = (state: string, areas: readonly Pick<WarningArea, 'region' | 'stage'>[]): void => {
    for (const { region } of areas.filter(isWarned)) {
      if (!states.has(region)) states.set(region, state);
    }
  };
  for (const { state, areas } of view.warnings) if (isInForce(state)) take('in-force', areas);
  for (const { body } of view.allied) {
    const { content } = body;
    if (content.about === 'warning' && isInForce(content.state)) take('in-force', content.areas);
  }
  for (const warning of view.warnings) {
    if (warning.state === 'drafted' && isInForce(warning.becomes)) take('drafted', warning.areas);
  }
  return [...states].flatMap(([code, state]) =>
    (regionByCode(code)?.polygons ?? []).map(
      (polygon): Feature => ({
        type: 'Feature',
        geometry: toGeoJson(polygon),
        properties: { state },
      }),
    ),
  );
}

export function trackFeatures(tracks: readonly DrawnTrack[]): Feature[] {
  return tracks.map((track) =>
    point([track.longitudeDeg, track.latitudeDeg], {
      kind: track.kind,
      course: track.courseDeg,
      label: track.label,
    }),
  );
}

export function leaderFeatures(tracks: readonly DrawnTrack[]): Feature[] {
  const confirmed = tracks.filter(({ kind }) => kind !== 'plot');
  return confirmed.map((track) =>
    path([[track.longitudeDeg, track.latitudeDeg], track.aheadDeg], {
      colour: COLOURS[track.kind],
    }),
  );
}

export function trailFeatures(trails: Iterable<readonly Position[]>): Feature[] {
  return [...trails].filter((trail) => trail.length > 1).map((trail) => path([...trail], {}));
}

export function sensorFeatures(view: View): Feature[] {
  return view.sensors.flatMap((sensor) =>
    sensor.longitudeRad === null || sensor.latitudeRad === null
      ? []
      : [
          point([sensor.longitudeRad * DEG, sensor.latitudeRad * DEG], {
            label: sensor.basis === 'guessed' ? `${sensor.id} ≈` : sensor.id,
          }),
        ],
  );
}

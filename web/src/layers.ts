import type { Feature } from 'geojson';
import type { StyleSpecification } from 'maplibre-gl';
import { regionByCode } from '../../src/earth/regions/index.ts';
import type { Language } from '../../src/warn/index.ts';
import type { View } from '../../src/watch/index.ts';
import { collection, type DrawnTrack, toGeoJson } from './geo.ts';
import { PLACES } from './places.ts';

/** Okabe and Ito's colours: told apart by every kind of colour vision; shape and words say the same. */
export const COLOURS = {
  missile: '#e69f00',
  aircraft: '#56b4e9',
  vessel: '#009e73',
  other: '#9aa7b4',
  area: '#d55e00',
  warned: '#cc79a7',
} as const;

const EMPTY = { type: 'geojson', data: collection([]) } as const;

/**
 * The map's style. No `glyphs`: names are drawn from the fonts that the page brings along, so that
 * nothing is asked of the network.
 */
export function mapStyle(land: GeoJSON.GeoJSON): StyleSpecification {
  const kind = (): unknown => ['get', 'kind'];
  const colour = [
    'match',
    kind(),
    'missile',
    COLOURS.missile,
    'aircraft',
    COLOURS.aircraft,
    'vessel',
    COLOURS.vessel,
    COLOURS.other,
  ];
  return {
    version: 8,
    sources: {
      land: { type: 'geojson', data: land },
      warned: EMPTY,
      areas: EMPTY,
      leaders: EMPTY,
      trails: EMPTY,
      tracks: EMPTY,
      sensors: EMPTY,
      places: EMPTY,
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': '#0b1620' } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': '#1d2a35' } },
      {
        id: 'coast',
        type: 'line',
        source: 'land',
        paint: { 'line-color': '#4a5c6b', 'line-width': 0.8 },
      },
      {
        id: 'warned',
        type: 'fill',
        source: 'warned',
        paint: { 'fill-color': COLOURS.warned, 'fill-opacity': 0.35 },
      },
      {
        id: 'warned-edge',
        type: 'line',
        source: 'warned',
        paint: { 'line-color': COLOURS.warned, 'line-width': 1.5 },
      },
      {
        id: 'areas',
        type: 'fill',
        source: 'areas',
        paint: { 'fill-color': COLOURS.area, 'fill-opacity': 0.14 },
      },
      {
        id: 'areas-edge',
        type: 'line',
        source: 'areas',
        paint: { 'line-color': COLOURS.area, 'line-width': 1.6 },
      },
      {
        id: 'leaders',
        type: 'line',
        source: 'leaders',
        paint: { 'line-color': colour, 'line-width': 1, 'line-opacity': 0.7 },
      } as unknown as StyleSpecification['layers'][number],
      {
        id: 'trails',
        type: 'line',
        source: 'trails',
        paint: { 'line-color': COLOURS.missile, 'line-width': 2, 'line-dasharray': [1, 1.5] },
      },
      {
        id: 'sensors',
        type: 'circle',
        source: 'sensors',
        paint: {
          'circle-radius': 4,
          'circle-color': 'rgba(0,0,0,0)',
          'circle-stroke-color': '#f0e442',
          'circle-stroke-width': 1.5,
        },
      },
      {
        id: 'tracks',
        type: 'circle',
        source: 'tracks',
        paint: {
          'circle-radius': ['match', kind(), 'missile', 7, 3],
          'circle-color': colour,
          'circle-stroke-color': '#ffffff',
          'circle-stroke-width': ['match', kind(), 'missile', 2, 0],
        },
      } as unknown as StyleSpecification['layers'][number],
      {
        id: 'places',
        type: 'symbol',
        source: 'places',
        layout: {
          'text-field': ['get', 'name'],
          'text-size': 12,
          'text-anchor': 'top',
          'text-offset': [0, 0.2],
        },
        paint: { 'text-color': '#c6d2dc', 'text-halo-color': '#0b1620', 'text-halo-width': 1.4 },
      },
    ],
  };
}

export function placeFeatures(language: Language): Feature[] {
  return PLACES.map(([longitude, latitude, names]) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [longitude, latitude] },
    properties: { name: names[language] },
  }));
}

/** Predicted areas, the node's own and those of allies' hazards that are still open. */
export function areaFeatures(view: View): Feature[] {
  const own = view.hazards
    .filter((hazard) => hazard.status === 'open' || hazard.status === 'lost')
    .flatMap((hazard) => hazard.areas);
  const allied = view.allied.flatMap(({ body: { content } }) =>
    content.about === 'hazard' && (content.status === 'open' || content.status === 'lost')
      ? content.areas
      : [],
  );
  return [...own, ...allied].map((area) => ({
    type: 'Feature',
    geometry: toGeoJson(area.polygon),
    properties: { containment: area.containment },
  }));
}

/** Administrative areas under a warning that is in force. */
export function warnedFeatures(view: View): Feature[] {
  const inForce = (state: string): boolean => ['released', 'updated', 'lost'].includes(state);
  const codes = new Set<string>();
  for (const warning of view.warnings) {
    if (inForce(warning.state)) for (const area of warning.areas) codes.add(area.region);
  }
  for (const { body } of view.allied) {
    if (body.content.about !== 'warning' || !inForce(body.content.state)) continue;
    for (const area of body.content.areas) codes.add(area.region);
  }
  return [...codes].flatMap((code) =>
    (regionByCode(code)?.polygons ?? []).map(
      (polygon): Feature => ({
        type: 'Feature',
        geometry: toGeoJson(polygon),
        properties: { code },
      }),
    ),
  );
}

export function trackFeatures(tracks: readonly DrawnTrack[]): Feature[] {
  return tracks.map((track) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [track.longitudeDeg, track.latitudeDeg] },
    properties: { kind: track.kind, name: track.name },
  }));
}

export function leaderFeatures(tracks: readonly DrawnTrack[]): Feature[] {
  return tracks.map((track) => ({
    type: 'Feature',
    geometry: {
      type: 'LineString',
      coordinates: [[track.longitudeDeg, track.latitudeDeg], track.aheadDeg],
    },
    properties: { kind: track.kind },
  }));
}

export function sensorFeatures(view: View): Feature[] {
  return view.sensors.flatMap((sensor) =>
    sensor.longitudeRad === null || sensor.latitudeRad === null
      ? []
      : [
          {
            type: 'Feature',
            geometry: {
              type: 'Point',
              coordinates: [
                (sensor.longitudeRad * 180) / Math.PI,
                (sensor.latitudeRad * 180) / Math.PI,
              ],
            },
            properties: { name: sensor.id },
          } satisfies Feature,
        ],
  );
}

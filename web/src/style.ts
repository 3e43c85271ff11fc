import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { COLOURS } from './colours.ts';
import { collection } from './geo.ts';

/** Sources that are filled from the view; `land` and `borders` come with the style. */
export const LIVE_SOURCES = [
  'warned',
  'before',
  'areas',
  'leaders',
  'paths',
  'trails',
  'tracks',
  'impacts',
  'sensors',
  'places',
] as const;
export type LiveSource = (typeof LIVE_SOURCES)[number];

/** Drawn by the browser from the fonts that the page brings along. */
export const MAP_FONTS = ['Noto Sans KR', 'Noto Sans JP'];

const isDraft: ExpressionSpecification = ['==', ['get', 'state'], 'drafted'];
const kindIs = (kind: string): ExpressionSpecification => ['==', ['get', 'kind'], kind];
const areaColour: ExpressionSpecification = [
  'case',
  ['get', 'announced'],
  COLOURS.announced,
  COLOURS.area,
];
const isMissile = kindIs('missile');
const isPlot = kindIs('plot');
const isOther = kindIs('other');

/**
 * The map's style. No `glyphs`: names are drawn from local fonts, so that nothing is asked of
 * the network.
 */
export function mapStyle(land: GeoJSON.GeoJSON, borders: GeoJSON.GeoJSON): StyleSpecification {
  return {
    version: 8,
    sources: {
      land: { type: 'geojson', data: land },
      borders: { type: 'geojson', data: borders },
      ...Object.fromEntries(
        LIVE_SOURCES.map((name) => [name, { type: 'geojson' as const, data: collection([]) }]),
      ),
    },
    layers: [...groundLayers(), ...areaLayers(), ...trackLayers(), ...nameLayers()],
  };
}

function groundLayers(): LayerSpecification[] {
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': COLOURS.sea } },
    { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': COLOURS.land } },
    line('borders', 'borders', { 'line-color': COLOURS.border, 'line-width': 0.7 }),
    line('coast', 'land', { 'line-color': COLOURS.coast, 'line-width': 0.8 }),
  ];
}

function areaLayers(): LayerSpecification[] {
  return [
    {
      id: 'warned',
      type: 'fill',
      source: 'warned',
      filter: ['!', isDraft],
      paint: { 'fill-color': COLOURS.warned, 'fill-opacity': 0.34 },
    },
    {
      ...line('warned-edge', 'warned', { 'line-color': COLOURS.warned, 'line-width': 1.4 }),
      filter: ['!', isDraft],
    },
    {
      ...line('drafted-edge', 'warned', {
        'line-color': COLOURS.drafted,
        'line-width': 1.6,
        'line-dasharray': [2, 2],
      }),
      filter: isDraft,
    },
    line('before', 'before', {
      'line-color': COLOURS.area,
      'line-width': 1,
      'line-opacity': 0.55,
      'line-dasharray': [4, 3],
    }),
    {
      id: 'areas',
      type: 'fill',
      source: 'areas',
      paint: { 'fill-color': areaColour, 'fill-opacity': 0.16 },
    },
    line('areas-edge', 'areas', { 'line-color': areaColour, 'line-width': 1.6 }),
  ];
}

function trackLayers(): LayerSpecification[] {
  return [
    line('leaders', 'leaders', {
      'line-color': ['get', 'colour'],
      'line-width': 1,
      'line-opacity': 0.7,
    }),
    line('paths', 'paths', {
      'line-color': COLOURS.missile,
      'line-width': 1.4,
      'line-dasharray': [2, 3],
      'line-opacity': 0.8,
    }),
    line('trails', 'trails', { 'line-color': COLOURS.missile, 'line-width': 2.6 }),
    symbol('sensor-icons', 'sensors', { 'icon-image': 'sensor' }),
    symbol('impacts', 'impacts', { 'icon-image': 'impact' }),
    { ...symbol('plot-icons', 'tracks', { 'icon-image': 'plot' }), filter: isPlot },
    {
      ...symbol('track-icons', 'tracks', {
        'icon-image': ['get', 'kind'],
        'icon-rotate': ['get', 'course'],
        'icon-rotation-alignment': 'map',
      }),
      filter: ['all', ['!', isMissile], ['!', isPlot]],
    },
    {
      ...symbol('missile-icons', 'tracks', {
        'icon-image': 'missile',
        'icon-rotate': ['get', 'course'],
        'icon-rotation-alignment': 'map',
      }),
      filter: isMissile,
    },
  ];
}

/** The last layer is placed first: names that matter push away those that do not. */
function nameLayers(): LayerSpecification[] {
  const beside: NonNullable<SymbolLayout> = {
    'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
    'text-justify': 'auto',
    'text-radial-offset': 0.9,
  };
  return [
    {
      ...name('track-names', 'tracks', { ...beside, 'text-size': 11 }, COLOURS.name),
      filter: ['!', ['any', isMissile, isPlot, isOther]],
      minzoom: 6,
    },
    {
      ...name('other-names', 'tracks', { ...beside, 'text-size': 11 }, COLOURS.name),
      filter: isOther,
    },
    name('places', 'places', { 'text-size': 12.5 }, COLOURS.name),
    name('sensor-names', 'sensors', { ...beside, 'text-size': 11 }, COLOURS.sensor),
    name('impact-names', 'impacts', { ...beside, 'text-size': 12.5 }, '#ffd9bf'),
    {
      ...name(
        'missile-names',
        'tracks',
        { ...beside, 'text-size': 13.5, 'text-radial-offset': 1.2, 'text-allow-overlap': true },
        '#ffe2a8',
      ),
      filter: isMissile,
    },
  ];
}

type LinePaint = Extract<LayerSpecification, { type: 'line' }>['paint'];
type SymbolLayout = Extract<LayerSpecification, { type: 'symbol' }>['layout'];

function line(id: string, source: string, paint: NonNullable<LinePaint>) {
  return { id, type: 'line', source, paint } satisfies LayerSpecification;
}

function symbol(id: string, source: string, layout: NonNullable<SymbolLayout>) {
  return {
    id,
    type: 'symbol',
    source,
    layout: { 'icon-allow-overlap': true, 'icon-ignore-placement': true, ...layout },
  } satisfies LayerSpecification;
}

function name(id: string, source: string, layout: NonNullable<SymbolLayout>, colour: string) {
  return {
    id,
    type: 'symbol',
    source,
    layout: { 'text-field': ['get', 'label'], 'text-font': MAP_FONTS, ...layout },
    paint: { 'text-color': colour, 'text-halo-color': COLOURS.sea, 'text-halo-width': 1.6 },
  } satisfies LayerSpecification;
}

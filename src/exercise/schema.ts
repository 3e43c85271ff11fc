import type { Schema } from './check.ts';

/** Bounds that keep a mistyped scenario from filling the memory of the machine. */
const MAX_LAUNCHES = 20;
const MAX_ROUTES = 500;
const MAX_GROUPS = 500;
const MAX_IN_GROUP = 2000;
const MAX_WAYPOINTS = 200;
const MAX_SENSORS = 100;
const MAX_STATIONS = 500;
const MAX_OUTAGES = 50;
/** A day. */
const MAX_DURATION_S = 86_400;

const ID: Schema = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' };
const TEXT: Schema = { type: 'string' };
const LATITUDE: Schema = { type: 'number', minimum: -90, maximum: 90 };
const LONGITUDE: Schema = { type: 'number', minimum: -180, maximum: 180 };

const LAUNCH: Schema = {
  type: 'object',
  description:
    'A ballistic flight from the figures that are published about such flights. There is no field for a place to come down at.',
  properties: {
    id: ID,
    name: { type: 'string', description: 'What it is called on screens of the exercise staff' },
    atS: { type: 'number', minimum: 0, maximum: MAX_DURATION_S },
    site: {
      type: 'object',
      properties: {
        name: TEXT,
        latitudeDeg: LATITUDE,
        longitudeDeg: LONGITUDE,
        heightM: { type: 'number', minimum: -500, maximum: 6000 },
      },
      required: ['latitudeDeg', 'longitudeDeg'],
      additionalProperties: false,
    },
    apogeeKm: { type: 'number', minimum: 80, maximum: 8000 },
    rangeKm: { type: 'number', minimum: 100, maximum: 6000 },
    bearingDeg: { type: 'number', minimum: 0, maximum: 360 },
    burnS: {
      type: 'number',
      minimum: 20,
      maximum: 400,
      description: 'Assumed: how long the motor burns, seconds',
    },
    ballisticCoefficientKgM2: {
      type: 'number',
      minimum: 500,
      maximum: 50_000,
      description: 'Assumed: mass over drag coefficient and area after burnout',
    },
    source: { type: 'string', description: 'Where the published figures stand' },
  },
  required: ['id', 'atS', 'site', 'apogeeKm', 'rangeKm', 'bearingDeg'],
  additionalProperties: false,
};

const ROUTE: Schema = {
  type: 'object',
  properties: {
    id: ID,
    waypoints: {
      type: 'array',
      minItems: 2,
      maxItems: MAX_WAYPOINTS,
      items: {
        type: 'array',
        minItems: 2,
        maxItems: 2,
        items: { type: 'number', minimum: -180, maximum: 180 },
        description: 'Latitude, longitude in degrees',
      },
    },
  },
  required: ['id', 'waypoints'],
  additionalProperties: false,
};

const INTERVAL: Schema = {
  type: 'array',
  minItems: 2,
  maxItems: 2,
  items: { type: 'number', minimum: 0, maximum: 100_000 },
};

const TRAFFIC: Schema = {
  type: 'object',
  description: 'Objects spread along a route; which, how fast and how high is drawn by the seed.',
  properties: {
    kind: { enum: ['aircraft', 'ship'] },
    route: ID,
    count: { type: 'integer', minimum: 1, maximum: MAX_IN_GROUP },
    speedKn: INTERVAL,
    altitudeFt: INTERVAL,
    bothWays: { type: 'boolean' },
  },
  required: ['kind', 'route', 'count', 'speedKn'],
  additionalProperties: false,
};

const SENSOR: Schema = {
  type: 'object',
  properties: {
    node: { type: 'string', pattern: '^[a-z][a-z0-9]{1,15}$' },
    model: { enum: ['long-range-radar', 'air-radar', 'ais-network'] },
    minimumHeightKm: { type: 'number', minimum: 0, maximum: 1000 },
    maximumHeightKm: { type: 'number', minimum: 0, maximum: 10_000 },
    stations: {
      type: 'array',
      maxItems: MAX_STATIONS,
      items: {
        type: 'object',
        properties: { name: TEXT, latitudeDeg: LATITUDE, longitudeDeg: LONGITUDE },
        required: ['latitudeDeg', 'longitudeDeg'],
        additionalProperties: false,
      },
    },
    stationRangeKm: { type: 'number', minimum: 1, maximum: 400 },
    outages: {
      type: 'array',
      description: 'When it sends nothing at all, seconds after the start of the exercise.',
      maxItems: MAX_OUTAGES,
      items: {
        type: 'object',
        properties: {
          fromS: { type: 'number', minimum: 0, maximum: MAX_DURATION_S },
          untilS: { type: 'number', minimum: 0, maximum: MAX_DURATION_S },
        },
        required: ['fromS', 'untilS'],
        additionalProperties: false,
      },
    },
    sensor: {
      type: 'object',
      description: 'The sensor as a sensors file says it; the node gets it as it stands here.',
      properties: {
        id: ID,
        source: { type: 'string', pattern: '^udp://' },
        mode: { enum: ['exercise'] },
        sacSic: {
          type: 'array',
          minItems: 2,
          maxItems: 2,
          items: { type: 'integer', minimum: 0, maximum: 255 },
        },
        position: {
          type: 'object',
          properties: {
            latitudeDeg: LATITUDE,
            longitudeDeg: LONGITUDE,
            heightM: { type: 'number', minimum: -500, maximum: 9000 },
          },
          required: ['latitudeDeg', 'longitudeDeg', 'heightM'],
          additionalProperties: true,
        },
        sigma: {
          type: 'object',
          properties: {
            rangeM: { type: 'number', minimum: 0, maximum: 10_000 },
            azimuthDeg: { type: 'number', minimum: 0, maximum: 10 },
            elevationDeg: { type: 'number', minimum: 0, maximum: 10 },
            rangeRateMps: { type: 'number', minimum: 0, maximum: 1000 },
            horizontalM: { type: 'number', minimum: 0, maximum: 100_000 },
          },
          additionalProperties: true,
        },
        scanPeriodS: { type: 'number', minimum: 0.1, maximum: 3600 },
        detectionProbability: { type: 'number', minimum: 0, maximum: 1 },
        clutterPerScan: { type: 'number', minimum: 0, maximum: 2000 },
        maximumRangeKm: { type: 'number', minimum: 1, maximum: 10_000 },
        minimumElevationDeg: { type: 'number', minimum: -5, maximum: 89 },
      },
      required: ['id', 'source', 'mode'],
      additionalProperties: true,
    },
  },
  required: ['node', 'model', 'sensor'],
  additionalProperties: false,
};

/** The scenario file (JSON), for editors and for the reader alike. */
export const SCENARIO_SCHEMA: Schema & { readonly $id: string; readonly title: string } = {
  $id: 'https://bongsu.example/schema/scenario-1.json',
  title: 'Bongsu exercise scenario',
  type: 'object',
  properties: {
    $schema: TEXT,
    name: ID,
    title: TEXT,
    description: TEXT,
    seed: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
    durationS: { type: 'number', minimum: 1, maximum: MAX_DURATION_S },
    launches: { type: 'array', maxItems: MAX_LAUNCHES, items: LAUNCH },
    routes: { type: 'array', maxItems: MAX_ROUTES, items: ROUTE },
    traffic: { type: 'array', maxItems: MAX_GROUPS, items: TRAFFIC },
    sensors: { type: 'array', minItems: 1, maxItems: MAX_SENSORS, items: SENSOR },
  },
  required: ['name', 'title', 'seed', 'durationS', 'sensors'],
  additionalProperties: false,
};

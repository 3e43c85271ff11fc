import type { UdlLaunchDetection, UdlMissileTrack, UdlMissileTrackVector } from './record.ts';

/** What a field may hold. */
export type FieldKind =
  | 'text'
  | 'texts'
  | 'boolean'
  | 'number'
  | 'numbers'
  | 'percent'
  | 'latitude'
  | 'longitude'
  | 'time'
  | 'vectors'
  | readonly string[];

type Fields<T> = { readonly [K in keyof Required<T>]: FieldKind };

const MODES = ['REAL', 'TEST', 'SIMULATED', 'EXERCISE'] as const;

const COMMON = {
  classificationMarking: 'text',
  dataMode: MODES,
  source: 'text',
  id: 'text',
  origin: 'text',
} as const;

/** Every field of a missile track. The type makes sure that none is missing. */
export const MISSILE_TRACK: Fields<UdlMissileTrack> = {
  ...COMMON,
  ts: 'time',
  acftSubType: 'text',
  alert: 'text',
  angElev: 'number',
  aouRptData: 'numbers',
  aouRptType: 'text',
  azCorr: 'number',
  boosting: 'boolean',
  burnoutAlt: 'number',
  callSign: 'text',
  containment: 'percent',
  contextKeys: 'texts',
  contextValues: 'texts',
  dropPtInd: 'boolean',
  emgInd: 'boolean',
  env: ['AIR', 'LAND', 'SPACE', 'SURFACE', 'SUBSURFACE', 'UNKNOWN'],
  impactAlt: 'number',
  impactAouData: 'numbers',
  impactAouType: 'text',
  impactConf: 'percent',
  impactLat: 'latitude',
  impactLon: 'longitude',
  impactTime: 'time',
  infoSource: 'text',
  launchAlt: 'number',
  launchAouData: 'numbers',
  launchAouType: 'text',
  launchAz: 'number',
  launchAzUnc: 'number',
  launchConf: 'percent',
  launchLat: 'latitude',
  launchLon: 'longitude',
  launchTime: 'time',
  lostTrkInd: 'boolean',
  maneuverEnd: 'time',
  maneuverStart: 'time',
  msgCreateDate: 'time',
  msgSubType: 'text',
  msgType: 'text',
  mslStatus: 'text',
  muidSrc: 'text',
  muidSrcTrk: 'text',
  name: 'text',
  objAct: 'text',
  objIdent: ['ASSUMED FRIEND', 'FRIEND', 'HOSTILE', 'NEUTRAL', 'PENDING', 'SUSPECT', 'UNKNOWN'],
  objPlat: 'text',
  objType: 'text',
  objTypeConf: 'percent',
  parentTrackId: 'text',
  polarSingLocLat: 'latitude',
  polarSingLocLon: 'longitude',
  senMode: 'text',
  spaceAmp: 'text',
  spaceAmpConf: 'number',
  spaceSpecType: 'text',
  trackId: 'text',
  trkConf: 'number',
  trkQual: 'number',
  vectors: 'vectors',
};

export const MISSILE_TRACK_VECTOR: Fields<UdlMissileTrackVector> = {
  epoch: 'time',
  accel: 'numbers',
  confidence: 'percent',
  contextKeys: 'texts',
  contextValues: 'texts',
  course: 'number',
  cov: 'numbers',
  covReferenceFrame: ['J2000', 'UVW', 'EFG/TDR', 'ECR/ECEF', 'TEME', 'GCRF'],
  flightAz: 'number',
  idSensor: 'text',
  object: 'text',
  origSensorId: 'text',
  pos: 'numbers',
  propagated: 'boolean',
  quat: 'numbers',
  range: 'number',
  referenceFrame: 'text',
  spd: 'number',
  status: 'text',
  timeSource: 'text',
  type: 'text',
  vectorAlt: 'number',
  vectorLat: 'latitude',
  vectorLon: 'longitude',
  vectorTrackId: 'text',
  vel: 'numbers',
};

export const LAUNCH_DETECTION: Fields<UdlLaunchDetection> = {
  ...COMMON,
  messageType: 'text',
  observationLatitude: 'latitude',
  observationLongitude: 'longitude',
  observationTime: 'time',
  sequenceNumber: 'number',
  descriptor: 'text',
  eventId: 'text',
  highZenithAzimuth: 'boolean',
  inclination: 'number',
  launchAzimuth: 'number',
  launchLatitude: 'latitude',
  launchLongitude: 'longitude',
  launchTime: 'time',
  observationAltitude: 'number',
  raan: 'number',
  stereoFlag: 'boolean',
  tags: 'texts',
};

/** Fields without which a record is none. */
export const REQUIRED = {
  missileTrack: ['classificationMarking', 'dataMode', 'source', 'ts'],
  launchDetection: [
    'classificationMarking',
    'dataMode',
    'source',
    'messageType',
    'observationLatitude',
    'observationLongitude',
    'observationTime',
    'sequenceNumber',
  ],
  vector: ['epoch'],
} as const;

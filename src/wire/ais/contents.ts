import { AREA_NOTICE, ROUTE, TEXT, VTS_TARGETS } from './content/area.ts';
import { ENVIRONMENT } from './content/environment.ts';
import {
  EMMA_WARNING,
  INLAND_ETA,
  INLAND_PERSONS,
  INLAND_RTA,
  INLAND_SHIP,
  SIGNAL_STATUS,
  WATER_LEVELS,
} from './content/inland.ts';
import {
  AID_MONITORING,
  BERTHING,
  FAIRWAY_CLOSED,
  PORT_CLEARANCE,
  TIDAL_WINDOW_236,
  TIDAL_WINDOW_289,
  TRAFFIC_SIGNAL,
} from './content/port.ts';
import {
  AIR_DRAUGHT,
  APPLICATION_ACKNOWLEDGEMENT,
  CAPABILITY_REPLY,
  CAPABILITY_REQUEST,
  DANGEROUS_CARGO_236,
  DANGEROUS_CARGO_289,
  EXTENDED_SHIP,
  INTERROGATION,
  PERSONS_236,
  PERSONS_289,
  TELEGRAM,
} from './content/ship.ts';
import { WEATHER_236, WEATHER_289, WEATHER_OBSERVATION } from './content/weather.ts';
import { type Blank, blankOf, type Entries, type Span, spanOf, type Values } from './layout.ts';

/** What the application messages of types 6 and 8 hold, by kind. */
const LAYOUTS = {
  telegram: TELEGRAM,
  interrogation: INTERROGATION,
  'capability-request': CAPABILITY_REQUEST,
  'capability-reply': CAPABILITY_REPLY,
  'application-acknowledgement': APPLICATION_ACKNOWLEDGEMENT,
  'weather-236': WEATHER_236,
  'weather-289': WEATHER_289,
  'weather-observation': WEATHER_OBSERVATION,
  environment: ENVIRONMENT,
  'area-notice': AREA_NOTICE,
  route: ROUTE,
  text: TEXT,
  'vts-targets': VTS_TARGETS,
  'traffic-signal': TRAFFIC_SIGNAL,
  'fairway-closed': FAIRWAY_CLOSED,
  'tidal-window-236': TIDAL_WINDOW_236,
  'tidal-window-289': TIDAL_WINDOW_289,
  'port-clearance': PORT_CLEARANCE,
  berthing: BERTHING,
  'dangerous-cargo-236': DANGEROUS_CARGO_236,
  'dangerous-cargo-289': DANGEROUS_CARGO_289,
  'air-draught': AIR_DRAUGHT,
  'persons-236': PERSONS_236,
  'persons-289': PERSONS_289,
  'extended-ship': EXTENDED_SHIP,
  'aid-monitoring': AID_MONITORING,
  'inland-ship': INLAND_SHIP,
  'inland-eta': INLAND_ETA,
  'inland-rta': INLAND_RTA,
  'emma-warning': EMMA_WARNING,
  'water-levels': WATER_LEVELS,
  'signal-status': SIGNAL_STATUS,
  'inland-persons': INLAND_PERSONS,
} as const;

export type AisContentKind = keyof typeof LAYOUTS;

/** The decoded application data of a type 6 or 8 message. */
export type AisContent = {
  readonly [K in AisContentKind]: { readonly kind: K } & Values<(typeof LAYOUTS)[K]>;
}[AisContentKind];

/** One application message: where it is used, and by which document it is read. */
export interface AisApplication {
  readonly kind: AisContentKind;
  /** 6: addressed, 8: broadcast. */
  readonly types: readonly (6 | 8)[];
  /** Designated area code. */
  readonly dac: number;
  /** Function identifier. */
  readonly fi: number;
  readonly document: string;
}

const M1371 = 'ITU-R M.1371-5 annex 5';
const CIRC_236 = 'IMO SN/Circ.236';
const CIRC_289 = 'IMO SN.1/Circ.289';
const INLAND = 'UNECE Resolution 63';

function row(
  kind: AisContentKind,
  types: readonly (6 | 8)[],
  dac: number,
  fi: number,
  document: string,
): AisApplication {
  return { kind, types, dac, fi, document };
}

/** Every application message that is decoded and encoded by field; others stay raw. */
export const AIS_APPLICATIONS: readonly AisApplication[] = [
  row('telegram', [6, 8], 1, 0, M1371),
  row('interrogation', [6], 1, 2, M1371),
  row('capability-request', [6], 1, 3, M1371),
  row('capability-reply', [6], 1, 4, M1371),
  row('application-acknowledgement', [6], 1, 5, M1371),
  row('weather-236', [8], 1, 11, CIRC_236),
  row('dangerous-cargo-236', [6], 1, 12, CIRC_236),
  row('fairway-closed', [8], 1, 13, CIRC_236),
  row('tidal-window-236', [6], 1, 14, CIRC_236),
  row('air-draught', [6, 8], 1, 15, CIRC_236),
  row('persons-236', [6, 8], 1, 16, CIRC_236),
  row('persons-289', [6, 8], 1, 16, CIRC_289),
  row('vts-targets', [6, 8], 1, 17, CIRC_289),
  row('port-clearance', [6], 1, 18, CIRC_289),
  row('traffic-signal', [8], 1, 19, CIRC_289),
  row('berthing', [6], 1, 20, CIRC_289),
  row('weather-observation', [8], 1, 21, CIRC_289),
  row('area-notice', [8], 1, 22, CIRC_289),
  row('area-notice', [6], 1, 23, CIRC_289),
  row('extended-ship', [8], 1, 24, CIRC_289),
  row('dangerous-cargo-289', [6], 1, 25, CIRC_289),
  row('environment', [8], 1, 26, CIRC_289),
  row('route', [8], 1, 27, CIRC_289),
  row('route', [6], 1, 28, CIRC_289),
  row('text', [8], 1, 29, CIRC_289),
  row('text', [6], 1, 30, CIRC_289),
  row('weather-289', [8], 1, 31, CIRC_289),
  row('tidal-window-289', [6], 1, 32, CIRC_289),
  row('persons-236', [6, 8], 1, 40, 'ITU-R M.1371-1 annex 5'),
  row('inland-ship', [8], 200, 10, INLAND),
  row('inland-eta', [6], 200, 21, INLAND),
  row('inland-rta', [6], 200, 22, INLAND),
  row('emma-warning', [8], 200, 23, INLAND),
  row('water-levels', [8], 200, 24, INLAND),
  row('signal-status', [8], 200, 40, INLAND),
  row('inland-persons', [6, 8], 200, 55, INLAND),
  row('aid-monitoring', [6], 235, 10, 'General Lighthouse Authorities (GLA)'),
  row('aid-monitoring', [6], 250, 10, 'General Lighthouse Authorities (GLA)'),
];

/** An application message with its table. */
export interface ContentPlan {
  readonly kind: AisContentKind;
  readonly entries: Entries;
  readonly blank: Blank;
  readonly span: Span;
}

const PLANS: ReadonlyMap<number, readonly ContentPlan[]> = plans();

function plans(): Map<number, ContentPlan[]> {
  const found = new Map<number, ContentPlan[]>();
  for (const { kind, types, dac, fi } of AIS_APPLICATIONS) {
    const entries: Entries = Object.entries(LAYOUTS[kind]);
    for (const type of types) {
      const key = keyOf(type, dac, fi);
      const same = found.get(key) ?? [];
      const blank = blankOf(['kind'], entries);
      found.set(key, [...same, { kind, entries, blank, span: spanOf(entries) }]);
    }
  }
  return found;
}

function keyOf(type: number, dac: number, fi: number): number {
  return (type * 1024 + dac) * 64 + fi;
}

/** The tables that may fit; several where two documents gave one number to two layouts. */
export function contentPlans(type: 6 | 8, dac: number, fi: number): readonly ContentPlan[] {
  return PLANS.get(keyOf(type, dac, fi)) ?? [];
}

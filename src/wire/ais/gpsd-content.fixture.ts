import { contentPlans } from './contents.ts';
import type { AisContent } from './index.ts';
import { type Entries, type Field, isChoice } from './layout.ts';

/** Application messages in the words of gpsd's JSON; see gpsd.fixture.ts. */

export type Printed = Readonly<Record<string, unknown>>;

/** Ours is null: gpsd's value must be one that means nothing. */
export interface Absent {
  readonly absent: (printed: number) => boolean;
}

export const two = (value: number): string => String(value).padStart(2, '0');

export function moment(
  month: number | null,
  day: number | null,
  hour: number | null,
  minute: number | null,
): string {
  return `${two(month ?? 0)}-${two(day ?? 0)}T${two(hour ?? 24)}:${two(minute ?? 60)}Z`;
}

type Names = Readonly<Record<string, string>>;

const CURRENTS: Names = {
  cspeed: 'surfaceCurrentKn',
  cdir: 'surfaceCurrentDirectionDeg',
  cspeed2: 'current2Kn',
  cdir2: 'current2DirectionDeg',
  cdepth2: 'current2DepthM',
  cspeed3: 'current3Kn',
  cdir3: 'current3DirectionDeg',
  cdepth3: 'current3DepthM',
};
const PLACE: Names = { lon: 'longitudeDeg', lat: 'latitudeDeg' };
const WEATHER: Names = {
  ...PLACE,
  ...CURRENTS,
  wspeed: 'windSpeedKn',
  wgust: 'gustKn',
  wdir: 'windDirectionDeg',
  wgustdir: 'gustDirectionDeg',
  humidity: 'humidityPercent',
  airtemp: 'airTemperatureC',
  dewpoint: 'dewPointC',
  pressure: 'pressureHpa',
  visibility: 'visibilityNm',
  waterlevel: 'waterLevelM',
  waveheight: 'waveHeightM',
  waveperiod: 'wavePeriodS',
  wavedir: 'waveDirectionDeg',
  swellheight: 'swellHeightM',
  swellperiod: 'swellPeriodS',
  swelldir: 'swellDirectionDeg',
  seastate: 'seaState',
  watertemp: 'waterTemperatureC',
  salinity: 'salinityPermille',
};
const TIDAL: Names = {
  ...PLACE,
  from_hour: 'fromHour',
  from_min: 'fromMinute',
  to_hour: 'toHour',
  to_min: 'toMinute',
  cdir: 'currentDirectionDeg',
  cspeed: 'currentKn',
};
const SERVICES =
  'agent fuel chandler stevedore electrical water customs cartage crane lift medical provisions surveyor steam tugs ballast additional regional1 regional2 future1 future2';
const INLAND: Names = {
  country: 'country',
  locode: 'locode',
  section: 'fairwaySection',
  terminal: 'terminal',
  hectometre: 'hectometre',
};
const AID: Names = {
  ana_int: 'internalV',
  ana_ext1: 'external1V',
  ana_ext2: 'external2V',
  racon: 'racon',
  light: 'light',
  alarm: 'alarm',
  stat_ext: 'externalStatus',
  off_pos: 'offPosition',
};

/** gpsd's names for ours, by kind of content. */
const CONTENT: Readonly<Record<string, Names>> = {
  'weather-236': { ...WEATHER, preciptype: 'precipitation', ice: 'ice' },
  'weather-289': { ...WEATHER, accuracy: 'accurate', visgreater: 'visibilityGreater' },
  'dangerous-cargo-236': {
    lastport: 'lastPort',
    nextport: 'nextPort',
    dangerous: 'goods',
    imdcat: 'imdCategory',
    unid: 'unNumber',
    amount: 'amount',
    unit: 'unit',
  },
  'dangerous-cargo-289': { unit: 'unit', amount: 'amount' },
  'fairway-closed': {
    reason: 'reason',
    closefrom: 'from',
    closeto: 'to',
    radius: 'radius',
    extunit: 'radiusUnit',
  },
  'tidal-window-236': { month: 'month', day: 'day' },
  'tidal-window-289': { month: 'month', day: 'day' },
  'port-clearance': { ...PLACE, linkage: 'linkage', portname: 'port', destination: 'destination' },
  'traffic-signal': {
    ...PLACE,
    linkage: 'linkage',
    station: 'station',
    status: 'status',
    signal: 'signal',
    hour: 'hour',
    minute: 'minute',
    nextsignal: 'nextSignal',
  },
  berthing: {
    ...Object.fromEntries(SERVICES.split(' ').map((name) => [name, name])),
    linkage: 'linkage',
    berth_length: 'lengthM',
    berth_depth: 'depthM',
    position: 'mooring',
    availability: 'servicesKnown',
    navrepair: 'navigationRepair',
    shiprepair: 'shipRepair',
    solidwaste: 'solidWaste',
    liquidwaste: 'liquidWaste',
    hazardouswaste: 'hazardousWaste',
    berth_name: 'berth',
    berth_lon: 'longitudeDeg',
    berth_lat: 'latitudeDeg',
  },
  route: { linkage: 'linkage', sender: 'sender', rtype: 'routeType', duration: 'durationMin' },
  text: { linkage: 'linkage', text: 'text' },
  'inland-ship': {
    vin: 'vesselNumber',
    length: 'lengthM',
    beam: 'beamM',
    shiptype: 'shipType',
    hazard: 'hazard',
    draught: 'draughtM',
    loaded: 'loaded',
    speed_q: 'speedGood',
    course_q: 'courseGood',
    heading_q: 'headingGood',
  },
  'inland-eta': { ...INLAND, tugs: 'tugs', airdraught: 'airDraughtM' },
  'inland-rta': { ...INLAND, status: 'status' },
  'emma-warning': {
    start_lon: 'startLongitudeDeg',
    start_lat: 'startLatitudeDeg',
    end_lon: 'endLongitudeDeg',
    end_lat: 'endLatitudeDeg',
    type: 'weather',
    class: 'intensity',
    wind: 'windDirection',
  },
  'air-draught': { airdraught: 'airDraughtM' },
  'signal-status': {
    ...PLACE,
    form: 'form',
    facing: 'facingDeg',
    direction: 'direction',
    status: 'lights',
  },
  'inland-persons': { crew: 'crew', passengers: 'passengers', personnel: 'personnel' },
  'aid-monitoring': AID,
  'water-levels': { country: 'country' },
};

/** gpsd prints these as sent, in "scaled" output too. */
const AS_SENT = new Set(['length', 'beam', 'draught', 'airdraught', 'level']);

/** gpsd's words; the circulars call 1 decreasing and 2 increasing, as its documentation does. */
const TREND = ['steady', 'increasing', 'decreasing', 'N/A'];

const PRECIPITATION = 'reserved|rain|thunderstorm|freezing rain|mixed/ice|snow|reserved|N/A'.split(
  '|',
);
const ICE = ['no', 'yes', 'reserved', 'N/A'];

/** The content of a type 6 or 8 message; `asSent`: in gpsd's unscaled output. */
export function applied(
  type: 6 | 8,
  dac: number,
  fi: number,
  content: AisContent,
  asSent: boolean,
): Printed {
  const { kind } = content;
  const plan = contentPlans(type, dac, fi).find((one) => one.kind === kind)!;
  const values = content as unknown as Printed;
  const found: Record<string, unknown> = named(CONTENT[kind] ?? {}, plan.entries, values, asSent);
  const c = content as Extract<AisContent, { kind: 'weather-236' }>;
  if (kind === 'weather-236' || kind === 'weather-289') {
    const [noHour, noMinute] = kind === 'weather-236' ? [31, 63] : [24, 60];
    const time = `${two(c.hour ?? noHour)}:${two(c.minute ?? noMinute)}`;
    found['timestamp'] = `${two(c.day ?? 0)}T${time}Z`;
    found['pressuretend'] = asSent ? c.pressureTendency : TREND[c.pressureTendency];
    found['leveltrend'] = asSent ? c.waterLevelTrend : TREND[c.waterLevelTrend];
  }
  if (kind === 'weather-289') {
    found['preciptype'] = asSent ? c.precipitation : PRECIPITATION[c.precipitation];
    found['ice'] = asSent ? c.ice : ICE[c.ice];
  }
  Object.assign(found, timed(content), listed(content, plan.entries, asSent));
  return found;
}

/** The values of a layout under gpsd's names. */
function named(
  names: Names,
  entries: Entries,
  values: Printed,
  asSent: boolean,
): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  const fields = new Map(entries);
  for (const [theirs, ours] of Object.entries(names)) {
    const field = fields.get(ours)!;
    const value = values[ours];
    const sent = asSent || AS_SENT.has(theirs);
    found[theirs] = value === null ? absentOf(field, theirs, sent) : sentOf(field, value, sent);
  }
  return found;
}

function sentOf(field: Field, value: unknown, asSent: boolean): unknown {
  if (field.field !== 'quantity' || typeof value !== 'number' || !asSent) return value;
  return Math.round((value * field.divisor) / field.step) - field.offset;
}

function absentOf(field: Field, name: string, asSent: boolean): unknown {
  if (field.field === 'text') return '';
  if (field.field !== 'quantity') return null;
  const { divisor, step, offset, low, high, none, also } = field;
  return {
    absent: (printed: number) => {
      // Printed to a tenth, which makes 30 of "none", 30.01.
      if (!asSent && name === 'waterlevel' && printed === 30) return true;
      const sent = asSent ? printed : Math.round((printed * divisor) / step) - offset;
      return sent === none || sent === also || sent < low || sent > high;
    },
  } satisfies Absent;
}

function timed(c: AisContent): Printed {
  switch (c.kind) {
    case 'dangerous-cargo-236':
      return {
        departure: moment(c.lastMonth, c.lastDay, c.lastHour, c.lastMinute),
        eta: moment(c.nextMonth, c.nextDay, c.nextHour, c.nextMinute),
      };
    case 'fairway-closed':
      return {
        from: moment(c.fromMonth, c.fromDay, c.fromHour, c.fromMinute).slice(0, -1),
        to: moment(c.toMonth, c.toDay, c.toHour, c.toMinute).slice(0, -1),
      };
    case 'port-clearance':
      return { arrival: moment(c.month, c.day, c.hour, c.minute) };
    case 'berthing':
      return { arrival: `${c.month ?? 0}-${c.day ?? 0}T${c.hour ?? 24}:${c.minute ?? 60}` };
    case 'route':
      return { start: moment(c.month, c.day, c.hour, c.minute) };
    case 'inland-eta':
    case 'inland-rta':
      return { eta: `${c.month ?? 0}-${c.day ?? 0}T${c.hour ?? 24}:${c.minute ?? 60}` };
    case 'emma-warning':
      return {
        start: date(c.startYear, c.startMonth, c.startDay, c.startHour, c.startMinute),
        end: date(c.endYear, c.endMonth, c.endDay, c.endHour, c.endMinute),
        // gpsd takes the sign and the value for two's complement.
        min: c.minimumCode > 255 ? c.minimumCode - 512 : c.minimumCode,
        max: c.maximumCode > 255 ? c.maximumCode - 512 : c.maximumCode,
      };
    default:
      return {};
  }
}

function date(year: number | null, ...rest: Parameters<typeof moment>): string {
  return `${year ?? 2000}-${moment(...rest).slice(0, -1)}`;
}

/** Lists: `targets`, `tidals`, `waypoints`, `cargos`, `gauges`. */
function listed(c: AisContent, entries: Entries, asSent: boolean): Printed {
  const items = (name: string, list: readonly object[], names: Names): unknown[] => {
    const field = new Map(entries).get(name)!;
    if (field.field !== 'list' || isChoice(field.item)) return [];
    return list.map((item) => named(names, field.entries, item as Printed, asSent));
  };
  switch (c.kind) {
    case 'tidal-window-236':
    case 'tidal-window-289':
      return { tidals: items('windows', c.windows, TIDAL) };
    case 'route':
      return { waypoints: items('waypoints', c.waypoints, PLACE) };
    case 'dangerous-cargo-289':
      return { cargos: items('cargos', c.cargos, { code: 'code', subtype: 'subtype' }) };
    case 'water-levels':
      return {
        gauges: c.gauges.map(({ gauge, levelCode }) => ({
          id: gauge,
          level: levelCode >= 8192 ? levelCode - 16_384 : levelCode,
        })),
      };
    case 'vts-targets': {
      const names = { ...PLACE, course: 'courseDeg', second: 'utcSecond', speed: 'speedKn' };
      const targets = items('targets', c.targets, names) as Printed[];
      return {
        targets: targets.map((one, i) => ({
          ...one,
          idtype: IDENTIFIERS.indexOf(c.targets[i]!.target.kind),
          ...targetOf(c.targets[i]!.target),
        })),
      };
    }
    default:
      return {};
  }
}

const IDENTIFIERS = ['mmsi', 'imo', 'callsign', 'other'];

type Target = Extract<AisContent, { kind: 'vts-targets' }>['targets'][number]['target'];

function targetOf(target: Target): Printed {
  switch (target.kind) {
    case 'mmsi':
      return { mmsi: target.mmsi };
    case 'imo':
      return { imo: target.imo };
    case 'callsign':
      return { callsign: target.callsign ?? '' };
    case 'other':
      return { other: target.name ?? '' };
    default:
      return {};
  }
}

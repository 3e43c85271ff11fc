import { FLAG, list, quantity, spare, text, unsigned } from '../layout.ts';
import {
  DAY,
  DIRECTION,
  HOUR,
  LATITUDE_24,
  LATITUDE_27,
  LINKAGE,
  LONGITUDE_25,
  LONGITUDE_28,
  MINUTE,
  MOMENT,
  MONTH,
} from './shared.ts';

/** DAC 1 FI 19: a signal at the entrance of a port or channel (SN.1/Circ.289 section 6). */
export const TRAFFIC_SIGNAL = {
  linkage: LINKAGE,
  station: text(20),
  longitudeDeg: LONGITUDE_25,
  latitudeDeg: LATITUDE_24,
  /** 1 in regular service, 2 irregular. */
  status: unsigned(2),
  /** 1 to 7 IALA port signals, 8 to 13 Japanese traffic signals. */
  signal: unsigned(5),
  hour: HOUR,
  minute: MINUTE,
  /** The signal that is expected next, and from `hour` and `minute` on. */
  nextSignal: unsigned(5),
  spare: spare(102),
} as const;

/** DAC 1 FI 13: a fairway that is closed (SN/Circ.236). */
export const FAIRWAY_CLOSED = {
  reason: text(20),
  from: text(20),
  to: text(20),
  radius: quantity(10, { high: 1000, none: 1001 }),
  /** 0 metres, 1 kilometres, 2 nautical miles, 3 cables. */
  radiusUnit: unsigned(2),
  fromDay: DAY,
  fromMonth: MONTH,
  fromHour: HOUR,
  fromMinute: MINUTE,
  toDay: DAY,
  toMonth: MONTH,
  toHour: HOUR,
  toMinute: MINUTE,
  spare: spare(4),
} as const;

/** DAC 1 FI 14: tidal window (SN/Circ.236). */
export const TIDAL_WINDOW_236 = {
  month: MONTH,
  day: DAY,
  windows: list(
    {
      latitudeDeg: LATITUDE_27,
      longitudeDeg: LONGITUDE_28,
      fromHour: HOUR,
      fromMinute: MINUTE,
      toHour: HOUR,
      toMinute: MINUTE,
      currentDirectionDeg: DIRECTION,
      currentKn: quantity(7, { divisor: 10, high: 126, none: 127 }),
    },
    1,
    3,
  ),
} as const;

/** DAC 1 FI 32: tidal window (SN.1/Circ.289 section 13). */
export const TIDAL_WINDOW_289 = {
  month: MONTH,
  day: DAY,
  windows: list(
    {
      longitudeDeg: LONGITUDE_25,
      latitudeDeg: LATITUDE_24,
      fromHour: HOUR,
      fromMinute: MINUTE,
      toHour: HOUR,
      toMinute: MINUTE,
      currentDirectionDeg: DIRECTION,
      currentKn: quantity(8, { divisor: 10, high: 250, more: 251, none: 255 }),
    },
    1,
    3,
  ),
} as const;

/** DAC 1 FI 18: when a ship may enter a port (SN.1/Circ.289 section 2). */
export const PORT_CLEARANCE = {
  linkage: LINKAGE,
  ...MOMENT,
  port: text(20),
  /** UN locode. */
  destination: text(5),
  longitudeDeg: LONGITUDE_25,
  latitudeDeg: LATITUDE_24,
  spare: spare(43),
} as const;

/** 0 not available or asked for, 1 available, 2 unknown. */
const SERVICE = unsigned(2);

/** DAC 1 FI 20: a berth, asked for or given (SN.1/Circ.289 section 4). */
export const BERTHING = {
  linkage: LINKAGE,
  lengthM: quantity(9, { more: 511, none: 0 }),
  depthM: quantity(8, { divisor: 10, more: 255, none: 0 }),
  /** 1 port side to, 2 starboard side to, 3 end on, 4 buoy, 5 anchorage. */
  mooring: unsigned(3),
  ...MOMENT,
  /** True: what is said of the services holds. */
  servicesKnown: FLAG,
  agent: SERVICE,
  fuel: SERVICE,
  chandler: SERVICE,
  stevedore: SERVICE,
  electrical: SERVICE,
  water: SERVICE,
  customs: SERVICE,
  cartage: SERVICE,
  crane: SERVICE,
  lift: SERVICE,
  medical: SERVICE,
  navigationRepair: SERVICE,
  provisions: SERVICE,
  shipRepair: SERVICE,
  surveyor: SERVICE,
  steam: SERVICE,
  tugs: SERVICE,
  solidWaste: SERVICE,
  liquidWaste: SERVICE,
  hazardousWaste: SERVICE,
  ballast: SERVICE,
  additional: SERVICE,
  regional1: SERVICE,
  regional2: SERVICE,
  future1: SERVICE,
  future2: SERVICE,
  berth: text(20),
  longitudeDeg: LONGITUDE_25,
  latitudeDeg: LATITUDE_24,
} as const;

/** DAC 235 and 250 FI 10: a light, racon or buoy says how it is (General Lighthouse Authorities). */
export const AID_MONITORING = {
  /** Supply; null: not used. */
  internalV: quantity(10, { divisor: 20, none: 0 }),
  external1V: quantity(10, { divisor: 20, none: 0 }),
  external2V: quantity(10, { divisor: 20, none: 0 }),
  /** 0 none, 1 not monitored, 2 operational, 3 in test or failed. */
  racon: unsigned(2),
  /** 0 none or not monitored, 1 on, 2 off, 3 failed. */
  light: unsigned(2),
  alarm: FLAG,
  /** Eight digital inputs. */
  externalStatus: unsigned(8),
  offPosition: FLAG,
  spare: spare(4),
} as const;

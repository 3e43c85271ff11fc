import { FLAG, list, quantity, spare, text, unsigned } from '../layout.ts';
import { DAY, HOUR, LATITUDE_27, LONGITUDE_28, MINUTE, MOMENT, MONTH } from './shared.ts';

/** DAC 200: inland waterways (UNECE Resolution 63, CCNR vessel tracking and tracing standard). */

/** FI 10: ship and voyage. */
export const INLAND_SHIP = {
  /** Unique European vessel number. */
  vesselNumber: text(8),
  lengthM: quantity(13, { divisor: 10, high: 8000, none: 0 }),
  beamM: quantity(10, { divisor: 10, high: 1000, none: 0 }),
  /** ERI code. */
  shipType: unsigned(14),
  /** Blue cones or lights 0 to 3, 4 flag B, 5 unknown. */
  hazard: unsigned(3),
  draughtM: quantity(11, { divisor: 100, high: 2000, none: 0 }),
  /** 1 unloaded, 2 loaded. */
  loaded: unsigned(2),
  /** True: from an approved sensor. */
  speedGood: FLAG,
  courseGood: FLAG,
  headingGood: FLAG,
  spare: spare(8),
} as const;

const LOCATION = {
  /** UN country code. */
  country: text(2),
  locode: text(3),
  fairwaySection: text(5),
  terminal: text(5),
  hectometre: text(5),
} as const;

/** FI 21: when a ship wants to be at a lock, bridge or terminal. */
export const INLAND_ETA = {
  ...LOCATION,
  ...MOMENT,
  tugs: quantity(3, { high: 6, none: 7 }),
  airDraughtM: quantity(12, { divisor: 100, high: 4000, none: 0 }),
  spare: spare(5),
} as const;

/** FI 22: when it may. */
export const INLAND_RTA = {
  ...LOCATION,
  ...MOMENT,
  /** 0 in operation, 1 limited, 2 out of order, 3 not available. */
  status: unsigned(2),
  spare: spare(2),
} as const;

/**
 * As sent: a sign bit and eight bits of value, 254 for more, 255 for unknown. The resolution says
 * "bit 0" is the sign (1: negative) and leaves open whether that is the first or the last.
 */
const EMMA_VALUE = unsigned(9);
const YEAR = quantity(8, { offset: 2000, high: 255, none: 0 });

/** FI 23: severe weather on a stretch of waterway. */
export const EMMA_WARNING = {
  startYear: YEAR,
  startMonth: MONTH,
  startDay: DAY,
  endYear: YEAR,
  endMonth: MONTH,
  endDay: DAY,
  startHour: HOUR,
  startMinute: MINUTE,
  endHour: HOUR,
  endMinute: MINUTE,
  startLongitudeDeg: LONGITUDE_28,
  startLatitudeDeg: LATITUDE_27,
  endLongitudeDeg: LONGITUDE_28,
  endLatitudeDeg: LATITUDE_27,
  /** 1 wind, 2 rain, 3 snow and ice, 4 thunder, 5 fog, 6 cold, 7 heat, 8 flood, 9 forest fire. */
  weather: unsigned(4),
  minimumCode: EMMA_VALUE,
  maximumCode: EMMA_VALUE,
  /** 1 slight, 2 medium, 3 strong. */
  intensity: unsigned(2),
  /** 1 north, 2 north-east, … 8 north-west. */
  windDirection: unsigned(4),
  spare: spare(6),
} as const;

/** FI 24: water levels. */
export const WATER_LEVELS = {
  country: text(2),
  gauges: list(
    {
      /** 0: unknown. */
      gauge: unsigned(11),
      /**
       * Against the local reference, as sent: a sign bit (1: positive) and 13 bits of centimetres;
       * without these it is unknown. The resolution calls the sign "bit 0": messages with it in
       * front and with it behind have both been heard, and nothing in them tells which they are.
       */
      levelCode: unsigned(14),
    },
    1,
    4,
  ),
} as const;

/** FI 40: light signals. */
export const SIGNAL_STATUS = {
  longitudeDeg: LONGITUDE_28,
  latitudeDeg: LATITUDE_27,
  form: unsigned(4),
  facingDeg: quantity(9, { high: 359, none: 511 }),
  /** 1 upstream, 2 downstream, 3 to the left bank, 4 to the right bank. */
  direction: unsigned(3),
  /** Nine decimal digits, one a light: 1 off, 2 white, 3 yellow, 4 green, 5 red, 6, 7 flashing. */
  lights: unsigned(30),
  spare: spare(11),
} as const;

/** FI 55: persons on board. */
export const INLAND_PERSONS = {
  crew: quantity(8, { high: 254, none: 255 }),
  passengers: quantity(13, { high: 8190, none: 8191 }),
  personnel: quantity(8, { high: 254, none: 255 }),
  spare: spare(51),
} as const;

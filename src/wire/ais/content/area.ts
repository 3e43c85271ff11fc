import { choice, list, quantity, scaled, spare, text, unsigned } from '../layout.ts';
import { LATITUDE_24, LATITUDE_27, LINKAGE, LONGITUDE_25, LONGITUDE_28, MOMENT } from './shared.ts';

/** 262,143: not available, 0: the notice or route with this linkage is cancelled. */
const DURATION = quantity(18, { high: 262_142, none: 262_143 });

const PLACE = {
  /** Power of ten of the lengths, which stand in metres here. */
  scale: unsigned(2),
  longitudeDeg: LONGITUDE_25,
  latitudeDeg: LATITUDE_24,
  /** Decimals of a minute that mean something. */
  precision: unsigned(3),
} as const;

const ORIENTATION = quantity(9, { high: 359, none: 360 });

/** Four steps, each from the end of the one before; a distance of 0 is no step. */
const STEPS = {
  scale: unsigned(2),
  points: list(
    { bearingDeg: quantity(10, { divisor: 2, high: 719, none: 720 }), distanceM: scaled(10) },
    4,
    4,
  ),
  spare: spare(2),
} as const;

/** DAC 1 FI 22 (broadcast) and 23 (addressed): an area and what is in it (SN.1/Circ.289 section 8). */
export const AREA_NOTICE = {
  linkage: LINKAGE,
  /** 0 to 127, SN.1/Circ.289 table 11.10: 126 cancels, 127 undefined. */
  notice: unsigned(7),
  ...MOMENT,
  durationMin: DURATION,
  subareas: list(
    choice(3, {
      /** `radiusM` 0: a point. */
      circle: [0, { ...PLACE, radiusM: scaled(12), spare: spare(18) }],
      /** From the south-west corner. */
      rectangle: [
        1,
        {
          ...PLACE,
          eastM: scaled(8),
          northM: scaled(8),
          /** Clockwise from true north. */
          orientationDeg: ORIENTATION,
          spare: spare(5),
        },
      ],
      sector: [2, { ...PLACE, radiusM: scaled(12), leftDeg: ORIENTATION, rightDeg: ORIENTATION }],
      /** From the circle or polyline before it. */
      polyline: [3, STEPS],
      /** From the circle before it, and back to it. */
      polygon: [4, STEPS],
      text: [5, { text: text(14) }],
    }),
    1,
    10,
  ),
} as const;

/** DAC 1 FI 27 (broadcast) and 28 (addressed): a route (SN.1/Circ.289 section 10). */
export const ROUTE = {
  linkage: LINKAGE,
  /** 0 ship, 1 authority. */
  sender: unsigned(3),
  /** 1 mandatory, 2 recommended, 3 alternative, 4 through ice, 5 ship's plan, 31 cancelled. */
  routeType: unsigned(5),
  ...MOMENT,
  durationMin: DURATION,
  waypoints: list({ longitudeDeg: LONGITUDE_28, latitudeDeg: LATITUDE_27 }, 0, 16, 5),
} as const;

/** DAC 1 FI 17: targets that a vessel traffic service sees, 120 bits each (SN.1/Circ.289 table 6.2). */
export const VTS_TARGETS = {
  targets: list(
    {
      target: choice(2, {
        mmsi: [0, { spare: spare(12), mmsi: unsigned(30) }],
        imo: [1, { spare: spare(12), imo: unsigned(30) }],
        callsign: [2, { callsign: text(7) }],
        other: [3, { name: text(7) }],
      }),
      spare: spare(4),
      latitudeDeg: LATITUDE_24,
      longitudeDeg: LONGITUDE_25,
      courseDeg: quantity(9, { high: 359, none: 360 }),
      /** Second of the minute, UTC. */
      utcSecond: quantity(6, { high: 59, none: 60 }),
      speedKn: quantity(8, { high: 254, none: 255 }),
    },
    1,
    4,
  ),
} as const;

/** DAC 1 FI 29 (broadcast) and 30 (addressed): text for another message. */
export const TEXT = { linkage: LINKAGE, text: text(0) } as const;

import { LATITUDE_17, LONGITUDE_18 } from './content/shared.ts';
import {
  ALIGN,
  type Entries,
  FLAG,
  type Layout,
  list,
  spanOf,
  spare,
  text,
  unsigned,
} from './layout.ts';

/** What stands behind the 38 bits of type, repeat indicator and sender (M.1371-5 annex 8). */

const ACKNOWLEDGEMENT = {
  spare: spare(2),
  /** One to four. */
  acknowledged: list({ mmsi: unsigned(30), sequence: unsigned(2) }, 1, 4),
} as const;

const INQUIRY = { spare: spare(2), destinationMmsi: unsigned(30), spare2: spare(2) } as const;

const SAFETY_ADDRESSED = {
  /** 0 to 3, counted by the sender. */
  sequence: unsigned(2),
  destinationMmsi: unsigned(30),
  retransmitted: FLAG,
  spare: spare(1),
  text: text(0),
} as const;

const SAFETY_BROADCAST = { spare: spare(2), text: text(0) } as const;

const ASSIGNMENT = {
  spare: spare(2),
  /** One or two stations. */
  assignments: list(
    {
      mmsi: unsigned(30),
      /** Slots from the present one. */
      slotOffset: unsigned(12),
      /** 0: `slotOffset` is the number of reports in ten minutes. */
      increment: unsigned(10),
    },
    1,
    2,
  ),
  align: ALIGN,
} as const;

const LINK_MANAGEMENT = {
  spare: spare(2),
  /** One to four. */
  reservations: list(
    {
      /** Slots from the present one; 0: nothing is reserved. */
      slotOffset: unsigned(12),
      slots: unsigned(4),
      timeoutMin: unsigned(3),
      increment: unsigned(11),
    },
    1,
    4,
  ),
  align: ALIGN,
} as const;

const GROUP_ASSIGNMENT = {
  spare: spare(2),
  northEastLongitudeDeg: LONGITUDE_18,
  northEastLatitudeDeg: LATITUDE_17,
  southWestLongitudeDeg: LONGITUDE_18,
  southWestLatitudeDeg: LATITUDE_17,
  /** 0 all, 1 class A, 2 class B, 3 SAR aircraft, 4 B "SO", 5 B "CS", 6 inland, 10 base coverage. */
  stationType: unsigned(4),
  /** 0: all. */
  shipType: unsigned(8),
  spare2: spare(22),
  /** 0 both channels, 1 transmit on A, 2 on B. */
  txRx: unsigned(2),
  /** 0 autonomous, 1 10 min, 2 6 min, 3 3 min, 4 1 min, 5 30 s, 6 15 s, 7 10 s, 8 5 s, 9 shorter, 10 longer. */
  interval: unsigned(4),
  /** Minutes of silence, 0: none. */
  quietMin: unsigned(4),
  spare3: spare(6),
} as const;

/** The types that are wholly described by a table. */
export const LAYOUTS = {
  7: ACKNOWLEDGEMENT,
  10: INQUIRY,
  12: SAFETY_ADDRESSED,
  13: ACKNOWLEDGEMENT,
  14: SAFETY_BROADCAST,
  16: ASSIGNMENT,
  20: LINK_MANAGEMENT,
  23: GROUP_ASSIGNMENT,
} as const satisfies Readonly<Record<number, Layout>>;

export type LaidOutType = keyof typeof LAYOUTS;

const PLANS: ReadonlyMap<number, { entries: Entries; least: number }> = new Map(
  Object.entries(LAYOUTS).map(([type, layout]) => {
    const entries: Entries = Object.entries(layout);
    return [Number(type), { entries, least: spanOf(entries).least + 38 }];
  }),
);

/** The table of a type and the bits that a message of it has at least; undefined: it has none. */
export function layoutOf(type: number): { entries: Entries; least: number } | undefined {
  return PLANS.get(type);
}

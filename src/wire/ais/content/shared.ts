import { degrees, quantity, unsigned } from '../layout.ts';

/** Fields that many application messages share (IMO SN.1/Circ.289 annex). Times are UTC. */

/** Joins a message with the text that belongs to it (FI 29 or 30 of the same sender); 0: none. */
export const LINKAGE = unsigned(10);

export const MONTH = quantity(4, { low: 1, high: 12, none: 0 });
export const DAY = quantity(5, { low: 1, high: 31, none: 0 });
export const HOUR = quantity(5, { low: 0, high: 23, none: 24 });
export const MINUTE = quantity(6, { low: 0, high: 59, none: 60 });

/** A moment within a year. */
export const MOMENT = { month: MONTH, day: DAY, hour: HOUR, minute: MINUTE } as const;

/** 1/10,000 minute. */
export const LONGITUDE_28 = degrees(28, 600_000, 180);
export const LATITUDE_27 = degrees(27, 600_000, 90);
/** 1/1,000 minute. */
export const LONGITUDE_25 = degrees(25, 60_000, 180);
export const LATITUDE_24 = degrees(24, 60_000, 90);
/** 1/10 minute. */
export const LONGITUDE_18 = degrees(18, 600, 180);
export const LATITUDE_17 = degrees(17, 600, 90);

/** 0 to 359, 360: none. */
export const DIRECTION = quantity(9, { high: 359, none: 360 });

import fc from 'fast-check';
import { AIS_APPLICATIONS, contentPlans } from './contents.ts';
import {
  type Arbitrary,
  degrees,
  entriesArbitrary,
  optional,
  rawOf,
  settled,
  text,
  whole,
} from './fields.fixture.ts';
import type { EncodableAis } from './index.ts';
import { layoutOf } from './layouts.ts';

/** Messages of every type, as a receiver would give them. */

const head = { repeat: whole(3), mmsi: whole(999_999_999) };
const place = {
  longitudeDeg: degrees(180, 600_000),
  latitudeDeg: degrees(90, 600_000),
  accurate: fc.boolean(),
  raim: fc.boolean(),
};
const motion = {
  speedKn: optional(whole(1021).map((sent) => sent / 10)),
  courseDeg: optional(whole(3599).map((sent) => sent / 10)),
};
const heading = { headingDeg: optional(whole(359)) };
const MODES = ['normal', 'manual', 'estimated', 'inoperative'];
/** Adds the second, or why there is none. */
const stamped = (fields: Readonly<Record<string, Arbitrary<unknown>>>): Arbitrary<unknown> =>
  fc.tuple(fc.record(fields), whole(63)).map(([message, sent]) => ({
    ...message,
    utcSecond: sent < 60 ? sent : null,
    positionMode: sent < 60 ? 'normal' : MODES[sent - 60],
  }));
const size = {
  toBowM: whole(511),
  toSternM: whole(511),
  toPortM: whole(63),
  toStarboardM: whole(63),
};
const dimensions = fc.record(size);
const device = { positionDevice: whole(15) };
const ofAid = whole(99).map((serial) => 980_000_000 + serial);
const notAid = whole(979_999_999);

const area = fc.record({
  northEastLongitudeDeg: degrees(180, 600),
  northEastLatitudeDeg: degrees(90, 600),
  southWestLongitudeDeg: degrees(180, 600),
  southWestLatitudeDeg: degrees(90, 600),
});
const request = (
  mmsi: number,
): Arbitrary<{ mmsi: number; messageType: number; slotOffset: number }> =>
  fc.record({ mmsi: fc.constant(mmsi), messageType: whole(63, 1), slotOffset: whole(4095) });
const binary = {
  ...head,
  destinationMmsi: optional(whole(999_999_999)),
  application: optional(fc.record({ dac: whole(1023), fi: whole(63) })),
};

/** Every type but 6 and 8 with decoded content. */
export const PLAIN: Readonly<Record<string, Arbitrary<unknown>>> = {
  '1, 2, 3': stamped({
    type: fc.constantFrom(1, 2, 3),
    ...head,
    ...place,
    ...motion,
    ...heading,
    navigationStatus: whole(15),
    rateOfTurnDegPerMin: optional(
      whole(126, -126).map((sent) => Math.sign(sent) * (sent / 4.733) ** 2),
    ),
    turningHard: fc.constant(null),
    manoeuvre: whole(3),
    radio: whole(2 ** 19 - 1),
  }),
  'turning hard': stamped({
    type: fc.constant(1),
    ...head,
    ...place,
    ...motion,
    ...heading,
    navigationStatus: whole(15),
    rateOfTurnDegPerMin: fc.constant(null),
    turningHard: fc.constantFrom('port', 'starboard'),
    manoeuvre: whole(3),
    radio: whole(2 ** 19 - 1),
  }),
  '4, 11': fc.record({
    type: fc.constantFrom(4, 11),
    ...head,
    ...place,
    ...device,
    year: optional(whole(9999, 1)),
    month: optional(whole(12, 1)),
    day: optional(whole(31, 1)),
    hour: optional(whole(23)),
    minute: optional(whole(59)),
    second: optional(whole(59)),
    longRangeRequested: fc.boolean(),
    radio: whole(2 ** 19 - 1),
  }),
  '5': fc.record({
    type: fc.constant(5),
    ...head,
    ...size,
    ...device,
    version: whole(3),
    imo: optional(whole(9_999_999, 1)),
    callsign: text(7),
    name: text(20),
    shipType: whole(255),
    etaMonth: optional(whole(12, 1)),
    etaDay: optional(whole(31, 1)),
    etaHour: optional(whole(23)),
    etaMinute: optional(whole(59)),
    draughtM: optional(whole(254, 1).map((sent) => sent / 10)),
    destination: text(20),
    dte: fc.boolean(),
  }),
  '6 raw': fc.record({
    type: fc.constant(6),
    ...head,
    sequence: whole(3),
    destinationMmsi: whole(999_999_999),
    retransmitted: fc.boolean(),
    dac: whole(999, 300),
    fi: whole(63),
    content: fc.constant(null),
    data: rawOf(whole(920)),
  }),
  '8 raw': fc.record({
    type: fc.constant(8),
    ...head,
    dac: whole(999, 300),
    fi: whole(63),
    content: fc.constant(null),
    data: rawOf(whole(952)),
  }),
  '9': stamped({
    type: fc.constant(9),
    ...head,
    ...place,
    altitudeM: optional(whole(4093)),
    speedKn: optional(whole(1021)),
    courseDeg: motion.courseDeg,
    barometric: fc.boolean(),
    dte: fc.boolean(),
    assigned: fc.boolean(),
    radio: whole(2 ** 20 - 1),
  }),
  '15': fc
    .tuple(whole(999_999_998, 1), whole(3, 1), whole(1))
    .chain(([mmsi, count, two]) =>
      fc.tuple(
        ...Array.from({ length: count }, (_, i) =>
          request(i === 2 || (two === 1 && count === 2 && i === 1) ? mmsi + 1 : mmsi),
        ),
      ),
    )
    .chain((requests) =>
      fc.record({ type: fc.constant(15), ...head, requests: fc.constant(requests) }),
    ),
  '17': fc.record({
    type: fc.constant(17),
    ...head,
    longitudeDeg: degrees(180, 600),
    latitudeDeg: degrees(90, 600),
    corrections: optional(
      whole(28).chain((words) =>
        fc.record({
          messageType: whole(63),
          stationId: whole(1023),
          zCount: whole(8191),
          sequence: whole(7),
          words: fc.constant(words),
          health: whole(7),
          data: rawOf(fc.constant(words * 24)),
        }),
      ),
    ),
  }),
  '18': stamped({
    type: fc.constant(18),
    ...head,
    ...place,
    ...motion,
    ...heading,
    carrierSense: fc.boolean(),
    display: fc.boolean(),
    dsc: fc.boolean(),
    wholeBand: fc.boolean(),
    message22: fc.boolean(),
    assigned: fc.boolean(),
    radio: whole(2 ** 20 - 1),
  }),
  '19': stamped({
    type: fc.constant(19),
    ...head,
    ...place,
    ...motion,
    ...heading,
    ...size,
    ...device,
    name: text(20),
    shipType: whole(255),
    dte: fc.boolean(),
    assigned: fc.boolean(),
  }),
  '21': stamped({
    type: fc.constant(21),
    ...head,
    ...place,
    ...size,
    ...device,
    aidType: whole(31),
    name: text(34),
    offPosition: fc.boolean(),
    status: whole(255),
    virtual: fc.boolean(),
    assigned: fc.boolean(),
  }),
  '22 area': fc.record({
    type: fc.constant(22),
    ...head,
    channelA: whole(4095),
    channelB: whole(4095),
    txRx: whole(15),
    lowPower: fc.boolean(),
    area,
    destinations: fc.constant(null),
    narrowA: fc.boolean(),
    narrowB: fc.boolean(),
    zoneSize: whole(7),
  }),
  '22 addressed': fc.record({
    type: fc.constant(22),
    ...head,
    channelA: whole(4095),
    channelB: whole(4095),
    txRx: whole(15),
    lowPower: fc.boolean(),
    area: fc.constant(null),
    destinations: fc.tuple(whole(999_999_999), whole(999_999_999)),
    narrowA: fc.boolean(),
    narrowB: fc.boolean(),
    zoneSize: whole(7),
  }),
  '24 A': fc.record({ type: fc.constant(24), ...head, part: fc.constant('A'), name: text(20) }),
  '24 B': fc.record({
    type: fc.constant(24),
    repeat: head.repeat,
    mmsi: notAid,
    ...device,
    part: fc.constant('B'),
    shipType: whole(255),
    vendor: text(3),
    model: whole(15),
    serial: whole(2 ** 20 - 1),
    callsign: text(7),
    dimensions,
    motherShipMmsi: fc.constant(null),
  }),
  '24 B of a mother ship': fc.record({
    type: fc.constant(24),
    repeat: head.repeat,
    mmsi: ofAid,
    ...device,
    part: fc.constant('B'),
    shipType: whole(255),
    vendor: text(3),
    model: whole(15),
    serial: whole(2 ** 20 - 1),
    callsign: text(7),
    dimensions: fc.constant(null),
    motherShipMmsi: whole(999_999_999, 1),
  }),
  '25': fc.record({ type: fc.constant(25), ...binary, data: rawOf(whole(80)) }),
  '26': fc.record({
    type: fc.constant(26),
    ...binary,
    data: rawOf(whole(800)),
    radio: whole(2 ** 20 - 1),
  }),
  '27': fc.record({
    type: fc.constant(27),
    ...head,
    longitudeDeg: degrees(180, 600),
    latitudeDeg: degrees(90, 600),
    accurate: fc.boolean(),
    raim: fc.boolean(),
    navigationStatus: whole(15),
    speedKn: optional(whole(62)),
    courseDeg: optional(whole(359)),
    late: fc.boolean(),
  }),
  ...Object.fromEntries(
    [7, 10, 12, 13, 14, 16, 20, 23].map((type) => [
      String(type),
      fc
        .tuple(
          fc.record({ type: fc.constant(type), ...head }),
          entriesArbitrary(layoutOf(type)!.entries),
        )
        .map(([first, rest]) => ({ ...first, ...rest })),
    ]),
  ),
};

/** Every application message of types 6 and 8. */
export const APPLIED: Readonly<Record<string, Arbitrary<unknown>>> = Object.fromEntries(
  AIS_APPLICATIONS.flatMap(({ kind, types, dac, fi }) =>
    types.map((type) => {
      const plan = contentPlans(type, dac, fi).find((one) => one.kind === kind)!;
      const content = entriesArbitrary(plan.entries).map((values) => ({
        kind,
        ...(settled(values) as object),
      }));
      const message =
        type === 8
          ? fc.record({ type: fc.constant(8), ...head, content })
          : fc.record({
              type: fc.constant(6),
              ...head,
              sequence: whole(3),
              destinationMmsi: whole(999_999_999),
              retransmitted: fc.boolean(),
              content,
            });
      return [
        `${type} DAC ${dac} FI ${fi} ${kind}`,
        message.map((m) => ({ ...m, dac, fi, data: null })),
      ];
    }),
  ),
);

/** Plain names for what the arbitraries make. */
export function asMessage(value: unknown): EncodableAis {
  return value as EncodableAis;
}

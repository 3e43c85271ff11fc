import { type Absent, applied, moment, type Printed, two } from './gpsd-content.fixture.ts';
import type { AisMessage } from './index.ts';

/**
 * Messages in the words of gpsd's JSON, as far as it prints them, to be compared with its
 * expected output. A value that is not available here says what gpsd may print in its place.
 */

export type { Printed } from './gpsd-content.fixture.ts';

function or<T>(value: T | null, absent: (printed: number) => boolean): T | Absent {
  return value === null ? { absent } : value;
}

const beyond = (limit: number) => (printed: number) => Math.abs(printed) > limit;
const NO_SECOND = { normal: 60, manual: 61, estimated: 62, inoperative: 63 };
const from = (least: number) => (printed: number) => printed >= least;

/** What gpsd prints of a whole message; fields of M.1371-5's spare bits are left out. */
export function asGpsd(message: AisMessage, asSent: boolean): Printed {
  const common = { type: message.type, repeat: message.repeat, mmsi: message.mmsi };
  return { ...common, ...placed(message), ...rest(message, asSent) };
}

function placed(message: AisMessage): Printed {
  const found: Record<string, unknown> = {};
  if ('longitudeDeg' in message) {
    found['lon'] = or(message.longitudeDeg, beyond(180));
    found['lat'] = or(message.latitudeDeg, beyond(90));
  }
  if ('raim' in message) found['raim'] = message.raim;
  if ('accurate' in message) found['accuracy'] = message.accurate;
  if ('speedKn' in message) {
    const none = message.type === 27 ? 63 : message.type === 9 ? 1022 : 102.2;
    found['speed'] = or(message.speedKn, from(none));
    found['course'] = or(message.courseDeg, from(360));
  }
  if ('headingDeg' in message) found['heading'] = or(message.headingDeg, from(360));
  if ('utcSecond' in message)
    found['second'] = message.utcSecond ?? NO_SECOND[message.positionMode];
  if ('toBowM' in message) Object.assign(found, sized(message));
  if ('positionDevice' in message && message.type !== 24) found['epfd'] = message.positionDevice;
  if ('dte' in message) found['dte'] = Number(message.dte);
  if ('shipType' in message) found['shiptype'] = message.shipType;
  if ('destinationMmsi' in message) found['dest_mmsi'] = message.destinationMmsi ?? 0;
  if ('sequence' in message) found['seqno'] = message.sequence;
  if ('retransmitted' in message) found['retransmit'] = message.retransmitted;
  // A message without all of its communication state: gpsd reads a piece of it.
  if ('radio' in message && message.type !== 26) found['radio'] = or(message.radio, () => true);
  return found;
}

function sized(size: { toBowM: number; toSternM: number; toPortM: number; toStarboardM: number }) {
  return {
    to_bow: size.toBowM,
    to_stern: size.toSternM,
    to_port: size.toPortM,
    to_starboard: size.toStarboardM,
  };
}

function rest(m: AisMessage, asSent: boolean): Printed {
  switch (m.type) {
    case 1:
    case 2:
    case 3: {
      const hard =
        m.turningHard === null ? null : m.turningHard === 'port' ? 'fastleft' : 'fastright';
      const turn = hard ?? m.rateOfTurnDegPerMin ?? 'n/a';
      return { status: m.navigationStatus, maneuver: m.manoeuvre, turn };
    }
    case 4:
    case 11: {
      const date = `${String(m.year ?? 0).padStart(4, '0')}-${two(m.month ?? 0)}-${two(m.day ?? 0)}`;
      const time = `${two(m.hour ?? 24)}:${two(m.minute ?? 60)}:${two(m.second ?? 60)}`;
      return { timestamp: `${date}T${time}Z` };
    }
    case 5:
      return {
        imo: m.imo ?? 0,
        ais_version: m.version,
        callsign: m.callsign ?? '',
        shipname: m.name ?? '',
        eta: moment(m.etaMonth, m.etaDay, m.etaHour, m.etaMinute),
        draught: or(m.draughtM, (d) => d === 0 || d === 25.5),
        destination: m.destination ?? '',
      };
    case 6:
    case 8: {
      const head = { dac: m.dac, fid: m.fi };
      if (m.content !== null)
        return { ...head, ...applied(m.type, m.dac, m.fi, m.content, asSent) };
      return { ...head, data: m.data === null ? '' : `${m.data.bits}:${m.data.hex}` };
    }
    case 7:
    case 13:
      return numbered(4, (i) => ({ mmsi: m.acknowledged[i - 1]?.mmsi ?? 0 }));
    case 9:
      return { alt: or(m.altitudeM, from(4094)), assigned: m.assigned };
    case 10:
      return {};
    case 12:
    case 14:
      return { text: m.text ?? '' };
    case 15: {
      const [first, second, third] = m.requests;
      const own = second?.mmsi === first?.mmsi ? second : undefined;
      const other = own === undefined ? second : third;
      return {
        mmsi1: first?.mmsi,
        type1_1: first?.messageType,
        offset1_1: first?.slotOffset,
        type1_2: own?.messageType ?? 0,
        offset1_2: own?.slotOffset ?? 0,
        mmsi2: other?.mmsi ?? 0,
        type2_1: other?.messageType ?? 0,
        offset2_1: other?.slotOffset ?? 0,
      };
    }
    case 16:
      return numbered(2, (i) => {
        const one = m.assignments[i - 1];
        return {
          mmsi: one?.mmsi ?? 0,
          offset: one?.slotOffset ?? 0,
          increment: one?.increment ?? 0,
        };
      });
    case 17:
      return {};
    case 18:
      return {
        cs: m.carrierSense,
        display: m.display,
        dsc: m.dsc,
        band: m.wholeBand,
        msg22: m.message22,
      };
    case 19:
      return { shipname: m.name ?? '', assigned: m.assigned };
    case 20:
      return numbered(4, (i) => {
        const one = m.reservations[i - 1];
        return {
          offset: one?.slotOffset ?? 0,
          number: one?.slots ?? 0,
          timeout: one?.timeoutMin ?? 0,
          increment: one?.increment ?? 0,
        };
      });
    case 21:
      return {
        aid_type: m.aidType,
        name: m.name ?? '',
        off_position: m.offPosition,
        regional: m.status,
        virtual_aid: m.virtual,
      };
    case 22:
      return {
        channel_a: m.channelA,
        channel_b: m.channelB,
        txrx: m.txRx,
        power: m.lowPower,
        addressed: m.destinations !== null,
        band_a: m.narrowA,
        band_b: m.narrowB,
        zonesize: m.zoneSize,
        ...(m.area === null ? {} : cornered(m.area)),
        ...(m.destinations === null ? {} : { dest1: m.destinations[0], dest2: m.destinations[1] }),
      };
    case 23:
      return {
        ...cornered(m),
        stationtype: m.stationType,
        interval: m.interval,
        quiet: m.quietMin,
      };
    case 24:
      if (m.part === 'A') return { shipname: m.name ?? '' };
      return {
        vendorid: m.vendor ?? '',
        model: m.model,
        serial: m.serial,
        callsign: m.callsign ?? '',
        ...(m.dimensions === null ? {} : sized(m.dimensions)),
        ...(m.motherShipMmsi === null ? {} : { mothership_mmsi: m.motherShipMmsi }),
      };
    case 25:
    case 26:
      return {
        addressed: m.destinationMmsi !== null,
        structured: m.application !== null,
        // gpsd knows nothing of the spare bits behind a destination; see the tests.
        ...(m.destinationMmsi === null
          ? {
              app_id: m.application === null ? 0 : m.application.dac * 64 + m.application.fi,
              data: `${m.data.bits}:${m.data.hex}`,
            }
          : {}),
      };
    case 27:
      return { status: m.navigationStatus, gnss: m.late };
  }
}

function cornered(area: {
  northEastLongitudeDeg: number | null;
  northEastLatitudeDeg: number | null;
  southWestLongitudeDeg: number | null;
  southWestLatitudeDeg: number | null;
}): Printed {
  return {
    ne_lon: or(area.northEastLongitudeDeg, beyond(180)),
    ne_lat: or(area.northEastLatitudeDeg, beyond(90)),
    sw_lon: or(area.southWestLongitudeDeg, beyond(180)),
    sw_lat: or(area.southWestLatitudeDeg, beyond(90)),
  };
}

function numbered(count: number, of: (i: number) => Printed): Printed {
  const found: Record<string, unknown> = {};
  for (let i = 1; i <= count; i++) {
    for (const [name, value] of Object.entries(of(i))) found[`${name}${i}`] = value;
  }
  return found;
}

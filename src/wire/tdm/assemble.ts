import { CONVERTED_TIME_SYSTEMS, instantOf, parseEpoch, type TdmEpoch } from './epoch.ts';
import { isDataKeyword, isMetadataKeyword, isPhaseKeyword, TDM_VERSIONS } from './keywords.ts';
import type { TdmHeader, TdmMetadata, TdmObservation } from './message.ts';
import { fault, MAX_COMMENTS, MAX_VALUE, type Place, type Reading, shown } from './state.ts';
import { readMeasurement, readMetadata, singleBlanks } from './value.ts';

/**
 * The parts of a message in the order in which either encoding brings them. Each function says
 * what it cannot take and goes on: one bad line loses itself alone, as far as the standard's
 * structure lets the others be understood.
 */

/** CCSDS_TDM_VERS, or the root element: a message begins. */
export function beginMessage(reading: Reading, place: Place, version: string): void {
  const { state } = reading;
  endMessage(reading, place);
  state.header = { version, comments: [], values: {} };
  if ((TDM_VERSIONS as readonly string[]).includes(version)) {
    state.section = 'header';
    return;
  }
  state.section = 'refused';
  const read = TDM_VERSIONS.join(' and ');
  fault(reading, place, 'unknown-edition', `version ${shown(version)} is not read, ${read} are`);
}

const HEADER_KEYWORDS = ['CREATION_DATE', 'ORIGINATOR', 'MESSAGE_ID'];

export function headerValue(reading: Reading, place: Place, keyword: string, value: string): void {
  const { values } = reading.state.header;
  if (!HEADER_KEYWORDS.includes(keyword)) {
    fault(reading, place, 'undefined-item', `${shown(keyword)} is no keyword of the header`);
  } else if (Object.hasOwn(values, keyword)) {
    fault(reading, place, 'malformed', `${keyword} is there twice; the first one counts`);
  } else if (value === '' || value.length > MAX_VALUE) {
    fault(
      reading,
      place,
      'missing-part',
      `${keyword} has no value of up to ${MAX_VALUE} characters`,
    );
  } else if (keyword === 'CREATION_DATE' && parseEpoch(value) === null) {
    fault(reading, place, 'malformed', `CREATION_DATE is ${shown(value)}, no epoch`);
  } else {
    values[keyword] = singleBlanks(value);
  }
}

/** The header is over, where a segment or another message begins. */
function endHeader(reading: Reading, place: Place): void {
  const { version, comments, values } = reading.state.header;
  for (const keyword of ['CREATION_DATE', 'ORIGINATOR']) {
    if (values[keyword] !== undefined) continue;
    fault(reading, place, 'missing-part', `the header ends without ${keyword}`);
  }
  const header: TdmHeader = {
    version,
    comments,
    creationDate: values['CREATION_DATE'] ?? null,
    originator: values['ORIGINATOR'] ?? null,
    messageId: values['MESSAGE_ID'] ?? null,
  };
  reading.events.push({ kind: 'header', header });
}

export function startMetadata(reading: Reading, place: Place): void {
  const { state } = reading;
  if (state.section === 'data') {
    fault(reading, place, 'missing-part', 'the data before end without DATA_STOP');
    stopData(reading);
  } else if (state.section === 'metadata' || state.section === 'ready') {
    fault(reading, place, 'missing-part', 'the metadata before have no data');
  }
  if (state.section === 'header') endHeader(reading, place);
  state.metadata = { comments: [], values: {}, unread: [] };
  state.section = 'metadata';
}

export function metadataValue(
  reading: Reading,
  place: Place,
  keyword: string,
  value: string,
): void {
  const { values, unread } = reading.state.metadata;
  if (!isMetadataKeyword(keyword)) {
    unreadLine(reading, '?');
    fault(reading, place, 'undefined-item', `${shown(keyword)} is no keyword of the metadata`);
    return;
  }
  if (Object.hasOwn(values, keyword) || unread.includes(keyword)) {
    unreadLine(reading, keyword);
    fault(reading, place, 'malformed', `${keyword} is there twice; the first one counts`);
    return;
  }
  const read = readMetadata(keyword, value);
  if (read.ok) {
    values[keyword] = read.value;
  } else {
    unreadLine(reading, keyword);
    fault(reading, place, read.reason, read.message);
  }
}

/** Without this line the segment may mean something else: who uses it must know. */
export function unreadLine(reading: Reading, keyword: string): void {
  const { unread } = reading.state.metadata;
  if (!unread.includes(keyword)) unread.push(keyword);
}

export function stopMetadata(reading: Reading, place: Place): void {
  const { state } = reading;
  const { comments, values, unread } = state.metadata;
  const timeSystem = values['TIME_SYSTEM'];
  if (timeSystem === undefined) {
    fault(
      reading,
      place,
      'missing-part',
      'the metadata have no TIME_SYSTEM: no epoch is an instant',
    );
  } else if (!CONVERTED_TIME_SYSTEMS.includes(String(timeSystem).toUpperCase())) {
    const exact = CONVERTED_TIME_SYSTEMS.join(', ');
    const message = `TIME_SYSTEM ${shown(String(timeSystem))} has no exact relation to UTC, only ${exact} have: no epoch is an instant`;
    fault(reading, place, 'unknown-type', message);
  }
  if (![1, 2, 3, 4, 5].some((index) => values[`PARTICIPANT_${index}`] !== undefined)) {
    fault(reading, place, 'missing-part', 'the metadata name no PARTICIPANT');
  }
  for (const keyword of ['PATH', 'PATH_1', 'PATH_2']) {
    const path = (values[keyword] ?? []) as readonly number[];
    const nobody = path.find((index) => values[`PARTICIPANT_${index}`] === undefined);
    if (nobody === undefined) continue;
    fault(
      reading,
      place,
      'malformed',
      `${keyword} leads over PARTICIPANT_${nobody}, which is not named`,
    );
    delete values[keyword];
    unreadLine(reading, keyword);
  }
  const corrected = Object.keys(values).some((keyword) => keyword.startsWith('CORRECTION_'));
  if (corrected && values['CORRECTIONS_APPLIED'] === undefined) {
    fault(reading, place, 'missing-part', 'there are corrections but no CORRECTIONS_APPLIED');
    unreadLine(reading, 'CORRECTIONS_APPLIED');
  }
  // By the tables in keywords.ts, each value has been read as its keyword's kind.
  const metadata = { comments, ...values } as TdmMetadata;
  reading.events.push({ kind: 'segment', metadata, unread, line: place.line });
  state.latest.clear();
  state.section = 'ready';
}

export function startData(reading: Reading, place: Place): void {
  const { state } = reading;
  if (state.section === 'metadata') {
    fault(reading, place, 'missing-part', 'the metadata end without META_STOP');
    stopMetadata(reading, place);
  }
  if (state.section === 'ready') {
    state.section = 'data';
    return;
  }
  fault(reading, place, 'missing-part', 'data without metadata before them are not read');
  if (state.section === 'header') endHeader(reading, place);
  if (state.section === 'data') stopData(reading);
  state.section = 'orphan';
}

const DAY_S = 86_400;

export function dataValue(
  reading: Reading,
  place: Place,
  keyword: string,
  epochText: string,
  text: string,
): void {
  const { state } = reading;
  if (!isDataKeyword(keyword)) {
    fault(reading, place, 'undefined-item', `${shown(keyword)} is no keyword of the data`);
    return;
  }
  const epoch = parseEpoch(epochText);
  if (epoch === null) {
    fault(reading, place, 'malformed', `the epoch is ${shown(epochText)}, no date and time`);
    return;
  }
  const timeSystem = String(state.metadata.values['TIME_SYSTEM'] ?? '').toUpperCase();
  if (epoch.zulu && timeSystem !== 'UTC') {
    const message = `the epoch ends with Z for UTC, but TIME_SYSTEM is ${shown(timeSystem)}`;
    fault(reading, place, 'malformed', message);
    return;
  }
  if (epoch.second >= DAY_S && timeSystem !== 'UTC') {
    const message = `the epoch is in a leap second, ${shown(timeSystem)} has none`;
    fault(reading, place, 'malformed', message);
    return;
  }
  const read = readMeasurement(keyword, text);
  if (!read.ok) {
    fault(reading, place, read.reason, read.message);
    return;
  }
  // Section 3.4.11: a keyword has one value at an epoch.
  if (isSame(state.latest.get(keyword), epoch)) {
    fault(
      reading,
      place,
      'malformed',
      `${keyword} is there twice at one epoch; the first one counts`,
    );
    return;
  }
  state.latest.set(keyword, epoch);
  const common = { epoch: epochText, timeMs: instantOf(epoch, timeSystem), line: place.line };
  const observation: TdmObservation = isPhaseKeyword(keyword)
    ? { keyword, ...common, value: String(read.value) }
    : { keyword, ...common, value: Number(read.value) };
  reading.events.push({ kind: 'observation', observation });
}

function isSame(a: TdmEpoch | undefined, b: TdmEpoch): boolean {
  return a !== undefined && a.day === b.day && a.second === b.second;
}

export function stopData(reading: Reading): void {
  reading.events.push({ kind: 'segment-end' });
  reading.state.section = 'done';
}

export function comment(reading: Reading, place: Place, text: string): void {
  const { state } = reading;
  if (state.section === 'data') {
    reading.events.push({ kind: 'comment', text });
    return;
  }
  const comments =
    state.section === 'header'
      ? state.header.comments
      : state.section === 'metadata'
        ? state.metadata.comments
        : null;
  if (comments === null) {
    fault(reading, place, 'malformed', 'a comment stands outside header, metadata and data');
  } else if (comments.length >= MAX_COMMENTS) {
    fault(reading, place, 'oversized', `of a section ${MAX_COMMENTS} comments are kept`);
  } else {
    comments.push(text);
  }
}

/** What the message under way has left open is told; nothing where there is none. */
export function endMessage(reading: Reading, place: Place): void {
  const { state } = reading;
  switch (state.section) {
    case 'header':
      endHeader(reading, place);
      fault(reading, place, 'missing-part', 'the message has no segment');
      break;
    case 'metadata':
    case 'ready':
      fault(reading, place, 'missing-part', 'the last metadata have no data');
      break;
    case 'data':
      fault(reading, place, 'missing-part', 'the last data end without DATA_STOP');
      stopData(reading);
      break;
    default:
  }
  state.section = 'none';
}

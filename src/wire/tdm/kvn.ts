import {
  beginMessage,
  comment,
  dataValue,
  headerValue,
  metadataValue,
  startData,
  startMetadata,
  stopData,
  stopMetadata,
  unreadLine,
} from './assemble.ts';
import { fault, MAX_VALUE, type Place, type Reading, shown } from './state.ts';

/** Section 4.2: `keyword = value`, or a keyword alone. Tabs count as blanks. */
const ASSIGNMENT = /^([A-Z][A-Z0-9_]*)[ \t]*=[ \t]*(.*)$/;
const COMMENT = /^COMMENT(?:[ \t](.*))?$/;
/** A timetag, blanks, a measurement. */
const RECORD = /^(\S+)[ \t]+(\S+)$/;

/** One line of the keyword = value notation (section 4), without its end. */
export function readKvnLine(reading: Reading, place: Place, line: string): void {
  const { state } = reading;
  if (line.length > MAX_VALUE) {
    if (state.section === 'metadata') unreadLine(reading, '?');
    fault(reading, place, 'oversized', `the line has ${line.length} characters`);
    return;
  }
  const text = line.trim();
  if (text === '') return;
  const assignment = ASSIGNMENT.exec(text);
  if (assignment?.[1] === 'CCSDS_TDM_VERS') {
    beginMessage(reading, place, assignment[2]!);
    return;
  }
  if (state.section === 'refused' || (state.section === 'orphan' && text !== 'META_START')) return;
  if (state.section === 'none') {
    // Said once; the next message is recognised by its first line.
    state.section = 'refused';
    fault(reading, place, 'bad-header', `${shown(text)} stands where CCSDS_TDM_VERS must`);
    return;
  }
  const remark = COMMENT.exec(text);
  if (remark !== null) comment(reading, place, remark[1] ?? '');
  else if (assignment === null) readMark(reading, place, text);
  else readAssignment(reading, place, assignment[1]!, assignment[2]!);
}

function readMark(reading: Reading, place: Place, text: string): void {
  const { section } = reading.state;
  switch (text) {
    case 'META_START':
      startMetadata(reading, place);
      return;
    case 'META_STOP':
      if (section === 'metadata') stopMetadata(reading, place);
      else fault(reading, place, 'malformed', 'META_STOP without META_START');
      return;
    case 'DATA_START':
      startData(reading, place);
      return;
    case 'DATA_STOP':
      if (section === 'data') stopData(reading);
      else fault(reading, place, 'malformed', 'DATA_STOP without DATA_START');
      return;
    default:
      if (section === 'metadata') unreadLine(reading, '?');
      fault(reading, place, 'malformed', `${shown(text)} is no line of a tracking data message`);
  }
}

function readAssignment(reading: Reading, place: Place, keyword: string, value: string): void {
  switch (reading.state.section) {
    case 'header':
      headerValue(reading, place, keyword, value);
      return;
    case 'metadata':
      metadataValue(reading, place, keyword, value);
      return;
    case 'data': {
      const record = RECORD.exec(value);
      if (record !== null) dataValue(reading, place, keyword, record[1]!, record[2]!);
      else fault(reading, place, 'malformed', `${keyword} has no epoch and measurement`);
      return;
    }
    default:
      fault(reading, place, 'malformed', `${keyword} stands outside metadata and data`);
  }
}

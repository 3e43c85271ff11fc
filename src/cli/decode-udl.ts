import { decodeLaunchDetections, decodeMissileTracks } from '../wire/udl/index.ts';
import { type DecodeRequest, refusesOptions } from './decode-request.ts';
import { count } from './ledger-text.ts';

/** A line for each record; launch detections are told by their `observationTime`. */
export function decodeUdlFile(request: DecodeRequest): number {
  if (refusesOptions(request, 'the Unified Data Library')) return 2;
  const text = new TextDecoder().decode(request.bytes);
  const isLaunch = text.includes('"observationTime"');
  const { records, unread } = isLaunch ? decodeLaunchDetections(text) : decodeMissileTracks(text);
  const kind = isLaunch ? 'launchDetection' : 'missileTrack';
  records.forEach((record, index) => {
    if (request.json) {
      request.out(
        JSON.stringify({ file: request.file, record: index + 1, kind, ...record, errors: [] }),
      );
      return;
    }
    const { classificationMarking, dataMode, source } = record;
    const said = Object.entries(record)
      .filter(([, value]) => typeof value !== 'object')
      .map(([name, value]) => `${name} ${String(value)}`);
    request.out(
      `${kind}  ${classificationMarking}  ${dataMode}  ${source}  ${said.slice(3).join('  ')}`,
    );
  });
  for (const fault of unread) {
    const record = fault.offset + 1;
    if (request.json) request.out(JSON.stringify({ file: request.file, record, errors: [fault] }));
    else request.out(`record ${record}  NOT READ  ! ${fault.reason}: ${fault.message}`);
  }
  request.err(`${count(records.length, 'record', 'records')}; ${unread.length} not read.`);
  return records.length === 0 && unread.length > 0 ? 1 : 0;
}

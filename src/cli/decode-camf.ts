import {
  additionalArea,
  type CamfMessage,
  DC_REPORT,
  decodeFrame,
  ellipseOf,
  HAZARDS,
  hasEllipse,
  MESSAGE_TYPES,
  readHexLine,
  readSentence,
  targetAreas,
} from '../wire/camf/index.ts';
import type { Fault } from '../wire/fault.ts';
import { type DecodeRequest, refusesOptions } from './decode-request.ts';
import { count } from './ledger-text.ts';

/** What one line holds. */
type Line =
  | {
      readonly kind: 'camf';
      readonly message: CamfMessage;
      readonly satellite: number | null;
      readonly more: object;
    }
  | { readonly kind: 'other'; readonly messageType: number; readonly satellite: number }
  | Fault;

/**
 * A line for each message: `$QZQSM` sentences of a receiver, or lines of 32 hexadecimal digits.
 * Empty lines and those that begin with `#` are passed over; frames of other types (43 is the
 * weather agency's) are counted.
 */
export function decodeCamfFile(request: DecodeRequest): number {
  if (refusesOptions(request, 'CAMF')) return 2;
  const others = new Map<number, number>();
  let messages = 0;
  let unread = 0;
  new TextDecoder()
    .decode(request.bytes)
    .split(/\r?\n/)
    .forEach((text, index) => {
      const line = text.trim();
      if (line === '' || line.startsWith('#')) return;
      const read = readLine(line);
      if ('reason' in read) unread += 1;
      else if (read.kind === 'camf') messages += 1;
      else others.set(read.messageType, (others.get(read.messageType) ?? 0) + 1);
      print(request, index + 1, read);
    });
  const counted = [...others].map(
    ([type, times]) => `${times} of type ${type}${type === DC_REPORT ? ' (weather agency)' : ''}`,
  );
  const also = counted.length > 0 ? `; counted only: ${counted.join(', ')}` : '';
  request.err(`${count(messages, 'message', 'messages')}; ${unread} not read${also}.`);
  return messages === 0 && others.size === 0 && unread > 0 ? 1 : 0;
}

function readLine(line: string): Line {
  if (!line.startsWith('$')) {
    const message = readHexLine(line);
    return 'reason' in message ? message : { kind: 'camf', message, satellite: null, more: {} };
  }
  const sentence = readSentence(line);
  if ('reason' in sentence) return sentence;
  const frame = decodeFrame(sentence.frame);
  if ('reason' in frame) return frame;
  const { satellite } = sentence;
  if (frame.kind === 'other') return { kind: 'other', messageType: frame.messageType, satellite };
  const { maskType, mask, extension, version, message } = frame;
  const areas = { targetAreas: targetAreas(frame), additionalArea: additionalArea(frame) };
  return {
    kind: 'camf',
    message,
    satellite,
    more: { maskType, mask, extension, version, ...areas },
  };
}

const HAZARD_NAMES = new Map<number, string>(
  Object.entries(HAZARDS).map(([name, code]) => [code, name]),
);

function print(request: DecodeRequest, line: number, read: Line): void {
  if ('reason' in read) {
    if (request.json) request.out(JSON.stringify({ line, errors: [read] }));
    else request.out(`line ${line}  NOT READ  ! ${read.reason}: ${read.message}`);
    return;
  }
  if (read.kind === 'other') {
    const { satellite, messageType } = read;
    if (request.json)
      request.out(JSON.stringify({ line, satellite, frameType: messageType, errors: [] }));
    return;
  }
  const { message, satellite, more } = read;
  const ellipse = hasEllipse(message) ? ellipseOf(message) : null;
  const messageType = MESSAGE_TYPES[message.messageType]!;
  const hazardName = HAZARD_NAMES.get(message.hazard) ?? null;
  if (request.json) {
    const said = { messageTypeName: messageType, hazardName, ellipse };
    request.out(JSON.stringify({ line, satellite, ...message, ...said, ...more, errors: [] }));
    return;
  }
  const where =
    ellipse === null
      ? 'no ellipse'
      : `${ellipse.latitudeDeg.toFixed(4)}, ${ellipse.longitudeDeg.toFixed(4)}  ${ellipse.semiMajorKm.toFixed(2)} × ${ellipse.semiMinorKm.toFixed(2)} km, azimuth ${ellipse.azimuthDeg.toFixed(1)}`;
  const { country, provider, hazard, severity, guidance } = message;
  request.out(
    `line ${line}  ${messageType}  country ${country}  provider ${provider}  hazard ${hazard}${hazardName === null ? '' : ` (${hazardName})`}  severity ${severity}  guidance ${guidance}  ${where}`,
  );
}

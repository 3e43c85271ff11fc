import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CATEGORY_KEYS, carriedEditions } from '../wire/asterix/index.ts';
import { CAP_PROFILES, type CapProfileName } from '../wire/cap/index.ts';
import { decodeAis } from './decode-ais.ts';
import { decodeAsterix } from './decode-asterix.ts';
import { decodeCamfFile } from './decode-camf.ts';
import { decodeCotFile } from './decode-cot.ts';
import { decodeDisFile } from './decode-dis.ts';
import { decodeModesText, decodeSbsText } from './decode-modes.ts';
import { carriedText, type DecodeRequest, type Say } from './decode-request.ts';
import { decodeTdm } from './decode-tdm.ts';
import { decodeUdlFile } from './decode-udl.ts';

export const DECODE_HELP = `bongsu decode FORMAT [FILE|-] [--json]

Reads recorded messages and prints them, one record a line with --json.
FILE may be left out or be - for standard input.

  asterix   pcap, pcapng, or data blocks one after the other
            --edition CATEGORY=EDITION   which edition a category is read by; needed for each
                                         category, since an edition cannot be guessed;
                                         048re=1.13 opens the reserved expansion field too
            --port N                     only UDP and TCP packets to this port
            --labels                     also the specification's words for coded values
            --oradis                     blocks are wrapped by an ORADIS recorder
  ais       AIS sentences (NMEA 0183), one a line
  modes     Mode S messages: AVR text or hex, one a line, or Beast binary
            --receiver LAT,LON           where they were heard: decides places on the ground, and
                                         all places where the lines carry no counter
            --correct N                  mend up to N (1 or 2) wrong bits; mended messages are
                                         guesses and say so in correctedBits. Without it: none
  sbs       BaseStation lines (port 30003): they carry no integrity
  tdm       CCSDS tracking data messages: keyword = value, or XML
  dis       DIS PDUs (IEEE 1278.1): pcap, pcapng, or PDUs one after the other; --port N as above
  cot       Cursor on Target: XML or TAK protobuf, events one after the other, or a capture;
            --port N as above
  camf      satellite alerts (CAMF): $QZQSM sentences or lines of 32 hex digits
  cap       Common Alerting Protocol 1.2: a message, or a feed or envelope of them
            --profile NAME               also these rules: core (default), ipaws, au, google
            --key FILE                   whose signature is trusted: public key or certificate, PEM
  udl       Unified Data Library: JSON of missile tracks or of launch detections

Example: bongsu decode asterix radar.pcap --edition 048=1.32 --edition 034=1.29 --json
Exit code 1: the file cannot be read, or nothing in it could be.`;

/** A decoder prints what it reads and gives the exit code. */
type Decoder = (request: DecodeRequest) => number | Promise<number>;

const FORMATS: Readonly<Record<string, Decoder>> = {
  asterix: decodeAsterix,
  ais: decodeAis,
  modes: decodeModesText,
  sbs: decodeSbsText,
  tdm: decodeTdm,
  dis: decodeDisFile,
  cot: decodeCotFile,
  camf: decodeCamfFile,
  udl: decodeUdlFile,
  // Signatures need what the other formats do not.
  cap: async (request) => (await import('./decode-cap.ts')).decodeCapFile(request),
};

/** `bongsu decode`: see {@link DECODE_HELP}. Returns the exit code. */
export async function runDecode(args: string[], out: Say, err: Say): Promise<number> {
  const parsed = readArguments(args);
  if (typeof parsed === 'string') {
    err(parsed);
    err(DECODE_HELP);
    return 2;
  }
  if (parsed.help) {
    out(DECODE_HELP);
    return 0;
  }
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(parsed.file === '-' ? 0 : parsed.file);
  } catch (error) {
    const { BongsuError, reasonOf } = await import('../node/index.ts');
    throw new BongsuError('BNG_FILE_UNREADABLE', { file: parsed.file, reason: reasonOf(error) });
  }
  const { decoder, ...rest } = parsed;
  return decoder({ ...rest, bytes, out, err });
}

interface Arguments {
  readonly help: boolean;
  readonly decoder: Decoder;
  readonly file: string;
  readonly json: boolean;
  readonly labels: boolean;
  readonly editions: Readonly<Record<string, string>>;
  readonly ports: readonly number[];
  readonly correctBits: DecodeRequest['correctBits'];
  readonly receiver: DecodeRequest['receiver'];
  readonly oradis: boolean;
  readonly profile: CapProfileName | null;
  readonly keyFile: string | null;
}

/** A sentence that says what is wrong, where something is. */
function readArguments(args: string[]): Arguments | string {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { values, positionals } = parsed;
  const [format, file = '-', ...more] = positionals;
  const help = values.help ?? false;
  if (format === undefined && !help) return 'Say which format to decode.';
  const decoder = Object.hasOwn(FORMATS, format ?? 'asterix') ? FORMATS[format ?? 'asterix'] : null;
  if (decoder === null || decoder === undefined) {
    return `There is no format "${format}"; there are ${Object.keys(FORMATS).join(', ')}.`;
  }
  if (more.length > 0) return `One file at a time: "${more[0]}" is too many.`;
  const editions = readEditions(values.edition ?? []);
  if (typeof editions === 'string') return editions;
  const ports: number[] = [];
  for (const text of values.port ?? []) {
    const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
    if (port < 1 || port > 65_535) return `--port is 1 to 65535, not "${text}".`;
    ports.push(port);
  }
  const correctBits = values.correct ?? '0';
  if (!/^[012]$/.test(correctBits)) return `--correct is 0, 1 or 2, not "${correctBits}".`;
  const receiver = readPlace(values.receiver);
  if (typeof receiver === 'string') return receiver;
  const profile = CAP_PROFILES.find((name) => name === values.profile) ?? null;
  if (values.profile !== undefined && profile === null) {
    return `--profile is one of ${CAP_PROFILES.join(', ')}, not "${values.profile}".`;
  }
  return {
    help,
    profile,
    keyFile: values.key ?? null,
    decoder,
    correctBits: Number(correctBits) as 0 | 1 | 2,
    receiver,
    file,
    json: values.json ?? false,
    labels: values.labels ?? false,
    editions,
    ports,
    oradis: values.oradis ?? false,
  };
}

function parse(args: string[]): {
  values: {
    oradis?: boolean;
    json?: boolean;
    labels?: boolean;
    help?: boolean;
    edition?: string[];
    port?: string[];
    correct?: string;
    receiver?: string;
    profile?: string;
    key?: string;
  };
  positionals: string[];
} {
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      labels: { type: 'boolean' },
      oradis: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
      edition: { type: 'string', multiple: true },
      port: { type: 'string', multiple: true },
      correct: { type: 'string' },
      receiver: { type: 'string' },
      profile: { type: 'string' },
      key: { type: 'string' },
    },
  });
}

function readEditions(given: readonly string[]): Record<string, string> | string {
  const carried = carriedEditions();
  const editions: Record<string, string> = {};
  for (const text of given) {
    const match = /^(\d{1,3})(re)?=(\d+\.\d+)$/.exec(text);
    const category = CATEGORY_KEYS[Number(match?.[1] ?? -1)];
    if (match === null || category === undefined) {
      return `--edition is CATEGORY=EDITION, for example 048=1.32 or 048re=1.13, not "${text}".`;
    }
    const key = `${category}${match[2] ?? ''}`;
    const edition = match[3]!;
    if (!(carried[key] ?? []).includes(edition)) {
      return `Edition ${edition} of category ${key} is not carried; ${carriedText(key)}.`;
    }
    editions[key] = edition;
  }
  return editions;
}

/** `LAT,LON` in degrees, or a sentence that says what is wrong. */
function readPlace(given: string | undefined): DecodeRequest['receiver'] | string {
  if (given === undefined) return null;
  const [latitudeDeg = Number.NaN, longitudeDeg = Number.NaN, ...more] = given
    .split(',')
    .map((text) => (text.trim() === '' ? Number.NaN : Number(text)));
  const right = Math.abs(latitudeDeg) <= 90 && Math.abs(longitudeDeg) <= 180 && more.length === 0;
  return right
    ? { latitudeDeg, longitudeDeg }
    : `--receiver is LAT,LON in degrees, for example 37.5,127.0, not "${given}".`;
}

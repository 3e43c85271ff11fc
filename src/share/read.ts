import { HAZARD_KINDS } from '../assess/index.ts';
import { isInstant, isMode, isNodeId } from '../mark/index.ts';
import { canonicalBytes, noteCanonical } from '../seal/index.ts';
import { LANGUAGE_TAG, PUBLIC_STATES, STAGES } from '../warn/index.ts';
import { isDetail } from './arrangement/read-detail.ts';
import { leadProblem } from './authority.ts';
import { consultProblem } from './consult.ts';
import { exchangedProblem } from './exchanged.ts';
import { type Frame, MAX_STATEMENT_BYTES } from './frame.ts';
import { probeProblem } from './probe.ts';
import { recallProblem } from './recall.ts';
import type { SignedStatement } from './statement.ts';
import { keyProblem } from './successor.ts';
import { tracksProblem } from './tracks/hear.ts';

/** Points in one polygon that a peer may send; a predicted area has a few hundred. */
const MAX_POINTS = 10_000;
/** Entries of any other list in a statement; a country has under a hundred provinces. */
const MAX_ENTRIES = 1000;
/** Kinds of statement that a peer may say it reads, and characters of each: it is kept. */
const MAX_SPEAKS = 64;
/** Characters of any text in a statement. */
const MAX_TEXT = 4000;

/** Languages of one warning: more than any country warns in; a node's own are known here or not. */
const MAX_LANGUAGES = 16;
const TAG = new RegExp(LANGUAGE_TAG);

/** `kor-h3`: a node's name, a letter, a count. */
const ID = /^[a-z][a-z0-9]{1,15}-[a-z]\d{1,15}$/;
/** `kor-h3`, and `kor-h3/zone` for what a warning to ships and aircraft is about. */
const HAZARD = /^[a-z][a-z0-9]{1,15}-[a-z]\d{1,15}(\/zone)?$/;

const HAZARD_STATUS = ['open', 'lost', 'ended', 'withdrawn'];

export type ReadFrame =
  | { readonly ok: true; readonly frame: Frame }
  | { readonly ok: false; readonly message: string };

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Reads one frame as it came off a link; says what is wrong with it instead of throwing. */
export function readFrame(bytes: Uint8Array): ReadFrame {
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(bytes));
  } catch {
    return { ok: false, message: 'is not JSON in UTF-8' };
  }
  const problem = frameProblem(value) ?? sizeProblem(value);
  return problem === null ? { ok: true, frame: value as Frame } : { ok: false, message: problem };
}

/**
 * A frame that cannot be written again, or not within bounds, cannot be handed on or compared by
 * hash: lone surrogates, endless nesting, numbers that grow when they are written canonically.
 */
function sizeProblem(value: unknown): string | null {
  try {
    noteStatement(value as Frame);
    const { length } = canonicalBytes(value);
    return length <= MAX_STATEMENT_BYTES ? null : `is longer than ${MAX_STATEMENT_BYTES} bytes`;
  } catch {
    return 'has no canonical form';
  }
}

/**
 * What came is chained, verified and recorded next: from within, each text is part of the next. Batches
 * of tracks are long, and one follows the other: what is noted of them would outlive its step.
 */
function noteStatement(frame: Frame): void {
  if (frame.frame !== 'statement') return;
  const { statement } = frame;
  if (statement.body.content.about === 'tracks') return;
  for (const part of [statement.body.content, statement.body, statement]) noteCanonical(part);
}

function frameProblem(value: unknown): string | null {
  if (!isRecord(value)) return 'is not an object';
  switch (value['frame']) {
    case 'hello':
      if (!isNodeId(value['node']) || !isMode(value['mode'])) return 'hello: node or mode is wrong';
      return isCount(value['version']) &&
        isCount(value['received']) &&
        isHash(value['receivedChain']) &&
        (value['speaks'] === undefined || isSpeaks(value['speaks'])) &&
        (value['ledger'] === undefined || isLedgerName(value['ledger'])) &&
        (value['yourLedger'] == null || isLedgerName(value['yourLedger']))
        ? null
        : 'hello: version, received, receivedChain or a ledger is wrong';
    case 'statement':
      if (!isCount(value['sequence']) || !isHash(value['chain'])) {
        return 'statement: sequence or chain is wrong';
      }
      return statementProblem(value['statement']);
    case 'ack':
      return isCount(value['sequence']) && isHash(value['chain'])
        ? null
        : 'ack: sequence or chain is wrong';
    case 'heartbeat':
      return isInstant(value['sentMs']) && isCount(value['lastSequence'])
        ? null
        : 'heartbeat: sentMs or lastSequence is wrong';
    case 'exchanged':
      return exchangedProblem(value);
    case 'rejected':
      return isCount(value['sequence']) && isText(value['reason']) && isText(value['message'])
        ? null
        : 'rejected: sequence, reason or message is wrong';
    case 'refused':
      return isText(value['reason']) && isText(value['message'])
        ? null
        : 'refused: reason or message is wrong';
    default:
      return 'the kind of frame is unknown';
  }
}

/** What is wrong with the form of a signed statement; null when nothing is. */
export function statementProblem(value: unknown): string | null {
  if (!isRecord(value)) return 'statement: is not an object';
  if (!isText(value['type']) || !isText(value['key']) || !isText(value['signature'])) {
    return 'statement: type, key or signature is wrong';
  }
  if (!hasOnly(value, ['type', 'body', 'key', 'signature'])) return 'statement: unknown member';
  const body = value['body'];
  if (!isRecord(body)) return 'statement: body is not an object';
  if (!isId(body['id']) || !isNodeId(body['origin']) || !isMode(body['mode'])) {
    return 'statement: id, origin or mode is wrong';
  }
  if (!hasOnly(body, BODY_MEMBERS)) return 'statement: unknown member in the body';
  if (!isText(body['releaseClass']) || !isInstant(body['timeMs'])) {
    return 'statement: releaseClass or timeMs is wrong';
  }
  return labelProblem(body['label']) ?? contentProblem(body['content']);
}

function labelProblem(label: unknown): string | null {
  if (!isRecord(label)) return 'label: is not an object';
  const good =
    isText(label['classification']) &&
    isList(label['releasableTo'], isNodeId) &&
    isList(label['caveats'], isText) &&
    isAmount(label['delayS']) &&
    isText(label['fidelity']) &&
    hasOnly(label, LABEL_MEMBERS);
  return good ? null : 'label: a field is wrong';
}

function contentProblem(content: unknown): string | null {
  if (!isRecord(content)) return 'content: is not an object';
  if (content['about'] === 'lead') return leadProblem(content);
  if (content['about'] === 'probe') return probeProblem(content);
  if (content['about'] === 'consult') return consultProblem(content);
  if (content['about'] === 'recall') return recallProblem(content);
  if (content['about'] === 'key') return keyProblem(content);
  if (content['about'] === 'tracks') return tracksProblem(content);
  if (!isCount(content['revision']) || !isOneOf(content['kind'], HAZARD_KINDS)) {
    return 'content: revision or kind is wrong';
  }
  if (!isHazard(content['hazard'])) return 'content: hazard is wrong';
  if (content['about'] === 'hazard') {
    const good =
      isOneOf(content['status'], HAZARD_STATUS) &&
      isList(content['areas'], isPredictedArea) &&
      isList(content['arrivals'], isAreaTime) &&
      isTimeOrNull(content['earliestMs']) &&
      isTimeOrNull(content['latestMs']) &&
      (content['detail'] === undefined || isDetail(content['detail'], isPolygon)) &&
      hasOnly(content, HAZARD_MEMBERS);
    return good ? null : 'content: status, areas or arrivals of a hazard are wrong';
  }
  if (content['about'] !== 'warning') return 'content: is about neither hazard nor warning';
  const good =
    isId(content['warning']) &&
    isOneOf(content['state'], PUBLIC_STATES) &&
    isList(content['areas'], isStagedArea) &&
    isList(content['polygons'], isPolygon) &&
    isInstant(content['issuedMs']) &&
    isInstant(content['expiresMs']) &&
    areTexts(content['texts']) &&
    hasOnly(content, WARNING_MEMBERS);
  return good ? null : 'content: a field of a warning is wrong';
}

function isPredictedArea(value: unknown): boolean {
  return isRecord(value) && isAmount(value['containment']) && isPolygon(value['polygon']);
}

function isAreaTime(value: unknown): boolean {
  return (
    isRecord(value) &&
    isText(value['region']) &&
    isTimeOrNull(value['earliestMs']) &&
    isTimeOrNull(value['latestMs'])
  );
}

function isTimeOrNull(value: unknown): boolean {
  return value === null || isInstant(value);
}

function isStagedArea(value: unknown): boolean {
  if (!isAreaTime(value) || !isRecord(value) || !isOneOf(value['stage'], STAGES)) return false;
  return value['decided'] === undefined || isOneOf(value['decided'], STAGES);
}

function isPolygon(value: unknown): boolean {
  if (!Array.isArray(value) || value.length > MAX_ENTRIES) return false;
  let points = 0;
  for (const ring of value) {
    if (!Array.isArray(ring)) return false;
    points += ring.length;
    if (points > MAX_POINTS || !ring.every(isPoint)) return false;
  }
  return true;
}

function isPoint(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    Math.abs(Number(value[0])) <= Math.PI + 1e-9 &&
    Math.abs(Number(value[1])) <= Math.PI / 2 + 1e-9 &&
    typeof value[0] === 'number' &&
    typeof value[1] === 'number'
  );
}

function areTexts(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const languages = Object.keys(value);
  return (
    languages.length > 0 &&
    languages.length <= MAX_LANGUAGES &&
    languages.every((tag) => TAG.test(tag) && isWarningText(value[tag]))
  );
}

function isWarningText(value: unknown): boolean {
  return (
    isRecord(value) &&
    hasOnly(value, TEXT_MEMBERS) &&
    isText(value['headline']) &&
    (value['brief'] === undefined || isText(value['brief'])) &&
    isText(value['description']) &&
    isText(value['instruction'])
  );
}

/** True for what {@link statementProblem} finds nothing wrong with. */
export function isSignedStatement(value: unknown): value is SignedStatement {
  return statementProblem(value) === null;
}

/**
 * What a peer may put in a statement is listed here, as what we put in one is in `projection.ts`:
 * a field that nobody agreed on is not kept, shown or handed on.
 */
function hasOnly(value: Record<string, unknown>, members: readonly string[]): boolean {
  return Object.keys(value).every((member) => members.includes(member));
}

const BODY_MEMBERS = ['id', 'origin', 'mode', 'releaseClass', 'timeMs', 'label', 'content'];
const LABEL_MEMBERS = ['classification', 'releasableTo', 'caveats', 'delayS', 'fidelity'];
const CONTENT_MEMBERS = ['about', 'hazard', 'revision', 'kind', 'areas'];
const HAZARD_MEMBERS = [
  ...CONTENT_MEMBERS,
  ...['status', 'arrivals', 'earliestMs', 'latestMs', 'detail'],
];
const TEXT_MEMBERS = ['headline', 'brief', 'description', 'instruction'];
const WARNING_MEMBERS = [
  ...CONTENT_MEMBERS,
  ...['warning', 'state', 'polygons', 'texts', 'issuedMs', 'expiresMs'],
];

function isHazard(value: unknown): boolean {
  return typeof value === 'string' && HAZARD.test(value);
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && ID.test(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_TEXT && value.isWellFormed();
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

/** 128 random bits, as a ledger is named when it is made. */
export function isLedgerName(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{32}$/.test(value);
}

function isOneOf(value: unknown, words: readonly string[]): boolean {
  return typeof value === 'string' && words.includes(value);
}

function isSpeaks(value: unknown): boolean {
  const isShort = (word: unknown): boolean => isText(word) && word.length <= MAX_SPEAKS;
  return Array.isArray(value) && value.length <= MAX_SPEAKS && value.every(isShort);
}

function isList(value: unknown, each: (entry: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length <= MAX_ENTRIES && value.every(each);
}

import type { CapAlert } from './alert.ts';
import { type CapProfileName, PROFILES } from './profiles.ts';
import {
  type CapFinding,
  eachArea,
  eachInfo,
  isText,
  must,
  type NamedRule,
  type Said,
  should,
  unless,
} from './rule.ts';

/**
 * What CAP 1.2 (OASIS Standard, 1 July 2010) asks in words and its schema does not, and what a
 * profile asks beyond it. No finding at all: the message conforms.
 */
export function checkCap(alert: CapAlert, profile: CapProfileName = 'core'): CapFinding[] {
  const { rules } = PROFILES[profile];
  return [...CORE, ...rules].flatMap(({ rule, level, check }) =>
    check(alert).map(({ at, message }) => ({ rule, level, at, message })),
  );
}

const REFERENCE = /^[^\s,<&]+,[^\s,<&]+,\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/;
/** Types of message that speak of earlier ones. */
const REFERRING: readonly CapAlert['msgType'][] = ['Update', 'Cancel', 'Ack', 'Error'];

const CORE: readonly NamedRule[] = [
  must('CAP 1.2, 3.2.1 identifier', ({ identifier }) =>
    unless(isWord(identifier), 'identifier', 'it is empty or has a space, comma, < or &'),
  ),
  must('CAP 1.2, 3.2.1 sender', ({ sender }) =>
    unless(isWord(sender), 'sender', 'it is empty or has a space, comma, < or &'),
  ),
  must('CAP 1.2, 3.2.1 msgType and references', ({ msgType, references }) =>
    unless(
      !REFERRING.includes(msgType) || (references ?? []).length > 0,
      'references',
      `${msgType} names no earlier message`,
    ),
  ),
  must('CAP 1.2, 3.2.1 references', ({ references }) =>
    (references ?? []).flatMap((reference, i) =>
      unless(
        REFERENCE.test(reference),
        `references[${i}]`,
        `"${reference.slice(0, 80)}" is not sender,identifier,sent`,
      ),
    ),
  ),
  must('CAP 1.2, 3.2.1 restriction', ({ scope, restriction }) =>
    unless(scope !== 'Restricted' || isText(restriction), 'restriction', 'scope is Restricted'),
  ),
  must('CAP 1.2, 3.2.1 addresses', ({ scope, addresses }) =>
    unless(scope !== 'Private' || isText(addresses), 'addresses', 'scope is Private'),
  ),
  should('CAP 1.2, 3.2.1 status and note', ({ status, note }) =>
    unless(status !== 'Exercise' || isText(note), 'note', 'an exercise is named in the note'),
  ),
  should('CAP 1.2, 3.2.1 msgType and note', ({ msgType, note }) =>
    unless(msgType !== 'Error' || isText(note), 'note', 'a refusal is explained in the note'),
  ),
  must('CAP 1.2, 3.2.2 event', (alert) =>
    eachInfo(alert, ({ event }, at) => unless(isText(event), `${at}.event`, 'it is empty')),
  ),
  should('CAP 1.2, 3.2.2 responseType', (alert) =>
    eachInfo(alert, ({ responseType }, at) =>
      unless(
        alert.scope !== 'Public' || !(responseType ?? []).includes('Assess'),
        `${at}.responseType`,
        'Assess is not for the public',
      ),
    ),
  ),
  must('CAP 1.2, 3.2.3 digest', (alert) =>
    eachInfo(alert, ({ resource }, at) =>
      (resource ?? []).flatMap(({ digest }, i) =>
        unless(
          digest === undefined || /^[0-9A-Fa-f]{40}$/.test(digest.trim()),
          `${at}.resource[${i}].digest`,
          'it is no SHA-1 in hexadecimal',
        ),
      ),
    ),
  ),
  must('CAP 1.2, 3.2.4 polygon', (alert) =>
    eachArea(alert, ({ polygon }, at) =>
      (polygon ?? []).flatMap((points, i) => polygonFaults(points, `${at}.polygon[${i}]`)),
    ),
  ),
  must('CAP 1.2, 3.2.4 circle', (alert) =>
    eachArea(alert, ({ circle }, at) =>
      (circle ?? []).flatMap(({ latitudeDeg, longitudeDeg, radiusKm }, i) =>
        unless(
          isPlace(latitudeDeg, longitudeDeg) && radiusKm >= 0,
          `${at}.circle[${i}]`,
          'it is at no place on Earth, or of negative radius',
        ),
      ),
    ),
  ),
  must('CAP 1.2, 3.2.4 ceiling', (alert) =>
    eachArea(alert, ({ altitudeFt, ceilingFt }, at) =>
      unless(
        ceilingFt === undefined || (altitudeFt !== undefined && altitudeFt <= ceilingFt),
        `${at}.ceiling`,
        'it stands without an altitude, or under it',
      ),
    ),
  ),
];

function polygonFaults(
  points: readonly (readonly [number, number])[],
  at: string,
): readonly Said[] {
  const [first] = points;
  const last = points.at(-1);
  const closed =
    first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1];
  return [
    ...unless(points.length >= 4, at, `${points.length} points; four at least`),
    ...unless(closed, at, 'the last point is not the first again'),
    ...unless(
      points.every(([latitude, longitude]) => isPlace(latitude, longitude)),
      at,
      'a point is at no place on Earth',
    ),
  ];
}

function isPlace(latitudeDeg: number, longitudeDeg: number): boolean {
  return Math.abs(latitudeDeg) <= 90 && Math.abs(longitudeDeg) <= 180;
}

function isWord(text: string): boolean {
  return text !== '' && !/[\s,<&]/.test(text);
}

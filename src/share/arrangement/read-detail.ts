import { RANGE_CLASSES } from '../../assess/index.ts';
import { isInstant, isSensorId } from '../../mark/index.ts';
import type { HazardDetail } from './detail.ts';

/** Entries of a list in a detail; a flight passes fewer provinces and sensors. */
const MAX_ENTRIES = 1000;

/**
 * True for a detail that names nothing but what {@link HazardDetail} has, each in its form.
 *
 * @param isPolygon how the polygons of statements are checked
 */
export function isDetail(value: unknown, isPolygon: (value: unknown) => boolean): boolean {
  if (!isRecord(value) || !isAmount(value['gridM']) || !isAmount(value['timeStepS'])) return false;
  return Object.entries(value).every(([member, each]) => {
    if (member === 'areas') {
      return isList(each, (area) => hasForm(area, { containment: isAmount, polygon: isPolygon }));
    }
    const check = (FORM as Readonly<Record<string, Check>>)[member];
    return check?.(each) ?? false;
  });
}

type Check = (value: unknown) => boolean;

const FORM: Readonly<Record<Exclude<keyof HazardDetail, 'areas'>, Check>> = {
  gridM: isAmount,
  timeStepS: isAmount,
  phase: (value) => ['boost', 'coast', 're-entry', 'impacted'].includes(String(value)),
  nature: (value) =>
    hasForm(value, {
      ballistic: isAmount,
      depressedOrManoeuvring: isAmount,
      spaceLaunch: isAmount,
    }),
  rangeClass: (value) =>
    hasForm(value, Object.fromEntries(RANGE_CLASSES.map((name) => [name, isAmount]))),
  equivalentRangeM: (value) => hasForm(value, { low: isAmount, median: isAmount, high: isAmount }),
  apogeeM: isNumber,
  flownRangeM: isAmount,
  impact: (value) => hasForm(value, { point: isPoint, timeMs: isInstant, timeSigmaS: isAmount }),
  launch: (value) => hasForm(value, { point: isPoint, gridM: isAmount, timeMs: isInstant }),
  overflown: (value) =>
    isList(value, (each) => hasForm(each, { region: isName, passesMs: isInstant })),
  sensors: (value) => isList(value, isSensorId),
};

function isPoint(value: unknown): boolean {
  return (
    hasForm(value, { latitudeRad: isNumber, longitudeRad: isNumber }) &&
    Math.abs((value as { latitudeRad: number }).latitudeRad) <= Math.PI / 2 + 1e-9 &&
    Math.abs((value as { longitudeRad: number }).longitudeRad) <= Math.PI + 1e-9
  );
}

/** True for an object with exactly these members, each as its check wants it. */
function hasForm(value: unknown, form: Readonly<Record<string, Check>>): boolean {
  if (!isRecord(value)) return false;
  const members = Object.keys(form);
  return (
    Object.keys(value).length === members.length &&
    members.every((member) => form[member]!(value[member]))
  );
}

function isList(value: unknown, each: Check): boolean {
  return Array.isArray(value) && value.length <= MAX_ENTRIES && value.every(each);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isAmount(value: unknown): boolean {
  return isNumber(value) && value >= 0;
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 64 && value.isWellFormed();
}

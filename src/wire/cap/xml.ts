import { escapeXml } from '../xml.ts';
import type { CapAlert, CapArea, CapCircle, CapInfo, CapPolygon, CapValue } from './alert.ts';
import { CAP_NAMESPACE } from './alert.ts';
import { capTime } from './time.ts';

/**
 * Writes a message as XML in the order that the schema asks for, two spaces of indent, UTF-8.
 * Characters that XML 1.0 (section 2.2) does not have are written as U+FFFD; a lone surrogate
 * too. What the types cannot say (a polygon that is not closed) is written as it is.
 */
export function capXml(alert: CapAlert): string {
  const at = STEP;
  const parts = [
    text(at, 'identifier', alert.identifier),
    text(at, 'sender', alert.sender),
    text(at, 'sent', capTime(alert.sentMs)),
    text(at, 'status', alert.status),
    text(at, 'msgType', alert.msgType),
    text(at, 'source', alert.source),
    text(at, 'scope', alert.scope),
    text(at, 'restriction', alert.restriction),
    text(at, 'addresses', alert.addresses),
    ...texts(at, 'code', alert.code),
    text(at, 'note', alert.note),
    text(at, 'references', listOf(alert.references)),
    text(at, 'incidents', alert.incidents),
    ...alert.info.map((block) => info(at, block)),
  ];
  const open = `<alert xmlns="${CAP_NAMESPACE}">`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${open}\n${lines(parts)}\n</alert>\n`;
}

/** Indent of an element within another. */
const STEP = '  ';

function info(at: string, block: CapInfo): string {
  const within = at + STEP;
  return element(at, 'info', [
    text(within, 'language', block.language),
    ...texts(within, 'category', block.category),
    text(within, 'event', block.event),
    ...texts(within, 'responseType', block.responseType),
    text(within, 'urgency', block.urgency),
    text(within, 'severity', block.severity),
    text(within, 'certainty', block.certainty),
    text(within, 'audience', block.audience),
    ...values(within, 'eventCode', block.eventCode),
    time(within, 'effective', block.effectiveMs),
    time(within, 'onset', block.onsetMs),
    time(within, 'expires', block.expiresMs),
    text(within, 'senderName', block.senderName),
    text(within, 'headline', block.headline),
    text(within, 'description', block.description),
    text(within, 'instruction', block.instruction),
    text(within, 'web', block.web),
    text(within, 'contact', block.contact),
    ...values(within, 'parameter', block.parameter),
    ...(block.resource ?? []).map((each) => resource(within, each)),
    ...(block.area ?? []).map((each) => area(within, each)),
  ]);
}

function resource(at: string, block: NonNullable<CapInfo['resource']>[number]): string {
  const within = at + STEP;
  return element(at, 'resource', [
    text(within, 'resourceDesc', block.resourceDesc),
    text(within, 'mimeType', block.mimeType),
    text(within, 'size', block.size?.toString()),
    text(within, 'uri', block.uri),
    text(within, 'derefUri', block.derefUri),
    text(within, 'digest', block.digest),
  ]);
}

function area(at: string, block: CapArea): string {
  const within = at + STEP;
  return element(at, 'area', [
    text(within, 'areaDesc', block.areaDesc),
    ...texts(within, 'polygon', block.polygon?.map(polygonText)),
    ...texts(within, 'circle', block.circle?.map(circleText)),
    ...values(within, 'geocode', block.geocode),
    text(within, 'altitude', block.altitudeFt?.toString()),
    text(within, 'ceiling', block.ceilingFt?.toString()),
  ]);
}

/** `latitude,longitude` pairs, to 1e-4 degrees (11 m). */
function polygonText(polygon: CapPolygon): string {
  return polygon
    .map(([latitude, longitude]) => `${degrees(latitude)},${degrees(longitude)}`)
    .join(' ');
}

function circleText(circle: CapCircle): string {
  return `${degrees(circle.latitudeDeg)},${degrees(circle.longitudeDeg)} ${circle.radiusKm}`;
}

function degrees(value: number): string {
  return value.toFixed(4);
}

/** A list in one element, parted by spaces: none may stand in a sender or identifier (section 3.2.1; `rules.ts`). */
function listOf(items: readonly string[] | undefined): string | undefined {
  return items === undefined || items.length === 0 ? undefined : items.join(' ');
}

function values(at: string, name: string, list: readonly CapValue[] | undefined): string[] {
  const within = at + STEP;
  return (list ?? []).map(({ valueName, value }) =>
    element(at, name, [text(within, 'valueName', valueName), text(within, 'value', value)]),
  );
}

function time(at: string, name: string, instant: number | undefined): string {
  return instant === undefined ? '' : text(at, name, capTime(instant));
}

function texts(at: string, name: string, list: readonly string[] | undefined): string[] {
  return (list ?? []).map((value) => text(at, name, value));
}

/** Nothing for what is absent. A text has no line feeds left that an indent would belong to. */
function text(at: string, name: string, value: string | undefined): string {
  return value === undefined ? '' : `${at}<${name}>${escapeXml(value)}</${name}>`;
}

function element(at: string, name: string, parts: readonly string[]): string {
  return `${at}<${name}>\n${lines(parts)}\n${at}</${name}>`;
}

function lines(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}

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
  const parts = [
    text('identifier', alert.identifier),
    text('sender', alert.sender),
    text('sent', capTime(alert.sentMs)),
    text('status', alert.status),
    text('msgType', alert.msgType),
    text('source', alert.source),
    text('scope', alert.scope),
    text('restriction', alert.restriction),
    text('addresses', alert.addresses),
    ...texts('code', alert.code),
    text('note', alert.note),
    text('references', listOf(alert.references)),
    text('incidents', alert.incidents),
    ...alert.info.map(info),
  ];
  const open = `<alert xmlns="${CAP_NAMESPACE}">`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${open}\n${indent(parts)}\n</alert>\n`;
}

function info(block: CapInfo): string {
  return element('info', [
    text('language', block.language),
    ...texts('category', block.category),
    text('event', block.event),
    ...texts('responseType', block.responseType),
    text('urgency', block.urgency),
    text('severity', block.severity),
    text('certainty', block.certainty),
    text('audience', block.audience),
    ...values('eventCode', block.eventCode),
    time('effective', block.effectiveMs),
    time('onset', block.onsetMs),
    time('expires', block.expiresMs),
    text('senderName', block.senderName),
    text('headline', block.headline),
    text('description', block.description),
    text('instruction', block.instruction),
    text('web', block.web),
    text('contact', block.contact),
    ...values('parameter', block.parameter),
    ...(block.resource ?? []).map((resource) =>
      element('resource', [
        text('resourceDesc', resource.resourceDesc),
        text('mimeType', resource.mimeType),
        text('size', resource.size?.toString()),
        text('uri', resource.uri),
        text('derefUri', resource.derefUri),
        text('digest', resource.digest),
      ]),
    ),
    ...(block.area ?? []).map(area),
  ]);
}

function area(block: CapArea): string {
  return element('area', [
    text('areaDesc', block.areaDesc),
    ...texts('polygon', block.polygon?.map(polygonText)),
    ...texts('circle', block.circle?.map(circleText)),
    ...values('geocode', block.geocode),
    text('altitude', block.altitudeFt?.toString()),
    text('ceiling', block.ceilingFt?.toString()),
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

/** A list in one element: items with white space or quotes in double quotes (section 3.2.1). */
function listOf(items: readonly string[] | undefined): string | undefined {
  return items === undefined || items.length === 0 ? undefined : items.join(' ');
}

function values(name: string, list: readonly CapValue[] | undefined): string[] {
  return (list ?? []).map(({ valueName, value }) =>
    element(name, [text('valueName', valueName), text('value', value)]),
  );
}

function time(name: string, instant: number | undefined): string {
  return instant === undefined ? '' : text(name, capTime(instant));
}

function texts(name: string, list: readonly string[] | undefined): string[] {
  return (list ?? []).map((value) => text(name, value));
}

/** Nothing for what is absent. */
function text(name: string, value: string | undefined): string {
  return value === undefined ? '' : `<${name}>${escapeXml(value)}</${name}>`;
}

function element(name: string, parts: readonly string[]): string {
  return `<${name}>\n${indent(parts)}\n</${name}>`;
}

/** By line feeds alone: text has none left, and its other line separators are its own. */
function indent(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .flatMap((part) => part.split('\n'))
    .map((line) => `  ${line}`)
    .join('\n');
}

export * from './alert.ts';
export * from './time.ts';
export { capXml, escapeXml } from './xml.ts';

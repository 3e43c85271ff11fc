export * from './alert.ts';
export * from './time.ts';
export { capXml } from './xml.ts';

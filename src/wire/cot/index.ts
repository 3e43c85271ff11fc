export type { Fault, FaultReason } from '../fault.ts';
export {
  type CotDatagram,
  decodeCot,
  MAX_UNREAD,
  type PlacedEvent,
  type UnreadEvent,
} from './decode.ts';
export {
  type CotElement,
  type CotEvent,
  type CotOpex,
  type CotPoint,
  detailOf,
  opexOf,
  textOf,
} from './event.ts';
export { writeTakDatagram, writeTakStream } from './tak.ts';
export { writeCotXml } from './xml.ts';

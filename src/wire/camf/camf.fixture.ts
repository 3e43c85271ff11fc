import fc from 'fast-check';
import { CAMF_FIELDS, type CamfMessage, type DcxFrame } from './index.ts';

/** Any codes: all 122 bits are somebody's message. */
export const camfMessage: fc.Arbitrary<CamfMessage> = fc
  .tuple(...CAMF_FIELDS.map(([, bits]) => fc.nat({ max: 2 ** bits - 1 })))
  .map(
    (codes) =>
      Object.fromEntries(
        CAMF_FIELDS.map(([name], i) => [name, codes[i]]),
      ) as unknown as CamfMessage,
  );

export const dcxFrame: fc.Arbitrary<DcxFrame> = fc
  .tuple(
    fc.constantFrom(0x53, 0x9a, 0xc6),
    fc.nat({ max: 1 }),
    fc.nat({ max: 511 }),
    camfMessage,
    fc.stringMatching(/^[0-9A-F]{17}$/),
    fc.nat({ max: 63 }),
    fc.nat({ max: 63 }),
  )
  .map(([preamble, maskType, mask, message, extension, version, spare]) => ({
    ...{ kind: 'dcx' as const, preamble, maskType, mask, message, extension, version, spare },
  }));

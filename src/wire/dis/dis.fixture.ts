import fc from 'fast-check';
import type { EntityStatePdu, EntityType, VariableParameter, Vector } from './index.ts';

const octet = fc.nat(0xff);
const short = fc.nat(0xffff);
const word = fc.nat(0xffffffff);
const float = fc.float({ noNaN: true, noDefaultInfinity: true });
const double = fc.double({ noNaN: true, noDefaultInfinity: true });
const floats: fc.Arbitrary<Vector> = fc.tuple(float, float, float);
const hexOf = (octets: number) =>
  fc
    .uint8Array({ minLength: octets, maxLength: octets })
    .map((bytes) => Buffer.from(bytes).toString('hex'));

const id = fc.record({ site: short, application: short, entity: short }, { noNullPrototype: true });
const type: fc.Arbitrary<EntityType> = fc.record(
  {
    kind: octet,
    domain: octet,
    country: short,
    category: octet,
    subcategory: octet,
    specific: octet,
    extra: octet,
  },
  { noNullPrototype: true },
);

const parameter: fc.Arbitrary<VariableParameter> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('articulated' as const),
      change: octet,
      attachedTo: short,
      parameterType: word,
      value: float,
    },
    { noNullPrototype: true },
  ),
  fc.record(
    {
      kind: fc.constant('attached' as const),
      detached: octet,
      attachedTo: short,
      parameterType: word,
      type,
    },
    { noNullPrototype: true },
  ),
  fc.record(
    { kind: fc.constant('other' as const), hex: hexOf(15).map((hex) => `04${hex}`) },
    { noNullPrototype: true },
  ),
);

const marking = fc.oneof(
  fc
    .string({
      unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
      maxLength: 11,
    })
    .map((text) => ({ characterSet: 1, text })),
  hexOf(11).map((text) => ({ characterSet: 3, text })),
);

/** Any entity state that can be sent. */
export const entityState: fc.Arbitrary<EntityStatePdu> = fc.record(
  {
    kind: fc.constant('entity-state' as const),
    header: fc.record(
      {
        protocolVersion: fc.constantFrom(6, 7),
        exerciseId: octet,
        pduType: fc.constant(1),
        protocolFamily: fc.constant(1),
        pastHourS: fc.nat(2 ** 31 - 2).map((steps) => (steps * 3600) / (2 ** 31 - 1)),
        absoluteTime: fc.boolean(),
        status: octet,
      },
      { noNullPrototype: true },
    ),
    id,
    force: octet,
    type,
    alternativeType: type,
    velocity: floats,
    location: fc.tuple(double, double, double),
    orientation: floats,
    appearance: word,
    deadReckoning: fc.record(
      {
        algorithm: octet,
        otherParameters: hexOf(15),
        acceleration: floats,
        angularVelocity: floats,
      },
      { noNullPrototype: true },
    ),
    marking,
    capabilities: word,
    variableParameters: fc.array(parameter, { maxLength: 5 }),
  },
  { noNullPrototype: true },
);

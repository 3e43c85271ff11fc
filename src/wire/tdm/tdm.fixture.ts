import fc from 'fast-check';
import {
  CHOICES,
  DATA,
  DATA_KEYWORDS,
  METADATA,
  METADATA_KEYWORDS,
  type MetadataKeyword,
  type Tdm,
  type TdmMetadata,
  type TdmObservation,
  type TdmSegment,
} from './index.ts';

const PRINTABLE = fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code));
const word = fc.string({ unit: PRINTABLE, minLength: 1, maxLength: 12 });
/** Single blanks between words: several count as one. */
const text = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const comment = fc.oneof(text, fc.constant(''));

const digits = (value: number, width: number): string => String(value).padStart(width, '0');
const day = fc.oneof(
  fc.integer({ min: 1, max: 365 }).map((number) => digits(number, 3)),
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([month, inMonth]) => `${digits(month, 2)}-${digits(inMonth, 2)}`),
);
const fraction = fc.oneof(
  fc.constant(''),
  fc.nat(999_999_999).map((value) => `.${digits(value, 9)}`),
);

/** Any epoch of 1972 to 2100 in either form. */
const epoch = fc
  .tuple(fc.integer({ min: 1972, max: 2100 }), day, fc.nat(86_399), fraction)
  .map(([year, inYear, second, rest]) => {
    const clock = [second / 3600, (second / 60) % 60, second % 60]
      .map((part) => digits(Math.floor(part), 2))
      .join(':');
    return `${year}-${inYear}T${clock}${rest}`;
  });

/** What the standard's 16 digits can say. */
const number = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .map((value) => Number(value.toPrecision(15)) + 0)
  .filter(Number.isFinite);
const integer = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }).map((value) => value + 0);
const list = fc.array(
  word.map((name) => name.replaceAll(',', ';')),
  { minLength: 1, maxLength: 3 },
);

function metadataValue(keyword: MetadataKeyword): fc.Arbitrary<unknown> {
  switch (METADATA[keyword]) {
    case 'text':
      return text;
    case 'epoch':
      return epoch;
    case 'number':
      return number;
    case 'integer':
      return integer;
    case 'path':
      return fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 });
    case 'list':
      return list;
    case 'choice':
      return fc.constantFrom(...CHOICES[keyword as keyof typeof CHOICES]);
  }
}

const FIXED = {
  TIME_SYSTEM: fc.constantFrom('UTC', 'TAI', 'GPS', 'TT'),
  CORRECTIONS_APPLIED: fc.constantFrom('YES', 'NO'),
  ...Object.fromEntries([1, 2, 3, 4, 5].map((index) => [`PARTICIPANT_${index}`, text])),
};

/** Every keyword may be there; what a complete segment needs always is. */
const metadata: fc.Arbitrary<TdmMetadata> = fc
  .record(
    {
      comments: fc.array(comment, { maxLength: 2 }),
      ...Object.fromEntries(METADATA_KEYWORDS.map((keyword) => [keyword, metadataValue(keyword)])),
      ...FIXED,
    },
    { requiredKeys: ['comments', ...Object.keys(FIXED)] as never, noNullPrototype: true },
  )
  .map((values) => values as unknown as TdmMetadata);

const observation: fc.Arbitrary<TdmObservation> = fc
  .tuple(fc.constantFrom(...DATA_KEYWORDS), epoch, number, fc.bigInt({ min: 0n, max: 10n ** 30n }))
  .map(([keyword, at, value, many]) => {
    const { kind, least, above, most, below } = DATA[keyword];
    if (kind === 'phase') return { keyword, epoch: at, value: `${many}.25` } as TdmObservation;
    if (kind === 'count')
      return { keyword, epoch: at, value: Number(many % 10n ** 15n) } as TdmObservation;
    const fits =
      value >= (least ?? -Infinity) &&
      value > (above ?? -Infinity) &&
      value <= (most ?? Infinity) &&
      value < (below ?? Infinity);
    return { keyword, epoch: at, value: fits ? value : 17.5 } as TdmObservation;
  });

const segment: fc.Arbitrary<TdmSegment> = fc.record(
  {
    metadata,
    comments: fc.array(comment, { maxLength: 2 }),
    observations: fc.uniqueArray(observation, {
      minLength: 1,
      maxLength: 6,
      selector: ({ keyword }) => keyword,
    }),
  },
  { noNullPrototype: true },
);

/** Any message that can be written in both encodings. */
export const message: fc.Arbitrary<Tdm> = fc.record(
  {
    version: fc.constantFrom('1.0', '2.0'),
    comments: fc.array(comment, { maxLength: 2 }),
    creationDate: epoch,
    originator: text,
    messageId: fc.option(text),
    segments: fc.array(segment, { minLength: 1, maxLength: 3 }),
  },
  { noNullPrototype: true },
);

/** A message as it was given to the writer, out of what the reader made of it. */
export function stripped(read: Tdm): Tdm {
  return {
    ...read,
    segments: read.segments.map(({ metadata: kept, comments, observations }) => ({
      metadata: kept,
      comments,
      observations: observations.map(
        ({ keyword, epoch: at, value }) => ({ keyword, epoch: at, value }) as TdmObservation,
      ),
    })),
  };
}

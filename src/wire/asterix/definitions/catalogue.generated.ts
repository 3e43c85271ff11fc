// Written by tools/asterix/compile.ts: do not edit.
import type { Definition, ExpansionDefinition } from '../definition.ts';
import { cat001_1_4 } from './cat001-1.4.generated.ts';
import { cat002_1_2 } from './cat002-1.2.generated.ts';
import { cat004_1_13 } from './cat004-1.13.generated.ts';
import { cat010_1_1 } from './cat010-1.1.generated.ts';
import { cat015_1_2 } from './cat015-1.2.generated.ts';
import { cat016_1_0 } from './cat016-1.0.generated.ts';
import { cat019_1_3 } from './cat019-1.3.generated.ts';
import { cat020_1_11 } from './cat020-1.11.generated.ts';
import { cat021_2_1 } from './cat021-2.1.generated.ts';
import { cat021_2_4 } from './cat021-2.4.generated.ts';
import { cat021_2_6 } from './cat021-2.6.generated.ts';
import { cat021_2_7 } from './cat021-2.7.generated.ts';
import { cat034_1_29 } from './cat034-1.29.generated.ts';
import { cat048_1_31 } from './cat048-1.31.generated.ts';
import { cat048_1_32 } from './cat048-1.32.generated.ts';
import { cat062_1_18 } from './cat062-1.18.generated.ts';
import { cat062_1_19 } from './cat062-1.19.generated.ts';
import { cat062_1_21 } from './cat062-1.21.generated.ts';
import { cat063_1_7 } from './cat063-1.7.generated.ts';
import { cat065_1_6 } from './cat065-1.6.generated.ts';
import { cat205_1_0 } from './cat205-1.0.generated.ts';
import { cat240_1_3 } from './cat240-1.3.generated.ts';
import { cat247_1_3 } from './cat247-1.3.generated.ts';
import { ref021_1_5 } from './ref021-1.5.generated.ts';
import { ref048_1_13 } from './ref048-1.13.generated.ts';
import { ref062_1_3 } from './ref062-1.3.generated.ts';

/** An edition and the function that makes its definition. */
export interface Carried<T> {
  readonly category: number;
  readonly edition: string;
  readonly make: () => T;
}

/** Every edition that this build can read and write. */
export const CATEGORIES: readonly Carried<Definition>[] = [
  { category: 1, edition: '1.4', make: cat001_1_4 },
  { category: 2, edition: '1.2', make: cat002_1_2 },
  { category: 4, edition: '1.13', make: cat004_1_13 },
  { category: 10, edition: '1.1', make: cat010_1_1 },
  { category: 15, edition: '1.2', make: cat015_1_2 },
  { category: 16, edition: '1.0', make: cat016_1_0 },
  { category: 19, edition: '1.3', make: cat019_1_3 },
  { category: 20, edition: '1.11', make: cat020_1_11 },
  { category: 21, edition: '2.1', make: cat021_2_1 },
  { category: 21, edition: '2.4', make: cat021_2_4 },
  { category: 21, edition: '2.6', make: cat021_2_6 },
  { category: 21, edition: '2.7', make: cat021_2_7 },
  { category: 34, edition: '1.29', make: cat034_1_29 },
  { category: 48, edition: '1.31', make: cat048_1_31 },
  { category: 48, edition: '1.32', make: cat048_1_32 },
  { category: 62, edition: '1.18', make: cat062_1_18 },
  { category: 62, edition: '1.19', make: cat062_1_19 },
  { category: 62, edition: '1.21', make: cat062_1_21 },
  { category: 63, edition: '1.7', make: cat063_1_7 },
  { category: 65, edition: '1.6', make: cat065_1_6 },
  { category: 205, edition: '1.0', make: cat205_1_0 },
  { category: 240, edition: '1.3', make: cat240_1_3 },
  { category: 247, edition: '1.3', make: cat247_1_3 },
];

/** What Reserved Expansion fields hold, by category and edition. */
export const EXPANSIONS: readonly Carried<ExpansionDefinition>[] = [
  { category: 21, edition: '1.5', make: ref021_1_5 },
  { category: 48, edition: '1.13', make: ref048_1_13 },
  { category: 62, edition: '1.3', make: ref062_1_3 },
];

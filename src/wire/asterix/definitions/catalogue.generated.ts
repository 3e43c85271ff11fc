// Written by tools/asterix/compile.ts: do not edit.
import type { Definition } from '../definition.ts';
import { CAT015_1_2 } from './cat015-1.2.generated.ts';
import { CAT034_1_29 } from './cat034-1.29.generated.ts';
import { CAT048_1_32 } from './cat048-1.32.generated.ts';

/** Every edition that this build can read and write. */
export const DEFINITIONS: readonly Definition[] = [
  CAT015_1_2,
  CAT034_1_29,
  CAT048_1_32,
];

// Written by tools/asterix/compile.ts: do not edit.
import type { EditionReader } from '../reader.ts';
import { CAT205 } from './cat205.generated.ts';
import { CAT240 } from './cat240.generated.ts';
import { CAT247 } from './cat247.generated.ts';
import { CAT001 } from './cat001.generated.ts';
import { CAT002 } from './cat002.generated.ts';
import { CAT004 } from './cat004.generated.ts';
import { CAT010 } from './cat010.generated.ts';
import { CAT015 } from './cat015.generated.ts';
import { CAT016 } from './cat016.generated.ts';
import { CAT019 } from './cat019.generated.ts';
import { CAT020 } from './cat020.generated.ts';
import { CAT021 } from './cat021.generated.ts';
import { CAT034 } from './cat034.generated.ts';
import { CAT048 } from './cat048.generated.ts';
import { CAT062 } from './cat062.generated.ts';
import { CAT063 } from './cat063.generated.ts';
import { CAT065 } from './cat065.generated.ts';

/** Reading code of every edition that this build carries. */
export const READERS: readonly EditionReader[] = [
  ...CAT205,
  ...CAT240,
  ...CAT247,
  ...CAT001,
  ...CAT002,
  ...CAT004,
  ...CAT010,
  ...CAT015,
  ...CAT016,
  ...CAT019,
  ...CAT020,
  ...CAT021,
  ...CAT034,
  ...CAT048,
  ...CAT062,
  ...CAT063,
  ...CAT065,
];

// Written by tools/asterix/compile.ts: do not edit.
import type { Cat205 } from './cat205.generated.ts';
import type { Cat240 } from './cat240.generated.ts';
import type { Cat247 } from './cat247.generated.ts';
import type { Cat001 } from './cat001.generated.ts';
import type { Cat002 } from './cat002.generated.ts';
import type { Cat004 } from './cat004.generated.ts';
import type { Cat010 } from './cat010.generated.ts';
import type { Cat015 } from './cat015.generated.ts';
import type { Cat016 } from './cat016.generated.ts';
import type { Cat019 } from './cat019.generated.ts';
import type { Cat020 } from './cat020.generated.ts';
import type { Cat021 } from './cat021.generated.ts';
import type { Cat034 } from './cat034.generated.ts';
import type { Cat048 } from './cat048.generated.ts';
import type { Cat062 } from './cat062.generated.ts';
import type { Cat063 } from './cat063.generated.ts';
import type { Cat065 } from './cat065.generated.ts';

export type * from './cat205.generated.ts';
export type * from './cat240.generated.ts';
export type * from './cat247.generated.ts';
export type * from './cat001.generated.ts';
export type * from './cat002.generated.ts';
export type * from './cat004.generated.ts';
export type * from './cat010.generated.ts';
export type * from './cat015.generated.ts';
export type * from './cat016.generated.ts';
export type * from './cat019.generated.ts';
export type * from './cat020.generated.ts';
export type * from './cat021.generated.ts';
export type * from './cat034.generated.ts';
export type * from './cat048.generated.ts';
export type * from './cat062.generated.ts';
export type * from './cat063.generated.ts';
export type * from './cat065.generated.ts';

/** A record of any category; `category` and `edition` tell which. */
export type TypedRecord =
  | Cat205
  | Cat240
  | Cat247
  | Cat001
  | Cat002
  | Cat004
  | Cat010
  | Cat015
  | Cat016
  | Cat019
  | Cat020
  | Cat021
  | Cat034
  | Cat048
  | Cat062
  | Cat063
  | Cat065;

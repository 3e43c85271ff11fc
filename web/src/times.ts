import type { Language } from '../../src/warn/index.ts';
import { WORDS } from './words.ts';

/** When something is expected, milliseconds since the epoch. */
export interface Window {
  readonly earliestMs: number;
  readonly latestMs: number;
}

/** A wider window is no time to count down to: it may happen at any moment of it. */
const WIDE_MS = 600_000;
/** Beyond this its ends say nothing at all. */
const OPEN_MS = 3 * 3_600_000;

/** `T−02:31`, by the node's clock; never negative without saying that it has passed. */
export function countdown(nowMs: number, window: Window | null, language: Language): string {
  if (window === null) return '';
  const words = WORDS[language];
  if (nowMs > window.latestMs) return words.passed;
  if (nowMs >= window.earliestMs) return isWide(window) ? words.anyTime : words.now;
  const seconds = Math.floor((window.earliestMs - nowMs) / 1000);
  return `T−${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

/** `02:31`, never negative. */
export function lengthText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

/**
 * `20:38:27–20:39:01Z`, without seconds where they would mean nothing, in words
 * where there is no time yet.
 */
export function windowText(window: Window | null, language: Language): string {
  if (window === null) return '';
  if (window.latestMs - window.earliestMs > OPEN_MS) return WORDS[language].timeOpen;
  const length = isWide(window) ? 5 : 8;
  const from = timeOfDay(window.earliestMs).slice(0, length);
  const to = timeOfDay(window.latestMs).slice(0, length);
  return from === to ? `${from}Z` : `${from}–${to}Z`;
}

function isWide(window: Window): boolean {
  return window.latestMs - window.earliestMs > WIDE_MS;
}

/** `20:38:27Z` */
export function timeOfDay(ms: number): string {
  const seconds = Math.floor(ms / 1000) % 86_400;
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}Z`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

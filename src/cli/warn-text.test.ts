import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spanText } from './warn-text.ts';

test('a span is told to the second, its day once', () => {
  const fromMs = Date.UTC(2026, 10, 22, 12, 14, 15, 194);
  assert.equal(spanText(fromMs, fromMs + 29_000), '2026-11-22 12:14:15 to 12:14:44 UTC');
  assert.equal(
    spanText(fromMs, fromMs + 86_400_000),
    '2026-11-22 12:14:15 to 2026-11-23 12:14:15 UTC',
  );
});

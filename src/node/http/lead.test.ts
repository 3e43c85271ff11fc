import assert from 'node:assert/strict';
import { test } from 'node:test';
import fastify from 'fastify';
import { SIGNED_LEAD_ACT_SCHEMA } from './lead.ts';

const SIGNED = {
  ...{ type: 'bongsu/lead-act/1', key: 'A'.repeat(43), signature: 'B'.repeat(86) },
  body: {
    ...{ act: 'offer', mode: 'exercise', node: 'jpn', officer: 'officer-1', atMs: 5 },
    ...{ lead: 'jpn-l7', term: 7, to: 'usa', kinds: ['ballistic'], areas: ['JP'], endsMs: 9 },
    conditions: ['links', 'keys', 'evaluation', 'staff'].map((name) => ({ name, state: 'good' })),
  },
};

test('a word on who leads comes in as it is, and nothing that could not be recorded', async () => {
  const app = fastify({ ajv: { customOptions: { coerceTypes: false, removeAdditional: false } } });
  const schema = { body: SIGNED_LEAD_ACT_SCHEMA };
  app.post('/', { schema }, async (request) => request.body);
  const post = async (payload: object) => app.inject({ method: 'POST', url: '/', payload });
  assert.deepEqual((await post(SIGNED)).json(), SIGNED);
  for (const wrong of [
    { ...SIGNED, type: 'bongsu/act/1' },
    { ...SIGNED, body: { ...SIGNED.body, areas: ['JP\ud800'] } },
    { ...SIGNED, body: { ...SIGNED.body, term: '7' } },
    { ...SIGNED, body: { ...SIGNED.body, more: 1 } },
    { ...SIGNED, body: { ...SIGNED.body, act: 'seize' } },
  ]) {
    assert.equal((await post(wrong)).statusCode, 400);
  }
});

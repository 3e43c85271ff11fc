import assert from 'node:assert/strict';
import { test } from 'node:test';
import fastify from 'fastify';
import { CONSULT_ACT_TYPE, MIN_OVERLAP_S } from '../../share/index.ts';
import { SIGNED_CONSULT_ACT_SCHEMA } from './consult.ts';

const SIGNED = {
  ...{ type: CONSULT_ACT_TYPE, key: 'A'.repeat(43), signature: 'B'.repeat(86) },
  body: {
    ...{ act: 'rotate', mode: 'exercise', node: 'kor', about: 'N'.repeat(43), warning: '' },
    ...{ answers: '', text: 'proof', withinS: MIN_OVERLAP_S, officer: 'o1', atMs: 5, nonce: 'n' },
  },
};

test('two keys are taken beside each other for a day at least, whoever hands the act in', async () => {
  const app = fastify({ ajv: { customOptions: { coerceTypes: false, removeAdditional: false } } });
  const schema = { body: SIGNED_CONSULT_ACT_SCHEMA };
  app.post('/', { schema }, async (request) => request.body);
  const post = async (more: object) => {
    const payload = { ...SIGNED, body: { ...SIGNED.body, ...more } };
    const answer = await app.inject({ method: 'POST', url: '/', payload });
    return [answer.statusCode, answer.json().message ?? ''];
  };
  assert.deepEqual(await post({}), [200, '']);
  assert.deepEqual(await post({ withinS: MIN_OVERLAP_S - 1 }), [
    400,
    'body/body/withinS must be >= 86400',
  ]);
  assert.deepEqual(await post({ withinS: 60, act: 'concur' }), [200, '']);
});

import type { FastifyInstance } from 'fastify';
import type { ChannelsHealth } from '../channels/channels.ts';
import type { PublishEffect } from '../channels/delivery.ts';
import type { Leaving } from '../channels/show.ts';
import type { TestResult } from '../channels/test-schedule.ts';

export interface ChannelOptions {
  readonly channels: {
    health(): ChannelsHealth;
    test(name?: string): Promise<TestResult[]>;
    show(documents: readonly PublishEffect[], only?: string): Leaving[];
  };
}

const TEST_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  properties: { name: { type: 'string', minLength: 1, maxLength: 256 } },
} as const;

/** Where warnings go and whether it works: what each destination last took, and its self-test. */
export function addChannels(app: FastifyInstance, channels: ChannelOptions['channels']): void {
  app.get('/api/v1/channels', async () => channels.health());
  app.post<{ Body: { name?: string } }>(
    '/api/v1/channels/test',
    { schema: { body: TEST_SCHEMA } },
    async (request, reply) => {
      const { name } = request.body;
      const results = await channels.test(name);
      if (results.length > 0 || name === undefined) return reply.send({ results });
      const known = channels
        .health()
        .tests.map(({ channel, receiver }) => `${channel} ${receiver}`);
      const message = `There is no channel or receiver ${name}; there are ${known.join(', ')}.`;
      return reply.code(404).send({ code: 'BNG_HTTP', message });
    },
  );
}

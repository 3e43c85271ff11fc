import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { effectOf, folder, obedient, openTest, receiver } from './channel.fixture.ts';

test('not a word of an exercise goes where an actual node has just begun to send', async (context) => {
  const at = folder(context);
  const to = await receiver(context, obedient);
  const siren = { id: 'coast', kind: 'siren', mode: 'exercise', recipients: 'all' } as const;
  const gateways = [{ ...siren, address: to.url }];
  const opened = openTest(at, { channels: { gateways, selfTestEveryS: 0 } as never });
  opened.channels.publish(effectOf('siren', 'kor-w1', 1), false);
  await opened.until(() => to.heard.length === 1);
  mkdirSync(join(at, 'actual'));
  const { host, pathname } = new URL(to.url);
  const address = `${host.replace('127.0.0.1', 'localhost')}${pathname}`;
  const claims = { addresses: [address], certificates: [] };
  writeFileSync(join(at, 'actual', 'channels.json'), JSON.stringify(claims));
  // At once, before anything that looks from time to time has looked.
  opened.channels.publish(effectOf('siren', 'kor-w1', 2), false);
  await opened.until(() => opened.health.length > 0);
  await opened.channels.close();
  assert.equal(to.heard.length, 1);
  assert.match(opened.health[0]!.message ?? '', /the actual node of this installation uses/);
});

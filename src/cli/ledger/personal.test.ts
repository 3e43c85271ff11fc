import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ConfigFile, completeConfig, toWatchSettings } from '../../node/index.ts';

/*
 * Nothing about a person enters the ledger but references: there is nothing that would have to be
 * shredded. All of a configuration that is recorded is the `settings` input; it is looked at here.
 */

const PRIVATE = 'private-0821234567';

test('of officers and receivers the ledger gets references: no address, place, name or contact', () => {
  const file: ConfigFile = {
    node: 'kor',
    officers: [{ id: 'officer-1', person: 'p1', key: 'A'.repeat(43) }],
    receivers: [
      {
        id: 'r1',
        address: `https://${PRIVATE}.example/hook`,
        mode: 'exercise',
        secretFile: PRIVATE,
      },
    ] as unknown as NonNullable<ConfigFile['receivers']>,
    channels: {
      gateways: [
        {
          ...{ id: 'sms', kind: 'sms', mode: 'exercise', recipients: 'group-1' },
          ...{ address: `https://${PRIVATE}.example/sms`, tokenFile: PRIVATE },
        },
      ],
    } as unknown as NonNullable<ConfigFile['channels']>,
  };
  const settings = toWatchSettings(completeConfig({ data: PRIVATE, ...file }, 'x'), []);
  const recorded = JSON.stringify(settings);
  assert.ok(!recorded.includes(PRIVATE), 'an address entered the settings');
  assert.deepEqual(settings.warn.receivers, [{ id: 'r1' }]);
  const [officer] = settings.officers;
  assert.deepEqual(Object.keys(officer ?? {}).sort(), [
    ...['demonstration', 'id', 'key', 'notAfterMs', 'person', 'roles'],
  ]);
});

import { admit, type Gather } from '../gather.ts';
import type { StatusReport } from '../report.ts';
import type { Sensor } from '../sensor.ts';
import { type Items, isSet, numberAt } from './items.ts';
import { timingOf } from './time-of-day.ts';

/**
 * A service message of CAT034 (EUROCONTROL-SPEC-0149-2b) as the radar's status: north marks and
 * sectors, its antenna period, and whether it says of itself that it should not be used. That is
 * shown and never silences a radar: one flipped bit must not hide a launch.
 */
export function readServiceMessage(
  gather: Gather,
  sensor: Sensor,
  items: Items,
  at: number,
  end: number,
): void {
  const timing = timingOf(gather, sensor, numberAt(items, '030'), at, end);
  if (timing === null) return;
  const period = numberAt(items, '041');
  const said = eventOf(items);
  admit(
    gather,
    sensor,
    {
      kind: 'status',
      source: sensor.id,
      mode: sensor.mode,
      ...timing,
      event: said.event,
      ...(said.detail === null ? {} : { detail: said.detail }),
      ...(period === null || period <= 0 ? {} : { scanPeriodS: period }),
    },
    at,
    end,
  );
}

function eventOf(items: Items): { event: StatusReport['event']; detail: string | null } {
  if (isSet(items, '050', 'COM', 'NOGO')) {
    return { event: 'degraded', detail: 'the radar says that its data are not for use (NOGO)' };
  }
  if (isSet(items, '050', 'COM', 'TSV')) {
    return { event: 'degraded', detail: 'the radar says that its time source is not valid (TSV)' };
  }
  switch (numberAt(items, '000')) {
    case 1:
      return { event: 'north-mark', detail: null };
    case 2: {
      const sector = numberAt(items, '020');
      return { event: 'sector', detail: sector === null ? null : `${sector} degrees` };
    }
    case 4:
    case 6:
    case 7:
      return { event: 'degraded', detail: 'the radar reports a jamming strobe' };
    default:
      return { event: 'alive', detail: null };
  }
}

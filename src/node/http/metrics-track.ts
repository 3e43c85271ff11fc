import type { TrackingView } from '../../watch/index.ts';
import type { Family, Sample } from './metrics.ts';

/** The errors of a radar that are estimated, with the unit of each. */
const ERRORS = [
  ['rangeM', 'range', 'meters'],
  ['azimuthRad', 'azimuth', 'radians'],
  ['elevationRad', 'elevation', 'radians'],
  ['timeS', 'time', 'seconds'],
] as const;

/** What the tracker counts, and what it knows of the radars' constant errors. */
export function trackingFamilies({ health, registrations }: TrackingView): Family[] {
  const total = (name: string, help: string, samples: readonly Sample[]): Family => ({
    ...{ name: `bongsu_track_${name}_total`, type: 'counter', help, samples },
  });
  const one = (value: number): readonly Sample[] => [{ value }];
  const byReason = (counts: Readonly<Record<string, number>>): readonly Sample[] =>
    Object.entries(counts).map(([reason, value]) => ({ labels: { reason }, value }));
  return [
    total('reports_used', 'Reports that moved or began a track.', one(health.used)),
    total('reports_reordered', 'Reports older than their track.', one(health.reordered)),
    total('reports_refused', 'Reports that moved no track.', byReason(health.refused)),
    total('begun', 'Tracks begun.', one(health.begun)),
    total('put_off', 'Plots that had to wait to begin a track.', one(health.putOff)),
    total('dropped', 'Tracks ended.', byReason(health.dropped)),
    total(
      'inconsistent',
      'Estimates of others that contradict the track of their name beyond their errors.',
      one(health.inconsistent),
    ),
    total('echoes', 'Estimates of others made of nothing new.', one(health.echoes)),
    total('name_conflicts', 'Names far from every track of theirs.', one(health.nameConflicts)),
    ...consistencyFamilies(health.consistency),
    ...registrationFamilies(registrations),
  ];
}

function consistencyFamilies(rows: TrackingView['health']['consistency']): Family[] {
  const of = (part: 'count' | 'misfit' | 'outside'): readonly Sample[] =>
    rows.map(({ sensor, model, ...row }) => ({ labels: { sensor, model }, value: row[part] }));
  return [
    {
      ...{ name: 'bongsu_track_nis_reports_total', type: 'counter', samples: of('count') },
      help: 'Reports held against the prediction of the likeliest filter.',
    },
    {
      ...{ name: 'bongsu_track_nis_ratio', type: 'gauge', samples: of('misfit') },
      help: 'Normalised innovation squared over its components: 1 is as the errors are stated.',
    },
    {
      ...{ name: 'bongsu_track_nis_outside_ratio', type: 'gauge', samples: of('outside') },
      help: 'Share of them above the 95 % point: 0.05 is right.',
    },
  ];
}

function registrationFamilies(registrations: TrackingView['registrations']): Family[] {
  const gauge = (name: string, help: string, samples: readonly Sample[]): Family => ({
    ...{ name: `bongsu_track_registration_${name}`, type: 'gauge', help, samples },
  });
  const families = ERRORS.flatMap(([key, name, unit]) => {
    const of = (part: 'bias' | 'sigma' | 'applied'): readonly Sample[] =>
      registrations.map((each) => ({ labels: { sensor: each.sensor }, value: each[key][part] }));
    return [
      gauge(`${name}_bias_${unit}`, `Constant error of a radar in ${name}.`, of('bias')),
      gauge(`${name}_sigma_${unit}`, `1 sigma of the constant error in ${name}.`, of('sigma')),
      gauge(`${name}_applied_${unit}`, `What is taken off its ${name}.`, of('applied')),
    ];
  });
  const of = (part: 'plots' | 'fixes' | 'fit'): readonly Sample[] =>
    registrations.map((each) => ({ labels: { sensor: each.sensor }, value: each[part] }));
  return [
    ...families,
    gauge('plots', 'Plots that the constant errors rest on.', of('plots')),
    gauge('fixes', 'Of these, plots compared with a stated place.', of('fixes')),
    gauge('fit_ratio', 'Squared residuals over what they should be.', of('fit')),
  ];
}

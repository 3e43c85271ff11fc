import type { Concern, LeadAlarm } from '../warn/index.ts';
import type { HealthInput } from './input.ts';

/**
 * Alarms that a step raises: a stable code, what it means and what a person does about it. The
 * alarm's own text says about whom and why.
 */
export const ALARMS = {
  BNG_MODE_MISMATCH:
    'Data of another mode came from a sensor: simulated or test data from an actual one, or reports that name another mode than the sensor’s. It was quarantined and made no track. Find out who sends it; correct the sensor’s mode only if that is what is wrong.',
  BNG_STATEMENT_REFUSED:
    'A peer delivered a statement that was not believed, for the reason given; it has been told. Ask the peer by another way.',
  BNG_STATEMENT_REJECTED:
    'A peer holds a statement of ours and does not believe it, for the reason given. What it warns of is not known there: say it by another way now.',
  BNG_STATEMENT_ODD:
    'A warning of a peer was believed although something about it is wrong, as the alarm says.',
  BNG_LINK_LEDGER:
    'A link stands still because one side has lost its ledger and begun a new one: no warning passes on it. Ask the peer by another way whether that is so, then accept its new ledger ("bongsu link accept"), or have it accept yours.',
  BNG_LINK_UNPROVEN:
    'A link is connected and nothing passes on it, for the reason given: a warning may not reach that ally. Say what matters by another way, and look at both ends ("bongsu link status").',
  BNG_PEER_FORK:
    'A peer has shown two histories of one ledger, as the alarm says with both: one of them was changed or thrown away. Ask the peer by another way, keep both files, and do not accept a new ledger before that is cleared up.',
  BNG_EXCHANGED_UNSIGNED:
    'A peer carries statements and does not sign for what it has sent, though it is asked each minute: it could later say that it sent something else. Warnings pass as ever. Ask the peer by another way; where its node was put back from a backup that lacks the exchange, begin anew with it ("bongsu link accept").',
  BNG_BUNDLE_GAP:
    'Statements of a peer that come in bundles are missing, by their numbers. Import the bundles that hold them; where they are lost, ask the peer to export them again.',
  BNG_BUNDLE_LEDGER:
    'Bundles of a peer count in a ledger that none came from before. What they say was taken. Ask the peer by another way whether it began a new ledger.',
  BNG_CONSULT_ASKED:
    'An ally asks for an answer on a hazard. Answer it ("bongsu consult"); no warning of ours waits for it.',
  BNG_CONSULT_SILENT:
    'Allies have not answered a word of ours on a hazard in time. Call them; no warning of ours waits for it.',
  BNG_STATEMENT_RECALLED:
    'An ally has recalled what it had told of a hazard, for the reason given: it is shown no more. What people have read or copied stays with them: tell them.',
  BNG_RELEASE_WITHHELD:
    'A warning was not handed on to a peer, for the reason given. Say it by another way, and correct the arrangement.',
  BNG_RELEASE_MINIMUM:
    'The label of a warning could not be read or said no, and its minimum projection went out all the same, as the arrangement has it. Correct the label in the settings.',
  BNG_ARRANGEMENT_REFUSED:
    'A release class or an arrangement with a peer was not put in force, for the reason given; the peer gets the minimum projection alone. Correct it, have an officer sign it, and load the settings again.',
  BNG_POLICY_ERROR:
    'A policy of an arrangement failed while it was asked, which counts as no: the peer gets the minimum projection alone. Correct the policy ("bongsu link dry-run" shows who would get what).',
  BNG_STANDING_NONE:
    'No standing authority is in force: however little time is left, no warning goes out before two officers have signed it. Two officers of this shift grant one ("bongsu warn authority grant").',
  BNG_STANDING_ENDS:
    'The standing authority is about to end and none follows it. Two officers of the next shift grant one ("bongsu warn authority grant").',
  BNG_SECOND_SILENT:
    'A draft has one officer’s signature and waits for another’s. Call the second officer; where the draft takes nothing back and a standing authority is in force, it goes out by itself soon.',
  BNG_DRAFT_DISCARDED:
    'Somebody discarded the first draft about an object that is still on its way: nobody is warned of it. If that was a mistake, warn by another way now; it is drafted again as soon as the prediction goes beyond what was discarded.',
  BNG_DRAFT_HELD:
    'A draft is due, since little time is left, and does not go out by itself, for the reason given. Sign it now, or discard it.',
  BNG_HAZARD_UNSOUND:
    'A recogniser made a hazard with a number that is not finite, a defect of this program. It was not passed on. Watch the object by its track, and report the defect.',
  BNG_LEAD_OFFERED:
    'Another node offers this one its warning authority. Two officers read the terms and accept them, or let the offer expire ("bongsu warn lead list").',
  BNG_LEAD_CHANGED:
    'Warning authority changed hands, or did not, or a warning was taken back by who leads there. Read who leads now ("bongsu warn lead list").',
  BNG_LEAD_ENDING:
    'A lease of warning authority was not renewed for two of its periods and is about to end. Look at the link to the other node.',
  BNG_LEAD_LOST:
    'A lease of warning authority ended unrenewed. Warnings go out as ever; who takes them back is the owner of the areas again.',
  BNG_LEAD_CONDITION:
    'A condition of the hand-over fails while authority is held. Mend it, or give the authority back ("bongsu warn lead return").',
  BNG_LEAD_CLOCK:
    'The clocks of two nodes are further apart than a lease allows, so it does not count. Check the time source of both.',
  BNG_LEAD_NOT_DONE:
    'A warning that we took back stands as it is at its issuer, for the reason given. Read it again, or call its issuer.',
  BNG_CHANNEL_FAILED:
    'A channel did not take a document. The warning stands; use another channel now and repair this one.',
  BNG_DELIVERY_DOUBTFUL:
    'A revision may have reached a receiver twice, or it is not known whether it did: the node stopped while it was sent, or the answer made no sense. It was sent again with the same key, so that receivers can tell. Ask them.',
  BNG_RECEIVERS_SILENT:
    'Receivers have not confirmed a warning in time. Call them by another way ("bongsu warn receivers" lists them).',
  BNG_HEALTH_INPUT: 'An input of the node is degraded or has failed: what it carries is not seen.',
  BNG_HEALTH_DISK: 'A disk of the node is degraded or has failed. Free or replace it at once.',
  BNG_HEALTH_KEY: 'A key is about to end or has ended. Rotate it before it silences the node.',
  BNG_HEALTH_CLOCK: 'The clock of the node jumped or is not to be trusted. Check its time source.',
  BNG_HEALTH_CHANNEL: 'A channel or link is degraded: something went out unrecorded or late.',
  BNG_HEALTH_LEDGER:
    'The ledger is degraded or has failed: what happens is not recorded. Warnings still go out, marked unrecorded.',
  BNG_DRAFT_WAITS:
    'Warnings have been drafted and wait for officers. Read each and release or discard it ("bongsu warn list").',
  BNG_SHIFT_UNACCEPTED:
    'A shift has ended and nobody of the next one has accepted what is open. The next officer accepts the hand-over ("bongsu warn shift").',
  BNG_EXERCISE_SUSPENDED:
    'An actual hazard is at hand, and this exercise stands still: it takes no input and says nothing. Go to the actual screen.',
  BNG_EXERCISE_UNWATCHED:
    'This exercise does not hear from the actual node that is to suspend it, and would go on in an actual attack. Start that node, or correct exercise.suspendedBy.',
  BNG_ALARMS_STAND:
    'Alarms stand that nobody has acknowledged, or that have grown. Look at the list ("bongsu alarm list"), and acknowledge what is being seen to.',
} as const;

export type AlarmCode = keyof typeof ALARMS;

/**
 * Alarms that are safety-critical: they sound at once whatever else has sounded, and are never put
 * off. Each with why.
 */
export const CRITICAL_ALARMS: Partial<Readonly<Record<AlarmCode, string>>> = {
  BNG_DRAFT_WAITS: 'people have to be warned, and time runs',
  BNG_DRAFT_HELD: 'people are not warned although little time is left',
  BNG_DRAFT_DISCARDED: 'one person alone has decided that people are not warned',
  BNG_SECOND_SILENT: 'a warning waits for one person',
  BNG_STANDING_NONE: 'without it no warning goes out in time by itself',
  BNG_CHANNEL_FAILED: 'a warning did not reach those who listen there',
  BNG_RECEIVERS_SILENT: 'those who are to act may not know of a warning',
  BNG_RELEASE_WITHHELD: 'an ally does not hear of a warning',
  BNG_PEER_FORK: 'what an ally has said may not be what it says it has',
  BNG_STATEMENT_REJECTED: 'an ally does not believe a warning',
  BNG_LINK_LEDGER: 'no warning passes to an ally until a person acts',
  BNG_MODE_MISMATCH: 'an exercise may be taken for actual, or the reverse',
  BNG_HAZARD_UNSOUND: 'a hazard is not followed by the program',
  BNG_HEALTH_LEDGER: 'what is decided is not recorded',
  BNG_HEALTH_DISK: 'what is decided may soon not be recorded',
  BNG_SHIFT_UNACCEPTED: 'nobody may be looking at all of these',
  BNG_EXERCISE_SUSPENDED: 'an actual hazard is at hand',
  BNG_LEAD_OFFERED: 'an offer lapses after a quarter of an hour, and waits for two people',
  BNG_LEAD_LOST: 'nobody may be leading where somebody has to',
};

/** The alarm for a subject of the shell’s health inputs. */
const HEALTH_ALARMS = {
  input: 'BNG_HEALTH_INPUT',
  disk: 'BNG_HEALTH_DISK',
  key: 'BNG_HEALTH_KEY',
  clock: 'BNG_HEALTH_CLOCK',
  channel: 'BNG_HEALTH_CHANNEL',
  ledger: 'BNG_HEALTH_LEDGER',
} as const satisfies Readonly<Record<string, AlarmCode>>;

/** Alarms that a health input raises, or ends when it is good. */
export function healthAlarm({ subject, state }: HealthInput): readonly AlarmCode[] {
  if (subject !== 'actual') return [HEALTH_ALARMS[subject]];
  if (state === 'good') return ['BNG_EXERCISE_SUSPENDED', 'BNG_EXERCISE_UNWATCHED'];
  return [state === 'failed' ? 'BNG_EXERCISE_SUSPENDED' : 'BNG_EXERCISE_UNWATCHED'];
}

/** The alarm for what people must hear about who leads. */
export const LEAD_ALARMS = {
  offered: 'BNG_LEAD_OFFERED',
  changed: 'BNG_LEAD_CHANGED',
  ending: 'BNG_LEAD_ENDING',
  lost: 'BNG_LEAD_LOST',
  condition: 'BNG_LEAD_CONDITION',
  clock: 'BNG_LEAD_CLOCK',
  'not-done': 'BNG_LEAD_NOT_DONE',
} as const satisfies Readonly<Record<LeadAlarm['about'], AlarmCode>>;

/** The alarm for what is wrong about the making of warnings. */
export const CONCERN_ALARMS = {
  'no-standing': 'BNG_STANDING_NONE',
  'standing-ends': 'BNG_STANDING_ENDS',
  'second-silent': 'BNG_SECOND_SILENT',
  'draft-held': 'BNG_DRAFT_HELD',
  'draft-discarded': 'BNG_DRAFT_DISCARDED',
} as const satisfies Readonly<Record<Concern['about'], AlarmCode>>;

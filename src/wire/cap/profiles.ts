import type { CapAlert, CapInfo } from './alert.ts';
import {
  eachArea,
  eachInfo,
  isText,
  must,
  type NamedRule,
  type Said as OneSaid,
  should,
  unless,
} from './rule.ts';

/** Whose rules a message is held against beyond those of CAP itself. */
export const CAP_PROFILES = ['core', 'ipaws', 'au', 'google'] as const;
export type CapProfileName = (typeof CAP_PROFILES)[number];

export interface CapProfile {
  /** Document, edition and date. */
  readonly source: string;
  /** Goes into `code` of every message of the profile; null: it has none. */
  readonly code: string | null;
  /** Most points of a polygon; the same for all whose documents give none. */
  readonly polygonPoints: number;
  readonly rules: readonly NamedRule[];
}

/** Wireless alerts of IPAWS take no polygon of more points, and no other gateway is stricter. */
const COMMON_POINTS = 100;

const AU_CODE = 'urn:oasis:names:tc:emergency:cap:1.2:profile:CAP-AU:1.0';
const IPAWS_CODE = 'IPAWSv1.0';

type Said = readonly OneSaid[];

const sameCategories = (alert: CapAlert): Said =>
  same(alert, 'category', ({ category }) => category);
const sameEventCodes = (alert: CapAlert): Said =>
  same(alert, 'eventCode', ({ eventCode }) =>
    (eventCode ?? []).map(({ valueName, value }) => `${valueName}=${value}`),
  );

function same(alert: CapAlert, element: string, of: (info: CapInfo) => readonly string[]): Said {
  const [first] = alert.info;
  const text = (info: CapInfo): string => [...of(info)].sort().join(' ');
  return eachInfo(alert, (info, at) =>
    unless(
      first === undefined || text(info) === text(first),
      `${at}.${element}`,
      'it is not that of the first info',
    ),
  );
}

function hasInfo({ msgType, info }: CapAlert): Said {
  const isAnswer = msgType === 'Ack' || msgType === 'Error';
  return unless(isAnswer || info.length > 0, 'info', 'there is none');
}

const hasArea = (alert: CapAlert): Said =>
  eachInfo(alert, ({ area }, at) => unless((area ?? []).length > 0, `${at}.area`, 'there is none'));

/** A member of every `info` that holds words. */
function filled(
  member: 'senderName' | 'headline' | 'description' | 'instruction' | 'web' | 'contact',
) {
  return (alert: CapAlert): Said =>
    eachInfo(alert, (info, at) => unless(isText(info[member]), `${at}.${member}`, 'it is empty'));
}

const hasExpiry = (alert: CapAlert): Said =>
  eachInfo(alert, ({ expiresMs }, at) =>
    unless(expiresMs !== undefined, `${at}.expires`, 'it is not there'),
  );

const hasResponse = (alert: CapAlert): Said =>
  eachInfo(alert, ({ responseType }, at) =>
    unless((responseType ?? []).length > 0, `${at}.responseType`, 'there is none'),
  );

const hasShape = (alert: CapAlert): Said =>
  eachInfo(alert, ({ area = [] }, at) =>
    unless(
      area.length === 0 || area.some(({ polygon, circle }) => (polygon ?? circle) !== undefined),
      `${at}.area`,
      'none has a polygon or circle',
    ),
  );

function points(most: number): (alert: CapAlert) => Said {
  return (alert) =>
    eachArea(alert, ({ polygon }, at) =>
      (polygon ?? []).flatMap(({ length }, i) =>
        unless(length <= most, `${at}.polygon[${i}]`, `${length} points; ${most} at most`),
      ),
    );
}

function hasCode(code: string): (alert: CapAlert) => Said {
  return (alert) => unless((alert.code ?? []).includes(code), 'code', `${code} is not among them`);
}

const IPAWS = 'IPAWS Profile v1.0, CS01';
const AU = 'CAP-AU-STD v1.0, CS02';
const GOOGLE = 'Google Public Alerts CAP v1.0';

export const PROFILES: Readonly<Record<CapProfileName, CapProfile>> = {
  core: {
    source: 'Common Alerting Protocol Version 1.2, OASIS Standard, 1 July 2010',
    code: null,
    polygonPoints: COMMON_POINTS,
    rules: [],
  },
  ipaws: {
    source:
      'CAP v1.2 USA Integrated Public Alert and Warning System Profile v1.0, Committee Specification 01, 13 October 2009',
    code: IPAWS_CODE,
    polygonPoints: COMMON_POINTS,
    rules: [
      must(`${IPAWS}: code`, hasCode(IPAWS_CODE)),
      must(`${IPAWS}: info.category`, sameCategories),
      must(`${IPAWS}: info.eventCode`, sameEventCodes),
      must(`${IPAWS}: info.eventCode`, (alert) =>
        eachInfo(alert, ({ eventCode = [] }, at) => {
          const codes = eventCode.filter(({ valueName }) => valueName === 'SAME');
          const right = codes.length === 1 && /^[A-Z]{3}$/.test(codes[0]!.value);
          return unless(right, `${at}.eventCode`, 'not one SAME code of three letters');
        }),
      ),
      must(`${IPAWS}: info.expires`, hasExpiry),
      must(`${IPAWS}: info.area`, hasArea),
      should(`${IPAWS}: info.description`, filled('description')),
      should(`${IPAWS}: info.instruction`, filled('instruction')),
      should(`${IPAWS}: area.geocode`, (alert) =>
        eachArea(alert, ({ geocode = [] }, at) =>
          unless(
            geocode.some(({ valueName, value }) => valueName === 'SAME' && /^\d{6}$/.test(value)),
            `${at}.geocode`,
            'no SAME code of six digits',
          ),
        ),
      ),
      should(`${IPAWS}: area.polygon (wireless alerts)`, points(COMMON_POINTS)),
    ],
  },
  au: {
    source: 'CAP v1.2 Australia (AU) Profile v1.0, Committee Specification 02, 5 September 2013',
    code: AU_CODE,
    polygonPoints: COMMON_POINTS,
    rules: [
      must(`${AU}: code`, hasCode(AU_CODE)),
      must(`${AU}: info`, hasInfo),
      must(`${AU}: info.category`, sameCategories),
      must(`${AU}: info.eventCode`, sameEventCodes),
      must(`${AU}: info.effective`, (alert) =>
        eachInfo(alert, ({ effectiveMs }, at) =>
          unless(
            alert.msgType !== 'Cancel' || effectiveMs === undefined,
            `${at}.effective`,
            'it does not go with Cancel',
          ),
        ),
      ),
      must(`${AU}: info.area`, hasArea),
      should(`${AU}: info.expires`, hasExpiry),
      should(`${AU}: info.senderName`, filled('senderName')),
      should(`${AU}: info.responseType`, hasResponse),
      should(`${AU}: info.instruction`, filled('instruction')),
      should(`${AU}: area.polygon`, hasShape),
      should(`${AU}: sender`, ({ sender }) =>
        unless(/^[\w.+-]+@[\w.-]+$/.test(sender), 'sender', 'it is no address as name@domain'),
      ),
    ],
  },
  google: {
    source: 'Google Public Alerts CAP v1.0, as google/cap-library holds it (2019)',
    code: null,
    polygonPoints: COMMON_POINTS,
    rules: [
      must(`${GOOGLE}: info`, hasInfo),
      must(`${GOOGLE}: info.category`, sameCategories),
      must(`${GOOGLE}: info.eventCode`, sameEventCodes),
      must(`${GOOGLE}: info.description`, filled('description')),
      must(`${GOOGLE}: info.web`, filled('web')),
      must(`${GOOGLE}: info.expires`, hasExpiry),
      must(`${GOOGLE}: info.effective`, (alert) =>
        eachInfo(alert, ({ effectiveMs = 0, expiresMs = effectiveMs }, at) =>
          unless(effectiveMs <= expiresMs, `${at}.effective`, 'it is after expires'),
        ),
      ),
      must(`${GOOGLE}: info.area`, hasArea),
      must(`${GOOGLE}: area`, (alert) =>
        eachArea(alert, ({ polygon, circle, geocode }, at) =>
          unless(
            (polygon ?? circle ?? geocode) !== undefined,
            at,
            'neither polygon nor circle nor geocode',
          ),
        ),
      ),
      should(`${GOOGLE}: info.senderName`, filled('senderName')),
      should(`${GOOGLE}: info.responseType`, hasResponse),
      should(`${GOOGLE}: info.instruction`, filled('instruction')),
      should(`${GOOGLE}: info.contact`, filled('contact')),
      should(`${GOOGLE}: info.headline`, (alert) =>
        eachInfo(alert, ({ headline = '', description }, at) =>
          unless(
            [...headline].length < 140 && headline !== description,
            `${at}.headline`,
            '140 characters or more, or the same as the description',
          ),
        ),
      ),
      should(`${GOOGLE}: area.polygon`, hasShape),
    ],
  },
};

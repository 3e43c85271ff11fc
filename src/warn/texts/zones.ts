import { formatInstant, type Instant, type Mode } from '../../mark/index.ts';
import type { Language, WarningText } from '../warning.ts';
import { fill, TEXT_TABLES } from './compose.ts';

/** What is said to ships and aircraft about areas where parts come down. */
export type ZoneMessage = 'announced' | 'observed' | 'correction' | 'over';

export interface ZoneWords {
  /** Areas as they are to be read: names with their corners. */
  readonly zones: string;
  readonly fromMs: Instant;
  readonly untilMs: Instant;
  /** Who announced the launch; empty for what was observed. */
  readonly source: string;
}

const ZONE_TEXTS: Readonly<Record<Language, Readonly<Record<ZoneMessage, WarningText>>>> = {
  en: {
    announced: {
      headline: 'Ships and aircraft: areas of danger from a rocket launch',
      description:
        'A rocket launch has been announced by {source}. Parts of it may come down, from any height to the surface, {from} to {until} UTC, within: {zones}. Issued by {issuer}.',
      instruction:
        'Ships and aircraft keep out of these areas during this time. Report anything that is found at sea and do not approach it.',
    },
    observed: {
      headline: 'Ships and aircraft: an object is coming down',
      description:
        'An object is coming down from space or from a rocket or missile flight, from any height to the surface, {from} to {until} UTC, within: {zones}. Issued by {issuer}.',
      instruction:
        'Ships and aircraft keep out of this area or leave it at once. Report anything that is found at sea and do not approach it.',
    },
    correction: {
      headline: 'Ships and aircraft: areas of danger withdrawn',
      description: 'The warning of falling parts is withdrawn for: {zones}. Issued by {issuer}.',
      instruction: 'These areas may be used as before.',
    },
    over: {
      headline: 'Ships and aircraft: areas of danger no longer in force',
      description: 'The time of falling parts has passed for: {zones}. Issued by {issuer}.',
      instruction:
        'These areas may be used again. Report anything that is found at sea and do not approach it.',
    },
  },
  ko: {
    announced: {
      headline: '선박·항공기 주의: 로켓 발사 낙하물 위험 구역',
      description:
        '{source}이(가) 로켓 발사를 예고하였습니다. {from}부터 {until}까지(UTC) 다음 구역의 모든 고도와 해면에 낙하물이 떨어질 수 있습니다: {zones}. 발표: {issuer}.',
      instruction:
        '선박과 항공기는 이 시간 동안 해당 구역에 들어가지 마십시오. 바다에서 물체를 발견하면 접근하지 말고 신고하십시오.',
    },
    observed: {
      headline: '선박·항공기 주의: 물체 낙하 중',
      description:
        '우주 또는 로켓·미사일 비행에서 나온 물체가 {from}부터 {until}까지(UTC) 다음 구역의 모든 고도와 해면에 떨어질 수 있습니다: {zones}. 발표: {issuer}.',
      instruction:
        '선박과 항공기는 이 구역에 들어가지 말고 즉시 벗어나십시오. 바다에서 물체를 발견하면 접근하지 말고 신고하십시오.',
    },
    correction: {
      headline: '선박·항공기: 위험 구역 취소',
      description: '다음 구역의 낙하물 경보를 취소합니다: {zones}. 발표: {issuer}.',
      instruction: '이 구역을 평소와 같이 이용할 수 있습니다.',
    },
    over: {
      headline: '선박·항공기: 위험 구역 해제',
      description: '다음 구역의 낙하 시간이 지났습니다: {zones}. 발표: {issuer}.',
      instruction:
        '이 구역을 다시 이용할 수 있습니다. 바다에서 물체를 발견하면 접근하지 말고 신고하십시오.',
    },
  },
  ja: {
    announced: {
      headline: '船舶・航空機：ロケット打ち上げによる落下物の危険区域',
      description:
        '{source}がロケットの打ち上げを予告しました。{from}から{until}まで（UTC）、次の区域のすべての高度と海面に落下物のおそれがあります：{zones}。発表：{issuer}。',
      instruction:
        '船舶と航空機はこの時間、区域に入らないでください。海上で物体を見つけたら近づかずに通報してください。',
    },
    observed: {
      headline: '船舶・航空機：物体が落下中',
      description:
        '宇宙、またはロケットやミサイルの飛行による物体が{from}から{until}まで（UTC）、次の区域のすべての高度と海面に落下するおそれがあります：{zones}。発表：{issuer}。',
      instruction:
        '船舶と航空機はこの区域に入らず、直ちに離れてください。海上で物体を見つけたら近づかずに通報してください。',
    },
    correction: {
      headline: '船舶・航空機：危険区域の取り消し',
      description: '次の区域の落下物の警告を取り消します：{zones}。発表：{issuer}。',
      instruction: 'この区域は通常どおり利用できます。',
    },
    over: {
      headline: '船舶・航空機：危険区域の解除',
      description: '次の区域の落下の時間は過ぎました：{zones}。発表：{issuer}。',
      instruction: 'この区域を再び利用できます。海上で物体を見つけたら近づかずに通報してください。',
    },
  },
};

/** One message in every language, framed unless the mode is `actual`; all times UTC with the date. */
export function composeZones(
  message: ZoneMessage,
  mode: Mode,
  words: ZoneWords,
  issuer: Readonly<Record<Language, string>>,
): Readonly<Record<Language, WarningText>> {
  const one = (language: Language): WarningText => {
    const frame = mode === 'actual' ? null : TEXT_TABLES[language].frames[mode];
    const values = {
      zones: words.zones,
      from: minute(words.fromMs),
      until: minute(words.untilMs + 59_999),
      source: words.source,
      issuer: issuer[language],
    };
    const part = (key: keyof WarningText): string => {
      const plain = fill(ZONE_TEXTS[language][message][key], values);
      return frame === null ? plain : fill(frame[key], { text: plain });
    };
    return {
      headline: part('headline'),
      description: part('description'),
      instruction: part('instruction'),
    };
  };
  return { en: one('en'), ko: one('ko'), ja: one('ja') };
}

/** `2026-11-22 07:28` */
function minute(instant: Instant): string {
  return formatInstant(instant).slice(0, 16).replace('T', ' ');
}

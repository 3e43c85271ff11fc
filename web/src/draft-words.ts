import type { Language, LaunchJudged, People } from '../../src/warn/index.ts';
import { fill } from './words.ts';

/** What the page says to who is about to sign a draft. */
interface DraftWords {
  readonly channels: string;
  readonly people: string;
  /** `{people}`: their number. */
  readonly about: string;
  /** `{people}`, and `{known}` of `{areas}` whose number is known. */
  readonly aboutIn: string;
  readonly unknown: string;
  /** Above the text of a draft that changes what is in force. */
  readonly willRead: string;
  /** Above what is said in areas let go. */
  readonly letGo: string;
  /** Above what is said in some areas. */
  readonly only: string;
  /** `{places}` that do not go out by themselves. */
  readonly without: string;
  /** `{issuer}` and `{id}` of a notice. */
  readonly notice: string;
  readonly noNotice: string;
  /** `{ballistic}`, `{space}`, `{undecided}`: percent. */
  readonly judged: string;
}

export const DRAFT_WORDS: Readonly<Record<Language, DraftWords>> = {
  en: {
    channels: 'Goes to',
    people: 'People',
    about: 'about {people}',
    aboutIn: 'about {people} in {known} of {areas} areas, of the rest not known',
    unknown: 'not known',
    willRead: 'It will read',
    letGo: 'In the areas let go',
    only: 'In',
    without: 'without {places}, which people decided against',
    notice: 'Fits launch notice {id} of {issuer}',
    noNotice: 'Nobody announced it',
    judged: 'comes down {ballistic} %, to space {space} %, not to be told yet {undecided} %',
  },
  ko: {
    channels: '전달 경로',
    people: '인구',
    about: '약 {people}명',
    aboutIn: '{areas}개 지역 중 {known}개 지역 약 {people}명, 나머지 미상',
    unknown: '미상',
    willRead: '발령될 문안',
    letGo: '해제되는 지역',
    only: '지역',
    without: '담당자가 거부한 {places} 제외',
    notice: '{issuer}의 발사 예고 {id}와 일치',
    noNotice: '예고된 바 없음',
    judged: '낙하 {ballistic}%, 우주 {space}%, 미정 {undecided}%',
  },
  ja: {
    channels: '配信先',
    people: '人口',
    about: '約{people}人',
    aboutIn: '{areas}地域中{known}地域で約{people}人、残りは不明',
    unknown: '不明',
    willRead: '発出される文面',
    letGo: '解除される地域',
    only: '地域',
    without: '担当者が見送った{places}を除く',
    notice: '{issuer}の打ち上げ予告{id}と一致',
    noNotice: '予告なし',
    judged: '落下{ballistic}%、宇宙{space}%、未定{undecided}%',
  },
};

/** Whom a draft speaks to, as far as that is known. */
export function peopleText({ people, known, areas }: People, language: Language): string {
  const words = DRAFT_WORDS[language];
  if (known === 0) return words.unknown;
  const values = {
    people: people.toLocaleString('en'),
    known: String(known),
    areas: String(areas),
  };
  return fill(known === areas ? words.about : words.aboutIn, values);
}

/** What officers see of a flight that fits a notice, or goes to space. */
export function launchText(launch: LaunchJudged, language: Language): string {
  const words = DRAFT_WORDS[language];
  const { notice, ballistic, spaceLaunch, undecided } = launch;
  const percent = (share: number): string => String(Math.round(share * 100));
  const about = notice === null ? words.noNotice : fill(words.notice, notice);
  const judged = fill(words.judged, {
    ...{ ballistic: percent(ballistic), space: percent(spaceLaunch) },
    undecided: percent(undecided),
  });
  return `${about}: ${judged}`;
}

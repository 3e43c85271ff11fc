import type { Language, People } from '../../src/warn/index.ts';
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
  },
  ko: {
    channels: '전달 경로',
    people: '인구',
    about: '약 {people}명',
    aboutIn: '{areas}개 지역 중 {known}개 지역 약 {people}명, 나머지 미상',
    unknown: '미상',
    willRead: '발령될 문안',
    letGo: '해제되는 지역',
  },
  ja: {
    channels: '配信先',
    people: '人口',
    about: '約{people}人',
    aboutIn: '{areas}地域中{known}地域で約{people}人、残りは不明',
    unknown: '不明',
    willRead: '発出される文面',
    letGo: '解除される地域',
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

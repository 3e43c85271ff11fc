import type { MarkingTable } from './marking.ts';

/**
 * Equivalents as public sources give them; a node's own settings take their place. What is not
 * classified and yet not for the public stands at `restricted`; a highest grade is never taken in.
 *
 * Between Korea and Japan: agreement on the protection of classified military information,
 * 23 November 2016 (군사 Ⅱ급 비밀 = 極秘 and 特定秘密 = Secret, 군사 Ⅲ급 비밀 = 秘 = Confidential), as
 * the ministries made it public.
 */
export const MARKING_TABLES: readonly MarkingTable[] = [
  {
    nation: 'kor',
    sources: [
      '보안업무규정 (Presidential Decree) article 4: Ⅰ급, Ⅱ급, Ⅲ급비밀',
      '보안업무규정 시행규칙 article 16: 대외비, not a secret and managed like one',
      'ROK–Japan agreement of 23 November 2016',
    ],
    rows: [
      { markings: ['Ⅰ급비밀', '군사Ⅰ급비밀', '1급비밀', '군사1급비밀'], classification: null },
      {
        markings: ['군사Ⅱ급비밀', 'Ⅱ급비밀', '2급비밀', '군사2급비밀'],
        classification: 'secret',
      },
      {
        markings: ['군사Ⅲ급비밀', 'Ⅲ급비밀', '3급비밀', '군사3급비밀'],
        classification: 'confidential',
      },
      { markings: ['대외비'], classification: 'restricted' },
      { markings: ['평문', '일반'], classification: 'unclassified' },
    ],
  },
  {
    nation: 'usa',
    sources: [
      'Executive Order 13526 section 1.2: Top Secret, Secret, Confidential',
      '32 CFR part 2002: CUI, which takes the place of FOUO (2002.36: legacy markings)',
    ],
    rows: [
      { markings: ['TOP SECRET'], classification: null },
      { markings: ['SECRET'], classification: 'secret' },
      { markings: ['CONFIDENTIAL'], classification: 'confidential' },
      {
        markings: ['CUI', 'CONTROLLED', 'UNCLASSIFIED//FOUO', 'FOUO'],
        classification: 'restricted',
      },
      { markings: ['UNCLASSIFIED'], classification: 'unclassified' },
    ],
  },
  {
    nation: 'jpn',
    sources: [
      '特定秘密の保護に関する法律 (Act 108 of 2013): 特定秘密',
      'ROK–Japan agreement of 23 November 2016: 極秘, 秘',
      'Ministry of Defense notice on documents that need care in handling: 注意, 部内限り',
    ],
    rows: [
      { markings: ['機密'], classification: null },
      { markings: ['特定秘密', '極秘'], classification: 'secret' },
      { markings: ['秘'], classification: 'confidential' },
      { markings: ['注意', '部内限り'], classification: 'restricted' },
      { markings: ['公開'], classification: 'unclassified' },
    ],
  },
];

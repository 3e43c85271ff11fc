/**
 * The 7-bit default alphabet of GSM (3GPP TS 23.038, section 6.2.1), of which each character counts
 * once. Those of its extension table count twice and are left out: lengths would no longer hold.
 */
const ALPHABET = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);

/** One for one, so that what fitted still fits. Letters lose their marks by Unicode itself. */
const INSTEAD: Readonly<Record<string, string>> = {
  ...{ '‘': "'", '’': "'", ʼ: "'", ʻ: "'", '`': "'", '“': '"', '”': '"', '«': '"', '»': '"' },
  ...{ '‐': '-', '‑': '-', '–': '-', '—': '-', '−': '-', '~': '-', '·': '.', '•': '-' },
  ...{ '[': '(', ']': ')', '{': '(', '}': ')', '|': '/', '\\': '/', '^': "'", '\t': ' ' },
  ...{ '\u00A0': ' ', '\u2009': ' ', '\u202F': ' ', ç: 'c', ł: 'l', Ł: 'L', đ: 'd', Đ: 'D' },
  ...{ ı: 'i', ð: 'd', '…': '.', '×': 'x' },
};

/** Marks that Unicode sets apart from their letters. */
const MARK = /^\p{M}$/u;

/** A text in that alphabet, and what of it has no place there. */
export interface GsmText {
  readonly text: string;
  /** Characters that nothing stands for, each once, in their order; they are not in `text`. */
  readonly missing: readonly string[];
}

/** Puts a text into the alphabet: letters without the marks that it has not, punctuation alike. */
export function gsmText(given: string): GsmText {
  let text = '';
  const missing = new Set<string>();
  for (const character of given.normalize('NFC')) {
    const found = inAlphabet(character);
    if (found === null) missing.add(character);
    else text += found;
  }
  return { text, missing: [...missing] };
}

/** One character of the alphabet; empty for a mark alone; null where nothing stands for it. */
function inAlphabet(character: string): string | null {
  if (ALPHABET.has(character)) return character;
  const instead = INSTEAD[character];
  if (instead !== undefined) return instead;
  if (MARK.test(character)) return '';
  const [letter = '', ...marks] = character.normalize('NFD');
  const plain = INSTEAD[letter] ?? letter;
  return marks.length > 0 && marks.every((each) => MARK.test(each)) && ALPHABET.has(plain)
    ? plain
    : null;
}

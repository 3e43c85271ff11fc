const decoder = new TextDecoder();

/**
 * True for a frame that is no sign yet that the link stands: a hello may still be refused, and
 * the refusal is a frame too. Only what follows them lets the next call come soon again.
 */
export function isOpening(bytes: Uint8Array): boolean {
  try {
    const { frame } = JSON.parse(decoder.decode(bytes)) as { frame?: unknown };
    return frame === 'hello' || frame === 'refused';
  } catch {
    return true;
  }
}

/**
 * What keeps the vertical of a track bounded that nobody measures the height of: its error is cut
 * back to a cap, not below, so that no knowledge is made up by repeating it.
 */
const HEIGHT_CAP_M = 10_000;
const CLIMB_CAP_MPS = 60;

const h = new Float64Array(6);
const ph = new Float64Array(6);

/** Caps height and climb of `p` (6×6) along `up`, the third row of `rotation`. */
export function capVertical(rotation: Float64Array, p: Float64Array): void {
  cap(rotation, p, 0, HEIGHT_CAP_M * HEIGHT_CAP_M);
  cap(rotation, p, 3, CLIMB_CAP_MPS * CLIMB_CAP_MPS);
}

/** An update without innovation, of just the variance that brings the direction's down to `to`. */
function cap(rotation: Float64Array, p: Float64Array, first: number, to: number): void {
  h.fill(0);
  for (let i = 0; i < 3; i++) h[first + i] = rotation[6 + i]!;
  let variance = 0;
  for (let i = 0; i < 6; i++) {
    let sum = 0;
    for (let j = 0; j < 6; j++) sum += p[i * 6 + j]! * h[j]!;
    ph[i] = sum;
    variance += sum * h[i]!;
  }
  if (variance <= to) return;
  const scale = (variance - to) / (variance * variance);
  for (let i = 0; i < 6; i++) {
    for (let j = i; j < 6; j++) {
      const value = p[i * 6 + j]! - scale * ph[i]! * ph[j]!;
      p[i * 6 + j] = value;
      p[j * 6 + i] = value;
    }
  }
}

/**
 * Places of `values` by rising value, equal ones as they stand: a merge sort from the bottom up.
 * A cloud is put in order several times in each prediction, and the engine's own sort calls back
 * for every comparison.
 */
export function orderOf(values: Float64Array): Uint16Array {
  const count = values.length;
  let from = new Uint16Array(count);
  let to = new Uint16Array(count);
  for (let i = 0; i < count; i++) from[i] = i;
  for (let width = 1; width < count; width *= 2) {
    for (let left = 0; left < count; left += 2 * width) {
      const middle = Math.min(left + width, count);
      const end = Math.min(left + 2 * width, count);
      let a = left;
      let b = middle;
      for (let k = left; k < end; k++) {
        const first = a < middle && (b >= end || values[from[a]!]! <= values[from[b]!]!);
        to[k] = first ? from[a++]! : from[b++]!;
      }
    }
    [from, to] = [to, from];
  }
  return from;
}

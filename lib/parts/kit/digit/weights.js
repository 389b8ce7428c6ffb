/** What each pixel of a picture weighs in one of another size, as Pillow's `Image.resize` has it. */

/** @typedef {{ reach: number, weight: (distance: number) => number }} Filter what a pixel weighs so far away, up to `reach` */

/**
 * The filters by the names of `PIL.Image.Resampling`.
 *
 * @satisfies {Record<string, Filter>}
 */
export const FILTERS = {
  BOX: { reach: 0.5, weight: (x) => x > -0.5 && x <= 0.5 ? 1 : 0 },
  BILINEAR: { reach: 1, weight: (x) => Math.max(0, 1 - Math.abs(x)) },
  BICUBIC: { reach: 2, weight: weighBicubic },
  LANCZOS: { reach: 3, weight: (x) => -3 <= x && x < 3 ? sinc(x) * sinc(x / 3) : 0 },
}

/**
 * Return for each place of the result where the pixels begin that it is made of, how many they are and what each weighs.
 *
 * @param {number} before length in pixels
 * @param {number} after length in pixels
 * @param {Filter} filter
 * @param {readonly [from: number, to: number]} [span] the part that is resized; all of it without
 */
export function weigh(before, after, { reach, weight }, [from, to] = [0, before]) {
  const scale = (to - from) / after
  const stretch = Math.max(scale, 1) // a smaller picture has a wider filter
  const support = reach * stretch
  const most = 2 * Math.ceil(support) + 1
  const starts = new Int32Array(after)
  const counts = new Int32Array(after)
  const weights = new Float64Array(after * most)
  for (let place = 0; place < after; place += 1) {
    const centre = from + (place + 0.5) * scale
    const start = Math.max(0, Math.trunc(centre - support + 0.5))
    const count = Math.min(before, Math.trunc(centre + support + 0.5)) - start
    let sum = 0
    for (let k = 0; k < count; k += 1) sum += weights[place * most + k] = weight((k + start - centre + 0.5) * (1 / stretch))
    for (let k = 0; k < count; k += 1) if (sum !== 0) weights[place * most + k] /= sum
    starts[place] = start
    counts[place] = count
  }
  return { starts, counts, weights, most }
}

/** @param {number} distance */
function weighBicubic(distance) {
  const x = Math.abs(distance)
  if (x < 1) return (1.5 * x - 2.5) * x * x + 1
  return x < 2 ? (((x - 5) * x + 8) * x - 4) * -0.5 : 0
}

/** @param {number} x */
function sinc(x) {
  return x === 0 ? 1 : Math.sin(x * Math.PI) / (x * Math.PI)
}

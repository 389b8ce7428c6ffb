/** Where a bar begins and how long it is. */

/**
 * Return the bar from 0 to `value` on a track that runs between `ends`, as CSS.
 *
 * @param {number} value
 * @param {readonly [number, number]} ends 0 is within them
 */
export function barOf(value, [low, high]) {
  const shareOf = (/** @type {number} */ at) => 100 * (Math.min(Math.max(at, low), high) - low) / (high - low)
  const [zero, here] = [shareOf(0), shareOf(value)]
  return { left: `${Math.min(zero, here)}%`, width: `${Math.abs(here - zero)}%` }
}

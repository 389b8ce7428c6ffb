/**
 * Return a number rounded to a whole one, halves to the even neighbour: `round` of Python and `numpy.round`.
 *
 * @param {number} value
 */
export function roundHalfEven(value) {
  const below = Math.floor(value)
  const part = value - below
  if (part !== 0.5) return part < 0.5 ? below : below + 1
  return below % 2 === 0 ? below : below + 1
}

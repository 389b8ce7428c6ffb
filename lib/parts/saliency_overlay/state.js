/**
 * What is shown of the two heats: how much of them covers the picture, and the pixel that is pointed at.
 *
 * @typedef {{ opacity: number, pixel: [number, number] | null }} State opacity in percent; the pixel as [row, column]
 */

const USUAL_OPACITY = 60

/**
 * Return the state that the address asks for.
 *
 * @param {Record<string, string>} address
 * @returns {State}
 */
export function startingState(address) {
  const opacity = Number(address.opacity ?? USUAL_OPACITY)
  return { opacity: opacity >= 0 && opacity <= 100 ? opacity : USUAL_OPACITY, pixel: null }
}

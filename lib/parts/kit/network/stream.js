/**
 * Reads a file and says meanwhile how much of it has arrived.
 *
 * @typedef {object} Arrived
 * @property {number} bytes that have arrived
 * @property {number} total as far as it is known: never less than `bytes`, and 0 before the first
 */

const SAID_MS = 100 // between two words

/**
 * Return what a response has in it.
 *
 * @param {Response} response
 * @param {(arrived: Arrived) => void} onArrived
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function readStream(response, onArrived) {
  if (!response.body) return new Uint8Array(await response.arrayBuffer())
  // Of a compressed file it is a little less than what arrives here, as the weights hardly get smaller.
  const announced = Number(response.headers.get("content-length")) || 0
  const reader = response.body.getReader()
  /** @type {Uint8Array[]} */
  const pieces = []
  let [bytes, said] = [0, -Infinity]
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    pieces.push(value)
    bytes += value.byteLength
    if (performance.now() - said < SAID_MS) continue
    said = performance.now()
    onArrived({ bytes, total: Math.max(announced, bytes) })
  }
  const whole = new Uint8Array(bytes)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.byteLength
  }
  return whole
}

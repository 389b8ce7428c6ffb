/**
 * Reads what the server sends: the other half of `packing.py`.
 *
 * @typedef {Uint8Array | Uint16Array | Int32Array | Float32Array} Values
 *
 * @typedef {{ data: Values, shape: number[] }} NumberArray
 *   values in row-major order, and the length of each axis
 */

const ARRAY_TYPES = { uint8: Uint8Array, uint16: Uint16Array, int32: Int32Array, float32: Float32Array }

/**
 * @template [Meta=unknown]
 * @template [Arrays=Record<string, NumberArray>]
 * @typedef {{ meta: Meta, arrays: Arrays, language: string, visit: number | null }} Unpacked
 */

/**
 * Return what `Payload.packed` of Python packed; the part's `Update` says what it holds.
 *
 * @param {Uint8Array | ArrayBuffer} bytes
 * @returns {Unpacked}
 */
export function unpack(bytes) {
  const { buffer } = new Uint8Array(bytes).slice() // a copy, so that the arrays begin at multiples of 8 bytes
  const headerLength = new DataView(buffer).getUint32(0, true)
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, headerLength)))
  /** @type {Record<string, NumberArray>} */
  const arrays = {}
  for (const [name, layout] of Object.entries(header.arrays)) {
    const { dtype, shape, offset } = /** @type {{ dtype: keyof typeof ARRAY_TYPES, shape: number[], offset: number }} */ (layout)
    const length = shape.reduce((product, size) => product * size, 1)
    arrays[name] = { data: new ARRAY_TYPES[dtype](buffer, 4 + headerLength + offset, length), shape }
  }
  const { language, visit } = header.meta
  return { meta: header.meta, arrays, language, visit }
}

/**
 * Return a function that loads what the server packed at an address, relative to the app: once, whoever asks.
 *
 * @param {number} most how many addresses are remembered, the newest
 * @returns {(address: string) => Promise<Record<string, NumberArray>>} its promise rejects if they do not arrive; the next one who asks tries again
 */
export function createLoader(most) {
  /** @type {Map<string, Promise<Record<string, NumberArray>>>} */
  const arrived = new Map()
  return (address) => {
    const { href } = new URL(address, document.baseURI)
    const known = arrived.get(href)
    if (known) return known
    const coming = fetch(href).then(async (answer) => {
      if (!answer.ok) throw new Error(`${href} gave ${answer.status}`)
      return unpack(await answer.arrayBuffer()).arrays
    })
    coming.catch(() => arrived.delete(href))
    arrived.set(href, coming)
    for (const oldest of arrived.keys()) {
      if (arrived.size <= most) break
      arrived.delete(oldest)
    }
    return coming
  }
}

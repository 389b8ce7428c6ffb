/**
 * Which layers lead into which: a layer takes the maps of the one before it, unless it names others.
 *
 * @typedef {import("../network.js").LayerMeta} LayerMeta
 */

const KEEPS_MAPS = ["pooling", "lrn", "normalization", "activation", "addition", "multiplication"]

/**
 * Return the numbers of the layers whose maps come into layer `at`; −1 is the picture.
 *
 * @param {readonly Partial<Pick<LayerMeta, "name" | "sources">>[]} layers
 * @param {number} at
 */
export function inputsOf(layers, at) {
  const { sources = [] } = layers[at]
  return sources.length > 0 ? sources.map((source) => layers.findIndex(({ name }) => name === source)) : [at - 1]
}

/**
 * Return the layers in which a map of layer `at` has the same number: through poolings, sums and what works map by map.
 *
 * @param {{ layers: readonly Pick<LayerMeta, "name" | "kind" | "sources">[] }} net
 * @param {number} at
 */
export function layersWithSameMaps({ layers }, at) {
  const keepsFrom = (/** @type {number} */ nth) => (KEEPS_MAPS.includes(layers[nth].kind)
    ? inputsOf(layers, nth).slice(0, layers[nth].kind === "multiplication" ? 1 : undefined) : [])
  const [before, behind] = [new Set([at]), new Set([at])]
  for (let last = at; last >= 0; last -= 1) if (before.has(last)) keepsFrom(last).filter((one) => one >= 0).forEach((one) => before.add(one))
  for (let next = at + 1; next < layers.length; next += 1) if (keepsFrom(next).some((one) => behind.has(one))) behind.add(next)
  return new Set([...before, ...behind])
}

/**
 * Return whether a map is one of zeros that a shortcut adds, because fewer maps come into it; such a map sees nothing.
 *
 * @param {readonly Pick<import("../network.js").Layer, "name" | "kind" | "sources" | "count">[]} layers
 * @param {number} at
 * @param {number} map
 */
export function isOfZeros(layers, at, map) {
  return layers[at].kind === "shortcut" && inputsOf(layers, at).every((source) => source >= 0 && map >= layers[source].count)
}

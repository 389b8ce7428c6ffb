/** Scenes of two networks, "a" and "b", and two classes, "x" and "y". */

/** @typedef {import("../../../../lib/parts/scrambled_tiles/scene.js").Scene} Scene */

const LABELS = { kit_titled: "{title}: {text}", notebook_about: "{picture}", notebook_parts: "parts", notebook_read: "{run}" }

/**
 * Return a scene in which the networks have read [whole, in parts] what is shown; the first has capsules of two numbers.
 *
 * @param {{ order: number[], reads: [number[], number[]][], reference?: string | null, classes?: number[], isAble?: boolean,
 *   answered?: string | null }} given
 * @returns {Scene}
 */
export function sceneOf({ order, reads, reference = "test-1", classes = [1], isAble = true, answered = null }) {
  const networks = [["a", "lengths", "class_capsules", 2], ["b", "probabilities", "dense", 3]].map(([id, scores, features, numbers]) => ({
    id, title: String(id).toUpperCase(), checkpoint: "final", network: `${id}.tflite`, score_name: scores, features, numbers,
    presence: scores === "lengths" ? "length" : null }))
  const features = [[[0, 0, 3, 4], [0, 0, -4, 3]], [[1, 0, 0], [2, 0, 0]]].map((both) => both.map((one) => Float32Array.from(one)))
  const layout = [2, ...order].join("-")
  const pairs = new Map(reads.map(([whole, now], at) => [networks[at].id, { of: 3, layout,
    whole: { scores: Float64Array.from(whole), features: features[at][0], drawn: null },
    now: { scores: Float64Array.from(now), features: features[at][1], drawn: null } }]))
  const arrays = Object.fromEntries(reads.flatMap(([whole, now], at) => [["whole", whole, 0], ["parts", now, 1]].flatMap(([name, scores, which]) => [
    [`${name}-scores-${networks[at].id}`, { data: scores }], [`${name}-features-${networks[at].id}`, { data: features[at][Number(which)] }]])))
  const levels = { data: Uint8Array.of(0, 1, 2, 3), shape: [2, 2, 1] }
  return /** @type {any} */ ({
    update: { meta: { networks, pictures: { picture: "test-1", classes: ["x", "y"] }, answered }, arrays, labels: LABELS },
    state: { layout: { cut: 2, order, moves: [] } }, picture: { levels, reference, classes }, of: 3, parts: levels,
    pairs: isAble ? pairs : new Map(), readers: { isAble: () => isAble },
  })
}

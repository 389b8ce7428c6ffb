/**
 * How what is drawn, or what a camera sees, becomes the input of networks: computed once for all parts that ask. A drawing
 * is prepared at once; a photo takes a tenth of a second, so a worker does it.
 */

import { preparePicture } from "./prepare.js"

/** @typedef {import("../live.js").LivePicture} LivePicture */
/** @typedef {import("./prepare.js").Preparation} Preparation */
/** @typedef {import("./worker.js").Request} Request */

/** @type {WeakMap<LivePicture, Map<string, Promise<Preparation>>>} by shape and steps */
const prepared = new WeakMap()
/** @type {WeakMap<LivePicture, import("./pixels.js").Pixels>} */
const read = new WeakMap()

/**
 * Return how a picture becomes the input of a network.
 *
 * @param {LivePicture} picture
 * @param {import("./prepare.js").Shape} shape of the input
 * @param {readonly import("./prepare.js").Step[]} steps that are switched on
 * @returns {Promise<Preparation>}
 */
export function preparationOf(picture, shape, steps) {
  const all = prepared.get(picture) ?? new Map()
  prepared.set(picture, all)
  const key = [...shape, ...steps].join()
  if (!all.has(key)) all.set(key, prepare(picture, { picture: pixelsOf(picture), shape, steps }))
  return /** @type {Promise<Preparation>} */ (all.get(key))
}

/**
 * Return what resolves when all that was asked of a picture is there.
 *
 * @param {LivePicture} picture
 */
export async function allPrepared(picture) {
  await Promise.all(prepared.get(picture)?.values() ?? [])
}

/**
 * @param {LivePicture} picture
 * @param {Omit<Request, "id">} asked
 */
async function prepare({ from }, asked) {
  return from === "camera" ? askWorker(asked) : preparePicture(asked.picture, asked.shape, asked.steps)
}

/** @param {LivePicture} picture */
function pixelsOf(picture) {
  const pixels = read.get(picture) ?? picture.pixels()
  read.set(picture, pixels)
  return pixels
}

/** @type {Worker | null} */
let worker = null
/** @type {Map<number, { asked: Omit<Request, "id">, resolve: (preparation: Preparation) => void }>} by the request's id */
const pending = new Map()
let nextId = 0
let hasFailed = false

/**
 * @param {Omit<Request, "id">} asked
 * @returns {Promise<Preparation>}
 */
function askWorker(asked) {
  if (hasFailed) return Promise.resolve(preparePicture(asked.picture, asked.shape, asked.steps))
  return new Promise((resolve) => {
    worker ??= start()
    nextId += 1
    pending.set(nextId, { asked, resolve })
    worker.postMessage({ id: nextId, ...asked })
  })
}

function start() {
  const started = new Worker(new URL("worker.js", import.meta.url), { type: "module", name: "capsule-lab-preparation" })
  started.onmessage = (/** @type {MessageEvent<import("./worker.js").Reply>} */ { data: { id, stages, ...rest } }) => {
    /** @type {Preparation} */
    const preparation = { ...rest, stages: stages.map(({ name, pixels }) => ({ name, picture: () => pixels })) }
    pending.get(id)?.resolve(preparation)
    pending.delete(id)
  }
  started.onerror = (event) => {
    event.preventDefault()
    hasFailed = true // a browser without module workers: slower, but as well
    for (const { asked, resolve } of pending.values()) resolve(preparePicture(asked.picture, asked.shape, asked.steps))
    pending.clear()
  }
  return started
}

/**
 * What the parts of a page tell each other without the server: the newest value of each topic, while who said it is there.
 *
 * @typedef {object} LivePicture what the learner draws, or what a camera sees, as the server would get it; prepared for networks by
 *   `preparationOf` of `kit/digit/prepared.js`
 * @property {"pen" | "camera"} from
 * @property {() => import("./digit/pixels.js").Pixels} pixels
 * @property {boolean} isMoving whether the pen is down, or the camera runs
 * @property {number | null} number under which the server gets it; null while it moves
 *
 * @typedef {object} LiveCapsules the class capsules of the picture that the page looks at
 * @property {string} run
 * @property {string} checkpoint its name
 * @property {boolean} isMoving whether the picture is another one in a moment, as while the pen is down
 * @property {string | null} network where the checkpoint's file is; null if it is too large for browsers
 * @property {import("./network/passes.js").Floats} capsules [classes, dim]
 * @property {number} iterations after which they are
 * @property {number} shown the class whose capsule is looked at
 * @property {import("./network/passes.js").Floats} image [height, width, channels] in [0, 1], as the network receives it
 *
 * @typedef {object} LiveRouting the routing that the page steps through
 * @property {string} run
 * @property {string} checkpoint its name
 * @property {string} picture what an address calls it
 * @property {boolean} isMoving whether it is another one in a moment, as while a pen or a brush is down
 * @property {number} iterations
 * @property {readonly number[]} off the primary capsules that are switched off
 * @property {import("./network/passes.js").Floats} image [height, width, channels] in [0, 1], as the network receives it
 * @property {import("./network/passes.js").Floats} outputs [iterations, classes, dim]
 * @property {import("./network/passes.js").Floats} couplings [iterations, inputs, classes]
 * @property {number} shown the class that is looked at
 * @property {boolean} isAsked whether a question about it waits for its answer, which nothing may give away
 *
 * The topics:
 * - "picture", a `LivePicture`; null once the canvas was cleared
 * - "capsules", `LiveCapsules`
 * - "routing", `LiveRouting`
 * - `answerTopic(run)`, a text: what the card of a run says in brief
 */

/**
 * Return the topic of what the card of a run says.
 *
 * @param {string} run
 */
export const answerTopic = (run) => `answer/${run}`

/** @type {Map<string, unknown>} */
const newest = new Map()
/** @type {Map<string, Set<(value: any) => void>>} */
const listeners = new Map()

/**
 * Tell everybody who listens; undefined takes back what was said.
 *
 * @param {string} topic
 * @param {unknown} value
 */
export function publish(topic, value) {
  if (value === undefined) newest.delete(topic)
  else newest.set(topic, value)
  for (const listener of listeners.get(topic) ?? []) listener(value)
}

/**
 * Call `listener` with the newest value of a topic, if there is one, and with every later one; return what ends that.
 *
 * @template Value
 * @param {string} topic
 * @param {(value: Value | undefined) => void} listener
 * @returns {() => void}
 */
export function listen(topic, listener) {
  const all = listeners.get(topic) ?? new Set()
  listeners.set(topic, all.add(listener))
  if (newest.has(topic)) listener(/** @type {Value} */ (newest.get(topic)))
  return () => {
    all.delete(listener)
  }
}

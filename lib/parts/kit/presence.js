/**
 * Words for what says that a class is there: the length of its capsule, or an activation (`Presence` in
 * `lib/models/capsules/routing/kind.py`).
 *
 * @typedef {import("./text.js").Labels} Labels
 * @typedef {"length" | "activation" | null} Presence null for a network without capsules
 */

const OF_ACTIVATION = "_activation"

/** @type {WeakMap<Labels, Labels>} parts compare their labels, so that there is one object for all updates */
const ofActivations = new WeakMap()

/**
 * Return the labels of a network: where its capsules have activations, `<name>_activation` stands for `<name>`.
 *
 * @param {Labels} labels
 * @param {Presence} [presence]
 * @returns {Labels}
 */
export function labelsFor(labels, presence) {
  if (presence !== "activation") return labels
  let found = ofActivations.get(labels)
  if (!found) {
    const named = Object.entries(labels).filter(([name]) => name.endsWith(OF_ACTIVATION))
    found = { ...labels, ...Object.fromEntries(named.map(([name, text]) => [name.slice(0, -OF_ACTIVATION.length), text])) }
    ofActivations.set(labels, found)
  }
  return found
}

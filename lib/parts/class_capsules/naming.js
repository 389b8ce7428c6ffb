/** Lets a learner name the numbers of capsules, and try whether a number means the same for other test digits. */

import { placesOfClass } from "../kit/capsules/vectors.js"
import { postJson } from "../kit/post.js"
import { createDecoder } from "./decoder.js"
import { withNumber } from "./maths.js"
import { DIGITS, changesOf, triedOffsets } from "./meaning.js"
import { drawChanges, fillNames } from "./views/names.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("../kit/capsules/vectors.js").ClassVectors} ClassVectors */

/**
 * @param {import("./views/names.js").NameNodes} nodes
 * @param {(names: Record<string, string>) => void} onNames when a name was kept
 */
export function createNaming(nodes, onNames) {
  const decoder = createDecoder()
  /** @type {Scene | null} */
  let scene = null
  /** @type {ClassVectors | null} */
  let digits = null
  let [turn, about] = [0, ""]

  const number = () => Number(nodes.number.value)

  function drawName() {
    if (scene) nodes.name.value = scene.names[`${scene.which}-${number()}`] ?? ""
  }

  async function keep() {
    if (!scene) return
    const { update: { meta, labels }, which } = scene
    try {
      const answer = await postJson(meta.names.keep, { class: which, number: number(), name: nodes.name.value })
      onNames((await answer.json()).names)
      nodes.said.textContent = labels.names_kept
    } catch {
      nodes.said.textContent = labels.names_not_kept
    }
  }

  async function test() {
    if (!scene || !digits) return
    const mine = ++turn
    const [from, moved] = [scene, number()]
    const { labels, arrays: { image: { shape } } } = from.update
    const { vectors: { data, shape: [, dim] }, labels: { data: classes } } = digits
    const places = placesOfClass(classes, from.which).slice(0, DIGITS)
    const offsets = triedOffsets(from.state.span)
    nodes.said.textContent = labels.names_trying
    /** @type {Float32Array[][]} */
    const pictures = []
    for (const place of places) {
      const vector = Float32Array.from(data.subarray(place * dim, (place + 1) * dim))
      /** @type {Float32Array[]} */
      const row = []
      for (const offset of offsets) {
        const drawn = await decoder.draw([{ which: from.which, vector: withNumber(vector, moved - 1, offset) }], from.lengths.length)
        if (!drawn || mine !== turn) return
        row.push(drawn)
      }
      pictures.push(row)
    }
    drawChanges(nodes, from, changesOf(offsets, pictures, shape), moved)
  }

  function forget() {
    turn += 1
    nodes.said.textContent = ""
    nodes.table.replaceChildren()
  }

  nodes.number.onchange = () => {
    drawName()
    forget()
  }
  nodes.form.onsubmit = (event) => {
    event.preventDefault()
    keep()
  }
  nodes.test.onclick = test

  return {
    /** @param {Scene} next */
    fill(next) {
      scene = next
      fillNames(nodes, next)
      about = ""
    },

    /**
     * Show the names of the capsule that is looked at.
     *
     * @param {Scene} next
     * @param {ClassVectors | null} known
     * @param {import("./decoder.js").Source} source
     */
    show(next, known, source) {
      decoder.open(source)
      ;[scene, digits] = [next, known]
      nodes.box.hidden = next.update.meta.losses.reconstruction === null
      nodes.test.disabled = !known
      const subject = `${source.server} ${next.which}`
      if (subject === about) return
      about = subject
      drawName()
      forget()
    },

    stop() {
      turn += 1
      decoder.close()
    },
  }
}

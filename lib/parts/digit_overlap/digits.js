/**
 * Lets a learner choose the two digits: each by its chooser, what a drawing shows by a list, and both at random.
 *
 * @typedef {import("./pair.js").Pair} Pair
 * @typedef {import("./words.js").Update} Update
 *
 * @typedef {object} Actions
 * @property {(pair: Pair) => void} show with another picture or name, with every move of the pen
 * @property {() => void} settle when the address may say so
 */

import { toLevels } from "../kit/maths.js"
import { createPictureChooser } from "../kit/picture/chooser.js"
import { readLabels, readTestImage } from "../kit/picture/test_images.js"
import { drawCards, drawNames } from "./cards.js"
import { PARAMETERS, anotherPair, digitCalled, pairOf, withDigit, withPicture } from "./pair.js"

/**
 * @param {import("./cards.js").Cards} cards
 * @param {Actions} actions
 */
export function createDigits(cards, { show, settle }) {
  /** @type {Update | null} */
  let update = null
  /** @type {Pair | null} */
  let pair = null
  /** @type {string[]} what each chooser shows, as it calls that */
  const shown = []
  let asked = 0

  const choosers = PARAMETERS.map((parameter, which) => createPictureChooser({
    onPicture({ image, reference, classes }) {
      if (!update || !pair) return
      asked += 1
      const { isOwn, name } = pair.both[which]
      const digit = reference === null
        ? { picture: null, isOwn: true, name: isOwn ? name : null }
        : digitCalled(reference, update.meta.choices[which].classes[classes[0]])
      change(withPicture(pair, which, digit, toLevels(image)))
    },
    onSettled(reference) {
      if (!pair) return
      shown[which] = reference
      change(withDigit(pair, which, { picture: reference }))
      settle()
    },
  }, parameter))

  /** @param {Pair} next */
  function change(next) {
    pair = next
    drawNames(cards, pair)
    show(pair)
  }

  async function chooseAnotherPair() {
    if (!update || !pair) return
    const [of, [choice]] = [++asked, update.meta.choices]
    cards.note.hidden = true
    try {
      const labels = await readLabels(choice)
      const numbers = anotherPair(labels)
      const images = await Promise.all(numbers.map((number) => readTestImage(choice, number)))
      if (of !== asked) return
      const both = numbers.map((number) => digitCalled(`test-${number}`, choice.classes[labels[number][0]]))
      const next = images.reduce((made, { data }, which) => withPicture(made, which, both[which], /** @type {Uint8Array} */ (data)), pair)
      choosers.forEach((chooser, which) => chooser.show(shown[which] = `test-${numbers[which]}`, images[which]))
      change(next)
      settle()
    } catch {
      if (of === asked) cards.note.hidden = false
    }
  }

  cards.another.onclick = chooseAnotherPair
  cards.each.forEach(({ box, which }, at) => {
    box.append(choosers[at].box)
    choosers[at].fields.append(which)
    which.onchange = () => {
      if (!pair) return
      change(withDigit(pair, at, { name: which.value || null }))
      settle()
    }
  })

  return {
    pair: () => pair,

    /** @param {Update} newest what the server sent; once the learner has chosen digits, they stay */
    receive(newest) {
      update = newest
      const { meta: { choices }, arrays: { digits }, labels } = newest
      pair ??= pairOf(newest)
      const [, ...shape] = digits.shape
      const size = digits.data.length / 2
      drawCards(cards, labels, choices)
      drawNames(cards, pair)
      choosers.forEach((chooser, which) => {
        shown[which] ??= choices[which].picture
        const image = { data: digits.data.slice(which * size, (which + 1) * size), shape }
        const anotherName = which === 0 ? labels.another_first : labels.another_second
        chooser.update({ ...choices[which], picture: shown[which] }, image, labels, anotherName)
      })
    },

    stop: () => choosers.forEach((chooser) => chooser.stop()),
  }
}

/** Draws what chooses the two digits, and nothing else. */

import { h } from "../kit/dom.js"
import { fill } from "../kit/text.js"
import { PARAMETERS } from "./pair.js"

/** @typedef {ReturnType<typeof buildCards>} Cards */

const NOBODY_SAID = ""

/** Build a card a digit, with the button that takes it, and what is done with both. */
export function buildCards() {
  const each = PARAMETERS.map((colour) => {
    const take = h("button", { type: "button", class: "take", testid: `overlap-${colour}`, data: { control: `${colour}_at` } })
    const which = h("select", { testid: `overlap-${colour}-label`, data: { control: colour } })
    return { box: h("section", { class: `card ${colour}`, testid: `overlap-${colour}-card` }, take), take, which }
  })
  const another = h("button", { type: "button", testid: "overlap-another", data: { control: "pair" } })
  const apart = h("button", { type: "button", testid: "overlap-apart", data: { control: "place" } })
  const together = h("button", { type: "button", testid: "overlap-together", data: { control: "place" } })
  const note = h("p", { class: "muted", testid: "overlap-another-note", hidden: true })
  const box = h("div", { class: "cards" }, ...each.map((card) => card.box), h("div", { class: "tools" }, another, apart, together, note))
  return { box, each, another, apart, together, note }
}

/**
 * Write the texts and the classes.
 *
 * @param {Cards} cards
 * @param {import("../kit/text.js").Labels} labels
 * @param {readonly { classes: readonly string[] }[]} choices of both digits
 */
export function drawCards({ each, another, apart, together, note }, labels, choices) {
  another.textContent = labels.another_pair
  another.title = labels.another_pair_why
  apart.textContent = labels.apart
  together.textContent = labels.together
  note.textContent = labels.picture_absent
  each.forEach(({ box, which }, at) => {
    box.setAttribute("aria-label", at === 0 ? labels.choose_first : labels.choose_second)
    which.setAttribute("aria-label", labels.which_why)
    which.title = labels.which_why
    const options = [[NOBODY_SAID, labels.which], ...choices[at].classes.map((name) => [name, fill(labels.it_is, { name })])]
    which.replaceChildren(...options.map(([value, text]) => h("option", { value }, text)))
  })
}

/**
 * Show what the learner calls the drawings; of a test image that is known.
 *
 * @param {Cards} cards
 * @param {import("./pair.js").Pair} pair
 */
export function drawNames({ each }, { both }) {
  each.forEach(({ box, which }, at) => {
    const { isOwn, name } = both[at]
    box.classList.toggle("own", isOwn)
    which.hidden = !isOwn
    which.value = name ?? NOBODY_SAID
  })
}

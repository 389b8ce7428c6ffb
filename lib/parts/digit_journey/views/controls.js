/** Back, play, next, and a chip for each step. */

import { h, svg } from "../../kit/dom.js"
import { stepLabel } from "../words.js"

const ICONS = { back: "M11 2 4 8l7 6z", play: "M4 2l9 6-9 6z", pause: "M4 2h3v12H4zM9 2h3v12H9z" }

/** @typedef {{ back(): void, next(): void, play(): void, go(step: number): void }} Moves */

/**
 * Build the buttons, and a chip for each step.
 *
 * @param {import("../journeys.js").Update} update
 * @param {readonly import("../state.js").Step[]} steps
 * @param {Moves} moves
 */
export function controlBar(update, steps, { back, next, play, go }) {
  const { labels } = update
  const backButton = h("button", { class: "small", testid: "journey-back", title: labels.back, "aria-label": labels.back, onclick: back },
    icon("back"))
  const playButton = h("button", { class: "small", testid: "journey-play", data: { control: "play" }, onclick: play })
  // Both texts keep their room, so that the button never changes its width.
  const [through, onward] = [h("span", {}, labels.step_through), h("span", {}, labels.next)]
  const nextButton = h("button", { class: "primary next", testid: "journey-next", onclick: next }, through, onward)
  const chips = steps.map((step, at) => {
    const label = stepLabel(update, step)
    const attributes = { class: "chip", data: { dense: "" }, testid: `journey-step-${step.name}`, title: label, "aria-label": label }
    return h("button", { ...attributes, onclick: () => go(at) },
      h("span", {}, label))
  })
  return { next: nextButton,
    node: h("div", { class: "controls", data: { control: "step" } }, backButton, playButton, nextButton,
      h("div", { class: "strip", role: "group", "aria-label": labels.steps }, ...chips)),
    /**
     * @param {number} step
     * @param {boolean} isPlaying
     */
    draw(step, isPlaying) {
      const isAtEnd = step === steps.length - 1
      playButton.replaceChildren(icon(isPlaying ? "pause" : "play"))
      playButton.title = playButton.ariaLabel = isPlaying ? labels.pause : labels.play
      backButton.disabled = step === 0
      through.classList.toggle("off", !isAtEnd)
      onward.classList.toggle("off", isAtEnd)
      chips.forEach((chip, at) => {
        chip.classList.toggle("reached", at < step)
        if (at === step) chip.setAttribute("aria-current", "step")
        else chip.removeAttribute("aria-current")
      })
    } }
}

/** @param {keyof typeof ICONS} name */
function icon(name) {
  return svg("svg", { viewBox: "0 0 16 16", class: "icon", "aria-hidden": "true" }, svg("path", { d: ICONS[name] }))
}

/** What mistakes are: what is done in the place of what, the two lines of code, and what comes of it. */

import { h } from "../../kit/dom.js"
import { shownText } from "../words.js"

/** @typedef {import("../scene.js").Scene} Scene */

/**
 * @param {HTMLElement} box
 * @param {Scene} scene
 * @param {readonly string[]} names of mistakes, or NONE
 */
export function drawExplained(box, scene, names) {
  const { update: { labels, meta } } = scene
  box.replaceChildren(...names.flatMap((name) => {
    const mistake = meta.mistakes.find((one) => one.name === name)
    return [h("section", { class: "explained", testid: `broken-explained-${name}` },
      h("h4", {}, labels[`title_${name}`]),
      h("p", {}, labels[`sentence_${name}`]),
      mistake && h("div", { class: "lines" },
        lineOf(labels.line_sound, mistake.sound, "sound"), lineOf(labels.line_broken, mistake.broken, "broken")),
      scene.state.look === "find" && h("p", { class: "shown", testid: "broken-shown" }, shownText(scene, name)),
      h("p", { class: "small" }, labels[`reason_${name}`]))]
  }))
  box.hidden = names.length === 0
}

/** @param {string} title @param {string} code @param {string} kind */
function lineOf(title, code, kind) {
  const line = h("pre", { class: "mono", tabindex: 0, role: "group", "aria-label": title }, code)
  return h("figure", { class: `line-${kind}` }, h("figcaption", { class: "small" }, title), line)
}

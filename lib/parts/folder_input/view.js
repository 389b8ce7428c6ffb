/** Draws the field for folders, and nothing else. */

import { h } from "../kit/dom.js"
import { fill, fillPlural } from "../kit/text.js"
import { isReady } from "./state.js"

/** @typedef {import("./state.js").State} State */
/** @typedef {ReturnType<typeof buildView>} View */

/**
 * Build the field.
 *
 * @param {HTMLElement} root
 */
export function buildView(root) {
  const choose = h("button", { type: "button", class: "primary", testid: "folder-choose" })
  const field = h("input", { type: "file", class: "unseen", tabindex: -1, "aria-hidden": "true" })
  field.webkitdirectory = true
  const dropHere = h("span", { class: "muted" })
  const drop = h("div", { class: "drop" }, choose, dropHere, field)
  const bar = h("progress", { max: 1, hidden: true })
  const status = h("p", { role: "status", testid: "folder-status" })
  root.classList.add("folder")
  root.replaceChildren(drop, bar, status)
  return { choose, field, dropHere, drop, bar, status }
}

/**
 * @param {View} view
 * @param {State} state
 * @param {import("./component.js").Update} update
 */
export function drawState({ choose, dropHere, bar, status }, state, { labels, plurals, language, numbers }) {
  const { step, done, total, refusal } = state
  choose.textContent = labels.choose
  dropHere.textContent = labels.drop
  choose.disabled = !isReady(state)
  bar.hidden = isReady(state)
  bar.value = step === "packing" ? done / total : done
  bar.setAttribute("aria-label", labels.choose)
  status.textContent = step === "packing" ? fill(labels.packing, { done, total })
    : step === "sending" ? fill(labels.sending, { percent: numbers.percent(done, 0) })
      : step === "sent" ? fillPlural(plurals.sent, total, language)
        : refusal ? fill(textOf(refusal, labels), refusal.values) : ""
}

/**
 * @param {import("./state.js").Refusal} refusal
 * @param {import("../kit/text.js").Labels} labels
 */
function textOf({ why }, labels) {
  switch (why) {
    case "empty": return labels.empty
    case "too_large": return labels.too_large
    case "too_many": return labels.too_many
    case "unread": return labels.unread
    default: return labels.failed
  }
}

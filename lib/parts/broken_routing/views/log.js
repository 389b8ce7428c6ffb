/** What the network has read since it was started, the newest last; and the buttons that let it read again or start anew. */

import { h } from "../../kit/dom.js"
import { placeOfLargest, toLevels } from "../../kit/maths.js"
import { paintPicture } from "../../kit/paint.js"
import { fillTable } from "../../kit/table.js"
import { rangeText } from "../words.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildLog>} LogNodes */

const SHOWN = 5

export function buildLog() {
  const [title, table] = [h("h4"), h("table", { testid: "broken-log" })]
  const empty = h("p", { class: "small muted" })
  const again = h("button", { type: "button", testid: "broken-again", data: { control: "again" } })
  const restart = h("button", { type: "button", testid: "broken-restart", data: { control: "restart" } })
  const scrolled = h("div", { class: "table", role: "region", tabindex: 0 }, table)
  const box = h("section", { class: "instrument log", data: { where: "log" } },
    h("div", { class: "log-head" }, title, h("span", { class: "tools" }, again, restart)), scrolled, empty)
  return { box, title, scrolled, table, empty, again, restart }
}

/** @param {LogNodes} nodes @param {Scene} scene */
export function fillLog({ title, scrolled, again, restart, empty }, { update: { labels } }) {
  title.textContent = labels.log
  scrolled.setAttribute("aria-label", labels.log)
  again.textContent = labels.again
  restart.textContent = labels.restart
  empty.textContent = labels.restarted
}

/** @param {LogNodes} nodes @param {Scene} scene */
export function drawLog({ table, empty }, { update, log }) {
  const { labels, numbers, meta } = update
  const heads = [labels.table_number, labels.table_picture, labels.table_iterations, labels.table_reads, labels.table_length, labels.table_given,
    labels.table_coupling, labels.table_below]
  empty.hidden = log.length > 0
  fillTable(table, heads, log.slice(-SHOWN).map(({ number, picture, iterations, lengths, measures }) => {
    const longest = placeOfLargest(lengths)
    return [String(number), thumbnailOf(picture), String(iterations), meta.classes[longest],
      { value: lengths[longest], text: numbers.figures(lengths[longest]) },
      rangeText(update, measures.given), rangeText(update, measures.coupling), numbers.percent(measures.below, 1)]
  }))
}

/** @param {import("../scene.js").Picture} picture */
function thumbnailOf({ image, reference }) {
  const canvas = h("canvas", { class: "thumbnail", role: "img", "aria-label": reference ?? "", title: reference ?? "" })
  paintPicture(canvas, { data: toLevels(image.data), shape: image.shape })
  return canvas
}

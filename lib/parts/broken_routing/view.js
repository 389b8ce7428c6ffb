/** Builds the broken routing, and draws a scene into it. */

import { h } from "../kit/dom.js"
import { buildChoices, drawChoices, fillChoices } from "../kit/routed/view.js"
import { tableOf } from "../kit/table.js"
import { joinSentences } from "../kit/text.js"
import { verdictOf } from "../kit/verdict.js"
import { NONE } from "./cases.js"
import { lastLengths } from "./maths.js"
import { hiddenOf, isOpen, namedBy, showsSound } from "./scene.js"
import { buildCapsule, drawCapsule, fillCapsule } from "./views/capsule.js"
import { buildCase, drawCase, fillCase } from "./views/case.js"
import { buildCouplings, drawCouplings, fillCouplings } from "./views/couplings.js"
import { drawExplained } from "./views/explained.js"
import { buildLengths, drawLengths, fillLengths } from "./views/lengths.js"
import { buildLog, drawLog, fillLog } from "./views/log.js"
import { buildMeasured, drawMeasured } from "./views/measured.js"
import { buildPasses, drawPasses, fillPasses } from "./views/passes.js"
import { buildSwitches, drawSwitches, fillSwitches } from "./views/switches.js"
import { readsTexts } from "./words.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildView>} View */

/**
 * @typedef {object} Handlers
 * @property {(guess: string) => void} guess
 * @property {(name: string) => void} switched a mistake on or off
 * @property {(look: "find" | "switches") => void} look
 */

const LOOKS = /** @type {const} */ (["find", "switches"])

/** @param {HTMLElement} root */
export function buildView(root) {
  const looks = LOOKS.map((look) => h("button", { type: "button", testid: `broken-look-${look}` }))
  const tabs = h("div", { class: "choice", role: "group", data: { control: "look" } }, ...looks)
  const choices = buildChoices()
  const [of, switches] = [buildCase(root), buildSwitches()]
  const explained = h("div", { class: "all-explained" })
  const summary = h("p", { class: "summary", testid: "broken-summary", "aria-live": "polite" })
  const [lengths, couplings, capsule, log] = [buildLengths(), buildCouplings(), buildCapsule(), buildLog()]
  const [passes, measured] = [buildPasses(), buildMeasured()]
  const [tableTitle, table] = [h("summary"), h("div", { class: "table" })]
  const details = h("details", { data: { control: "table" } }, tableTitle, table)
  const [save, savePicture, notebook] = ["broken-save", "broken-save-picture", "broken-notebook"].map((testid) =>
    h("button", { type: "button", testid, data: { control: "export" } }))
  root.classList.add("broken")
  root.tabIndex = -1
  root.replaceChildren(
    tabs, h("div", { class: "top" }, choices.box, h("div", { class: "asked" }, of.box, switches.box, explained)), summary,
    h("div", { class: "instruments" }, lengths.box, couplings.box, capsule.box), log.box,
    h("div", { class: "two" }, passes.box, measured.box),
    h("div", { class: "end" }, details, h("span", { class: "tools" }, save, savePicture, notebook)),
  )
  return { root, looks, tabs, choices, case: of, switches, explained, summary, lengths, couplings, capsule, log, passes, measured,
    tableTitle, table, details, save, savePicture, notebook }
}

/**
 * Write the texts, and build what there is one of for each class or mistake.
 *
 * @param {View} view
 * @param {Scene} scene
 * @param {Handlers} handlers
 */
export function fillTexts(view, scene, handlers) {
  const { labels } = scene.update
  view.root.setAttribute("aria-label", labels.component)
  LOOKS.forEach((look, at) => {
    view.looks[at].textContent = look === "find" ? labels.look_find : labels.look_switches
    view.looks[at].onclick = () => handlers.look(look)
  })
  view.tableTitle.textContent = labels.table
  view.save.textContent = labels.export
  view.savePicture.textContent = labels.export_picture
  view.notebook.textContent = labels.export_notebook
  fillChoices(view.choices, scene.update)
  fillCase(view.case, scene)
  fillSwitches(view.switches, scene, handlers.switched)
  fillLengths(view.lengths, scene)
  fillCouplings(view.couplings, scene)
  fillCapsule(view.capsule, scene)
  fillLog(view.log, scene)
  fillPasses(view.passes, scene)
}

/**
 * Show what is chosen, and what was read last.
 *
 * @param {View} view
 * @param {Scene} scene
 * @param {Handlers} handlers
 */
export function drawScene(view, scene, handlers) {
  const { state, update, choice, progress } = scene
  LOOKS.forEach((look, at) => { view.looks[at].ariaPressed = String(state.look === look) })
  drawChoices(view.choices, update, choice)
  drawCase(view.case, scene, handlers.guess)
  drawSwitches(view.switches, scene)
  drawExplained(view.explained, scene, isOpen(scene) ? (state.look === "find" ? [hiddenOf(scene)] : state.switched) : [])
  const pointed = !isOpen(scene) && progress.wrong.at(-1)
  const where = pointed && update.meta.mistakes.find(({ name }) => name === (pointed === NONE ? hiddenOf(scene) : pointed))?.where
  for (const { box } of [view.lengths, view.couplings, view.capsule, view.log]) box.classList.toggle("pointed", box.dataset.where === where)
  view.notebook.hidden = !isOpen(scene)
  drawMeasured(view.measured, scene)
  view.measured.box.hidden = !isOpen(scene)
  drawRead(view, scene)
}

/**
 * Show what was read last.
 *
 * @param {View} view
 * @param {Scene} scene
 */
export function drawRead(view, scene) {
  const sound = showsSound(scene) ? scene.read?.sound ?? null : null
  drawLengths(view.lengths, scene, sound)
  drawCouplings(view.couplings, scene, sound)
  drawCapsule(view.capsule, scene, sound)
  drawLog(view.log, scene)
  drawPasses(view.passes, scene, isOpen(scene) ? sound : null)
  drawTable(view, scene)
  const { update: { labels, meta }, read, isUnable } = scene
  const verdict = read && verdictOf(labels, meta.classes, read.picture.classes, [namedBy(read.broken)])
  const [reads, soundReads] = readsTexts(scene, sound)
  view.summary.textContent = joinSentences([isUnable && labels.no_reading, reads, verdict, soundReads])
}

/**
 * Write the lengths after each pass into the table, if it is open.
 *
 * @param {View} view
 * @param {Scene} scene
 */
export function drawTable(view, scene) {
  const { update: { labels, meta }, read } = scene
  if (!view.details.open || !read) return
  const sound = showsSound(scene) && read.sound ? lastLengths(read.sound.lengths) : null
  const lengths = lastLengths(read.broken.lengths)
  view.table.replaceChildren(tableOf([labels.table_class, labels.table_length, ...(sound ? [labels.sound] : [])],
    meta.classes.map((name, at) => [name, lengths[at], ...(sound ? [sound[at]] : [])])))
}

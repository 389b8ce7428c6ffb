/** Builds the learning step, and draws a scene into it. */

import { h } from "../kit/dom.js"
import { COLOURS, buildChart, drawChart } from "../kit/line_chart.js"
import { buildQuestion } from "../kit/question.js"
import { tableOf } from "../kit/table.js"
import { fill, fillPlural } from "../kit/text.js"
import { rowsOf } from "./exports.js"
import { PRESETS } from "./presets.js"
import { howOf } from "./scene.js"
import { LARGEST, MOST_STEPS, RATES } from "./state.js"
import { raised } from "./views/cells.js"
import { buildPanels, drawPanels, fillPanels } from "./views/panels.js"
import { sentenceOf } from "./words.js"
import { workOf } from "./work.js"

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Update} Update */
/** @typedef {ReturnType<typeof buildView>} View */

/**
 * @typedef {object} Handlers
 * @property {(one: import("./cells.js").Cell, isChosen: boolean) => void} look at a number; `isChosen` unless the pointer only passes
 * @property {(one: import("./cells.js").Cell, text: string) => void} type
 * @property {(one: import("./cells.js").Cell) => void} right makes a class the right one
 * @property {(name: import("./presets.js").PresetName) => void} preset
 */

/** @param {HTMLElement} root @param {Handlers} handlers */
export function buildView(root, handlers) {
  const question = buildQuestion(root, "learning-said")
  const about = h("p", { testid: "learning-about" })
  const presets = PRESETS.map(({ name }) =>
    ({ name, button: h("button", { type: "button", testid: `learning-preset-${name}`, onclick: () => handlers.preset(name) }) }))
  const presetsBox = h("div", { class: "choice", role: "group", data: { control: "preset" } }, ...presets.map(({ button }) => button))
  const rateName = h("span")
  const rate = h("select", { testid: "learning-rate" }, ...RATES.map((value) => h("option", { value })))
  const [step, steps, restart] = ["step", "steps", "restart"].map((name) => h("button", { type: "button", testid: `learning-${name}` }))
  step.classList.add("primary")
  const taken = h("span", { class: "muted", "aria-live": "polite", testid: "learning-taken" })
  const tools = h("div", { class: "tools" }, presetsBox,
    h("label", { class: "tool", data: { control: "rate" } }, rateName, rate),
    h("span", { class: "tools covered", data: { control: "steps" } }, step, steps, restart, taken))
  const wrong = h("p", { class: "wrong", role: "alert", testid: "learning-wrong", hidden: true })
  const panels = buildPanels(handlers)
  const chart = buildChart("learning-losses")
  const chartName = h("p", { class: "small muted" })
  panels.panels[2].box.append(h("div", { class: "losses" }, chartName, chart))
  const sentence = h("p", { testid: "learning-sentence" })
  const work = h("p", { class: "work mono", testid: "learning-work" })
  const legend = h("p", { class: "small muted" })
  const tableTitle = h("summary")
  const table = h("div", { class: "table", tabindex: "0", role: "region" })
  const details = h("details", { data: { control: "table" } }, tableTitle, table)
  const [save, notebook] = ["save", "notebook"].map((name) =>
    h("button", { type: "button", testid: `learning-${name}`, data: { control: "export" } }))
  root.classList.add("learning")
  root.tabIndex = -1
  root.replaceChildren(about, tools, question.box, wrong, panels.box,
    h("div", { class: "explained", "aria-live": "polite" }, work, sentence, legend),
    h("div", { class: "end covered" }, details, h("span", { class: "tools" }, save, notebook)))
  return { root, question, about, presets, presetsBox, rateName, rate, step, steps, restart, taken, wrong, panels, chart, chartName, sentence, work,
    legend, tableTitle, table, details, save, notebook }
}

/**
 * @param {View} view
 * @param {Update} update
 */
export function fillTexts(view, update) {
  const { labels, numbers } = update
  view.root.ariaLabel = labels.component
  view.about.textContent = labels.about
  view.presetsBox.ariaLabel = labels.presets
  for (const { name, button } of view.presets) button.textContent = labels[`preset_${name}`]
  view.rateName.textContent = labels.rate
  for (const option of view.rate.options) option.textContent = numbers.short(Number(option.value))
  view.step.textContent = labels.step
  view.steps.textContent = labels.steps
  view.restart.textContent = labels.restart
  view.legend.textContent = labels.legend
  view.tableTitle.textContent = view.table.ariaLabel = labels.table
  view.save.textContent = labels.export
  view.notebook.textContent = labels.export_notebook
  fillPanels(view.panels, update)
}

/** @param {View} view @param {Scene} scene */
export function drawAll(view, scene) {
  const { update: { plurals, language }, state: { preset, rate, steps } } = scene
  for (const { name, button } of view.presets) button.ariaPressed = String(name === preset)
  view.rate.value = String(rate)
  view.taken.textContent = fillPlural(plurals.taken, steps, language)
  view.restart.disabled = steps === 0
  view.step.disabled = view.steps.disabled = steps >= MOST_STEPS
  drawLosses(view, scene)
  drawLooked(view, scene)
  drawTable(view, scene)
}

/** @param {View} view @param {Scene} scene */
export function drawLooked(view, scene) {
  drawPanels(view.panels, scene)
  view.work.replaceChildren(...raised(workOf(scene.state.looked, scene.values, howOf(scene))))
  view.sentence.textContent = sentenceOf(scene)
}

/** @param {View} view @param {Scene} scene */
function drawLosses({ chart, chartName }, { update: { labels, numbers }, losses }) {
  const most = Math.max(10, losses.length - 1)
  const top = Math.max(0.1, ...losses)
  const label = fill(labels.losses, { loss: numbers.figures(losses.at(-1) ?? 0) })
  chartName.textContent = label
  drawChart(chart, {
    curves: [{ id: "loss", title: "", colour: COLOURS[0], dash: "", points: losses.map((loss, at) => [at, loss]), now: losses.at(-1) ?? null }],
    across: { least: 0, most, ticks: [0, Math.round(most / 2), most], write: String },
    up: { least: 0, most: top, ticks: [0, top / 2, top], write: numbers.short },
    place: losses.length - 1,
    label,
  })
}

/**
 * Write all numbers into the table, if it is open.
 *
 * @param {View} view
 * @param {Scene} scene
 */
export function drawTable({ details, table }, scene) {
  if (!details.open) return
  const { labels } = scene.update
  table.replaceChildren(tableOf([labels.number_head, labels.work_head, labels.value_head], rowsOf(scene).map((row) => [...row])))
}

/**
 * Say that a text is no number that can stand here; "" takes that back.
 *
 * @param {View} view
 * @param {string} text
 * @param {Scene} [scene]
 */
export function say({ wrong }, text, scene) {
  wrong.hidden = !scene
  wrong.textContent = scene ? fill(scene.update.labels.wrong, { text, most: LARGEST }) : ""
}

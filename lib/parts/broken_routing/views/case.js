/** The case: its number, the question which mistake it has, and what follows a guess. */

import { h } from "../../kit/dom.js"
import { buildQuestion, drawQuestion } from "../../kit/question.js"
import { fill, fillPlural, joinList, joinSentences } from "../../kit/text.js"
import { NONE } from "../cases.js"
import { foundCases } from "../found.js"
import { hiddenOf, isOpen, namesOf } from "../scene.js"
import { wrongText } from "../words.js"

/** @typedef {import("../scene.js").Scene} Scene */
/** @typedef {ReturnType<typeof buildCase>} CaseNodes */

const [NUMBER, GUESS] = ["broken-case", "broken-guess"]

/** @param {HTMLElement} root */
export function buildCase(root) {
  const question = buildQuestion(root, "broken-asked")
  const label = h("label", { for: NUMBER })
  const number = h("input", { type: "number", id: NUMBER, min: 1, step: 1, testid: NUMBER })
  const another = h("button", { type: "button", testid: "broken-another" })
  const found = h("span", { class: "small muted", testid: "broken-found" })
  const said = h("p", { class: "said", testid: "broken-said", "aria-live": "polite" })
  const help = h("button", { type: "button", class: "quiet", testid: "broken-help", data: { control: "question" } })
  const helped = h("span", { class: "small muted" })
  const head = h("div", { class: "tools" }, h("span", { class: "tool", data: { control: "case" } }, label, number, another), found)
  question.box.append(said, h("div", { class: "tools" }, help, helped))
  return { box: h("section", { class: "case" }, head, question.box), question, label, number, another, found, said, help, helped }
}

/** @param {CaseNodes} nodes @param {Scene} scene */
export function fillCase({ label, another, help, helped }, { update: { labels } }) {
  label.textContent = labels.case
  another.textContent = labels.case_another
  help.textContent = labels.sound_show
  helped.textContent = labels.sound_shown
}

/**
 * @param {CaseNodes} nodes
 * @param {Scene} scene
 * @param {(guess: string) => void} onGuess
 */
export function drawCase({ box, question, number, found, said, help, helped }, scene, onGuess) {
  const { update: { labels, plurals, language }, state, progress } = scene
  box.hidden = state.look !== "find"
  if (box.hidden) return drawQuestion(question, "")
  number.value = String(state.number)
  const cases = foundCases()
  found.textContent = cases.length === 0 ? labels.cases_none
    : fillPlural(plurals.cases_found, cases.length, language, { cases: joinList(labels, cases.map(String)) })
  const [hidden, wrong] = [hiddenOf(scene), progress.wrong.at(-1)]
  said.textContent = isOpen(scene) || !wrong ? "" : wrongText(scene, wrong, hidden)
  said.hidden = said.textContent === ""
  help.hidden = isOpen(scene) || progress.isHelped
  helped.hidden = isOpen(scene) || !progress.isHelped
  if (isOpen(scene)) {
    const text = progress.end === "found" ? labels.found : labels.told
    return drawQuestion(question, joinSentences([fill(text, { title: labels[`title_${hidden}`] })]))
  }
  const choices = [...namesOf(scene), NONE].map((id) => ({ id, text: labels[`title_${id}`], class: progress.wrong.includes(id) ? "out" : "" }))
  drawQuestion(question, { text: labels.ask, choices, skip: labels.skip, testid: GUESS, onAnswer: onGuess })
}

/**
 * Says above a part what a link asks for and only the part knows is not here, as `pages/kit/notices.py` does at the top
 * of a page. It stays until the learner closes it.
 *
 * @typedef {Record<string, string>} Gone what a link asks for, by the name of its parameter
 * @typedef {Pick<import("./part.js").Texts, "titles" | "shared">} NoticeTexts
 */

import { h } from "./dom.js"
import { fill } from "./text.js"

/**
 * Return a sentence for each parameter.
 *
 * @param {Gone} gone
 * @param {NoticeTexts} texts
 */
export function sentencesOf(gone, { titles, shared }) {
  return Object.entries(gone).map(([name, wanted]) => fill(shared.gone, { title: titles[name], wanted }))
}

/**
 * Return a notice that stands above `root` while it has something to say.
 *
 * @param {Element} root the part
 */
export function createNotice(root) {
  const sentences = h("div")
  const close = h("button", { type: "button", testid: "notice-close" }, "×")
  const box = h("div", { class: "lab notice", role: "status", testid: "notice" }, sentences, close)
  /** @type {Gone} */
  let gone = {}
  /** @type {NoticeTexts | null} */
  let texts = null

  function draw() {
    if (texts === null || Object.keys(gone).length === 0) {
      box.remove()
      return
    }
    sentences.replaceChildren(...sentencesOf(gone, texts).map((sentence) => h("p", {}, sentence)))
    close.ariaLabel = texts.shared.close
    if (!box.isConnected) root.before(box)
  }

  close.onclick = () => {
    gone = {}
    draw()
  }

  return {
    /** @param {NoticeTexts} newest in the page's language */
    translate(newest) {
      texts = newest
      draw()
    },
    /** @param {Gone} more */
    say(more) {
      gone = { ...gone, ...more }
      draw()
    },
    remove: () => box.remove(),
  }
}

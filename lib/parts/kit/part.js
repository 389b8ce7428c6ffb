/**
 * From what Streamlit calls, again and again, to one app that lives as long as its element is on the page.
 *
 * @typedef {import("./text.js").Labels} Labels
 * @typedef {import("./text.js").PluralForms} PluralForms
 *
 * @typedef {object} Call what Streamlit calls a component with
 * @property {Uint8Array} data packed by `Part.mount`
 * @property {HTMLElement | ShadowRoot} parentElement
 * @property {(name: string, value: unknown) => void} setStateValue
 * @property {(name: string, value: unknown) => void} setTriggerValue
 *
 * @typedef {object} Update what an app is given with each run of its page
 * @property {any} meta
 * @property {Record<string, any>} arrays of `NumberArray`
 * @property {Labels} labels the texts in the page's language
 * @property {Record<string, PluralForms>} plurals the texts that depend on a count
 * @property {string} language
 * @property {import("./numbers.js").Numbers} numbers how this language writes numbers
 * @property {any} prepared what the part's `prepare` gave, where it has one
 *
 * @typedef {object} Told how an app tells the server something, under the names of the part's State
 * @property {(name: string, value: unknown) => void} state stays until it is told anew
 * @property {(name: string, value: unknown) => void} trigger is there for one run of the page
 *
 * @typedef {object} App
 * @property {(update: any) => void} update shows what came; an `Update` with the part's own meta and arrays
 * @property {() => void} [stop] ends timers and observers, when the element has left the page
 *
 * @typedef {{ labels: Labels, plurals: Record<string, PluralForms> }} Texts
 *
 * @typedef {object} Mounted
 * @property {HTMLElement} root
 * @property {HTMLElement[]} styles
 * @property {HTMLElement} hiding one of them: what the address hides
 * @property {Promise<unknown>} styled is kept once the styles are there
 * @property {App | null} app null until the first update is drawn
 * @property {Call} call the newest
 */

import { hidingStyle } from "./address.js"
import { h } from "./dom.js"
import { numbersIn } from "./numbers.js"
import { unpack } from "./unpack.js"

/** @type {WeakMap<Node, Mounted>} */
const mounted = new WeakMap()
/** @type {Map<string, Promise<Texts>>} */
const loading = new Map()

/**
 * Make a part of `create`, which builds its app into an empty element.
 *
 * @param {string} url of the part's `component.js`: `import.meta.url`
 * @param {(root: HTMLElement, tell: Told) => App} create
 * @param {(meta: any) => Promise<unknown>} [prepare] loads what only some updates need, before they are drawn
 * @returns {(call: Call) => Promise<() => void>} what Streamlit calls; its promise is kept once the update is drawn
 */
export function definePart(url, create, prepare) {
  return async (call) => {
    const part = mounted.get(call.parentElement) ?? mount(url, call)
    part.call = call
    const { meta, arrays } = unpack(call.data)
    const [texts, prepared] = await Promise.all([loadTexts(url, meta.language), prepare?.(meta), part.styled])
    if (part.call === call) { // else a newer call draws
      part.hiding.textContent = hidingStyle(window.location.href)
      part.app ??= create(part.root, {
        state: (name, value) => part.call.setStateValue(name, value),
        trigger: (name, value) => part.call.setTriggerValue(name, value),
      })
      part.app.update({ meta, arrays, ...texts, language: meta.language, numbers: numbersIn(meta.language), prepared })
    }
    return () => {
      if (part.call !== call) return // Streamlit also cleans up a call that a newer one has overtaken
      part.app?.stop?.()
      for (const node of [...part.styles, part.root]) node.remove()
      mounted.delete(call.parentElement)
    }
  }
}

/**
 * @param {string} url
 * @param {Call} call
 */
function mount(url, call) {
  const links = ["../kit/shared.css", "component.css"].map((path) => h("link", { rel: "stylesheet", href: new URL(path, url).href }))
  const styled = Promise.all(links.map((link) => new Promise((resolve) => {
    link.onload = link.onerror = resolve
  })))
  const [hiding, root] = [h("style"), h("div", { class: "lab" })]
  const styles = [...links, hiding]
  call.parentElement.append(...styles, root)
  const part = { root, styles, hiding, styled, app: null, call }
  mounted.set(call.parentElement, part)
  return part
}

/**
 * Return the texts of a part in `language`, which travel once.
 *
 * @param {string} url
 * @param {string} language
 */
function loadTexts(url, language) {
  const part = new URL(".", url).pathname.split("/").at(-2)
  const { href } = new URL(`../labels/${language}/${part}.json`, url)
  let texts = loading.get(href)
  if (!texts) {
    texts = fetch(href).then((answer) => {
      if (!answer.ok) throw new Error(`${href} gave ${answer.status}; expected the labels of ${part}. Reload the page.`)
      return answer.json()
    })
    texts.catch(() => loading.delete(href)) // the next call tries again
    loading.set(href, texts)
  }
  return texts
}

/**
 * Makes one app, which lives as long as its element is on the page, of the function that Streamlit calls again and again.
 *
 * @typedef {import("./text.js").Labels} Labels
 * @typedef {import("./text.js").PluralForms} PluralForms
 * @typedef {import("./unpack.js").NumberArray} NumberArray
 *
 * @typedef {object} Call what Streamlit calls a component with
 * @property {Uint8Array} data packed by `Part.mount`
 * @property {HTMLElement | ShadowRoot} parentElement
 * @property {(name: string, value: unknown) => void} setStateValue
 * @property {(name: string, value: unknown) => void} setTriggerValue
 *
 * @typedef {object} Tell sends values to Python, under the names of the part's State; each value makes the page run again
 * @property {(name: string, value: unknown) => void} state a value that stays until another one is sent
 * @property {(name: string, value: unknown) => void} trigger a value for one run of the page
 * @property {(gone: import("./notice.js").Gone) => void} gone says to the learner that what a link asks for is not here
 *
 * @typedef {object} Texts
 * @property {Labels} labels
 * @property {Record<string, PluralForms>} plurals
 * @property {Labels} titles what each parameter of the part chooses, where the part itself says what of a link is gone
 * @property {Labels} shared the texts of the kit
 */

/**
 * What an app is given with each run of its page: the payload that Python built, and the texts.
 *
 * @template [Meta=unknown]
 * @template [Arrays=Record<string, NumberArray>]
 * @template [Prepared=undefined]
 * @typedef {object} Update
 * @property {Meta} meta
 * @property {Arrays} arrays a `NumberArray` by each name
 * @property {Labels} labels the texts in the page's language, those of the kit among them; in the words of `meta.presence`
 * @property {Record<string, PluralForms>} plurals the texts that depend on a count
 * @property {string} language
 * @property {import("./numbers.js").Numbers} numbers how this language writes numbers
 * @property {Prepared} prepared what the part's `prepare` returned; undefined if it has none
 */

/**
 * @template PartUpdate the part's own `Update`
 * @typedef {object} App
 * @property {(update: PartUpdate) => void} update draws what came
 * @property {() => void} [stop] ends timers and observers when the element has left the page
 */

/**
 * @template PartUpdate
 * @typedef {object} Mounted
 * @property {HTMLElement} root
 * @property {HTMLElement[]} styles
 * @property {HTMLElement} hiding the one of the styles that hides what `hide` in the address names
 * @property {Promise<unknown>} styled resolves when the styles are loaded
 * @property {ReturnType<typeof createNotice>} notice
 * @property {App<PartUpdate> | null} app null until the first update of a visit is drawn
 * @property {number | null} visit the one that the app was made for; null for a part that stays over visits
 * @property {Call} call the newest
 */

import { hidingStyle } from "./address.js"
import { tellWritten } from "./address_bar.js"
import { h } from "./dom.js"
import { createNotice } from "./notice.js"
import { numbersIn } from "./numbers.js"
import { labelsFor } from "./presence.js"
import { tellAlone } from "./telling.js"
import { unpack } from "./unpack.js"

/** @type {Map<string, Promise<Texts>>} by their address */
const loading = new Map()

/**
 * Return the function that Streamlit calls, for a part whose app `create` builds into an empty element: one for each visit of
 * the page. That of the next visit takes the place of the one before it before the browser draws again.
 *
 * @template Meta
 * @template Arrays
 * @template [Prepared=undefined]
 * @param {string} url of the part's `component.js`: `import.meta.url`
 * @param {(root: HTMLElement, tell: Tell) => App<Update<Meta, Arrays, Prepared>>} create
 * @param {(meta: Meta) => Promise<Prepared>} [prepare] loads what only some updates need, before they are drawn
 * @returns {(call: Call) => Promise<() => void>} its promise resolves when the update is drawn, to what cleans up after it
 */
export function definePart(url, create, prepare) {
  /** @type {WeakMap<Node, Mounted<Update<Meta, Arrays, Prepared>>>} */
  const mounted = new WeakMap()
  return async (call) => {
    const part = mounted.get(call.parentElement) ?? mount(url, call)
    mounted.set(call.parentElement, part)
    part.call = call
    const { meta, arrays, language, visit } = /** @type {import("./unpack.js").Unpacked<Meta, Arrays>} */ (unpack(call.data))
    const [texts, prepared] = await Promise.all([loadTexts(url, language), prepare?.(meta), part.styled])
    if (part.call === call) { // else a newer call draws
      part.hiding.textContent = hidingStyle(window.location.href)
      if (part.app && part.visit !== visit) endVisit(part)
      part.visit = visit
      part.notice.translate(texts)
      part.app ??= create(part.root, {
        state: (name, value) => tellAlone(part, () => {
          tellWritten()
          part.call.setStateValue(name, { visit, value })
        }),
        trigger: (name, value) => tellAlone(part, () => {
          tellWritten()
          part.call.setTriggerValue(name, { visit, value })
        }),
        gone: part.notice.say,
      })
      const { presence } = /** @type {{ presence?: import("./presence.js").Presence }} */ (meta)
      const [labels, plurals] = [labelsFor(texts.labels, presence), texts.plurals]
      part.app.update({ meta, arrays, labels, plurals, language, numbers: numbersIn(language), prepared: /** @type {Prepared} */ (prepared) })
      part.root.style.removeProperty("min-block-size")
    }
    return () => {
      // Streamlit also cleans up a call that a newer one has overtaken, even before it makes the newer one.
      if (part.call !== call || call.parentElement.isConnected) return
      part.app?.stop?.()
      part.notice.remove()
      for (const node of [...part.styles, part.root]) node.remove()
      mounted.delete(call.parentElement)
    }
  }
}

/**
 * Put styles and an empty root into the element that Streamlit gives.
 *
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
  return { root, styles, hiding, styled, notice: createNotice(root), app: null, visit: null, call }
}

/**
 * Take away the app of a visit that is over, with all that it drew. The root is then empty, but as high as it was: were the page
 * shorter while the next app is built, it would scroll.
 *
 * @param {Mounted<never>} part
 */
function endVisit(part) {
  part.app?.stop?.()
  part.app = null
  part.notice.remove()
  const root = h("div", { class: "lab" }) // a new one, without what the app listened to in the old
  root.style.minBlockSize = `${part.root.offsetHeight}px`
  part.root.replaceWith(root)
  part.root = root
  part.notice = createNotice(root)
}

/**
 * Return the texts of a part in `language`, those of the kit among its labels; each language is fetched once.
 *
 * @param {string} url
 * @param {string} language
 */
function loadTexts(url, language) {
  const part = new URL(".", url).pathname.split("/").at(-2)
  const { href } = new URL(`../labels/${language}/${part}.json`, url)
  let texts = loading.get(href)
  if (!texts) {
    texts = fetch(href).then(async (answer) => {
      if (!answer.ok) throw new Error(`${href} gave ${answer.status}; expected the labels of ${part}. Reload the page.`)
      const given = await answer.json()
      return { ...given, labels: { ...given.shared, ...given.labels } } // one object for all updates: parts compare it
    })
    texts.catch(() => loading.delete(href)) // the next call tries again
    loading.set(href, texts)
  }
  return texts
}

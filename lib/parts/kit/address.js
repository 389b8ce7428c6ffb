/**
 * The address bar and the browser's history; nothing else in the browser touches them.
 *
 * Python names the choices that it makes (`pages/kit/state.py`), and Streamlit pushes them as an entry of the history.
 * What a part writes stays in the browser, so Streamlit's entries lack it, and it is put back into them here.
 *
 * One choice is one entry. A choice is what a learner does: a press of the pointer, a key or an option of a list, with
 * all that follows from it until the next one; so a slider that is dragged, a film that plays and keys in quick
 * succession are one entry, and what moves by itself or by hovering is none. With Back and Forward Streamlit runs the
 * page with the address of that entry, and the parts are mounted anew. Nothing is written into such an entry before the
 * learner does something there: what comes before that answers another entry, or says what stands there already.
 *
 * @typedef {Record<string, string | number | boolean | null | undefined>} Changes null removes a parameter
 * @typedef {Record<string, string>} Usual what holds where the address does not name a parameter
 */

const QUICK = 1000 // ms between two keys that are one choice

/** @type {Map<string, string | null>} what parts wrote on this page */
const written = new Map()
/** @type {Map<string, string | null>} what Python was told of those that it writes too, since it wrote last */
const known = new Map()
let writes = 0
/** @type {Usual} */
let usual = {}
/** @type {{ push: History["pushState"], replace: History["replaceState"] } | null} the browser's own, once they are watched */
let native = null
/** Whether a learner did something since the newest entry: anywhere on the page, and in a browser part. */
const acted = { anywhere: false, inPart: false }
/** Whether the learner came to this entry by Back or Forward, and did nothing since. */
let isRevisited = false
/**
 * Whether there is an entry of this page since the learner's last click. If the click led to another page, it is that page's: Streamlit
 * writes what the page before has to say, or the next page's parameters, before the path, and all of it is one step.
 */
let hasEntered = false
let lastKey = -Infinity

/**
 * Return `href` with the changes; what is as usual does not stand in it.
 *
 * @param {string} href
 * @param {Changes} changes
 * @param {Usual} [without]
 */
export function withChanges(href, changes, without = {}) {
  const address = new URL(href)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === undefined || without[name] === String(value)) address.searchParams.delete(name)
    else address.searchParams.set(name, String(value))
  }
  return address.href
}

/**
 * Write a part's `changes` into the address without a trip to the server.
 *
 * @param {Changes} changes
 */
export function setQuery(changes) {
  if (isRevisited) return
  const { href } = window.location
  const wanted = withChanges(href, changes, usual)
  const { searchParams } = new URL(wanted)
  for (const name of Object.keys(changes)) {
    const text = searchParams.get(name)
    if (written.get(name) !== text) writes += 1
    written.set(name, text)
  }
  if (wanted === withChanges(href, {})) return
  if (native && acted.inPart) enter(native.push, window.history.state, wanted)
  else (native?.replace ?? window.history.replaceState).call(window.history, window.history.state, "", wanted)
}

const KEPT = ["lang", "hide"] // what goes along to another page

/**
 * Return the address of another page, beside that of `href`; language and hidden controls go along.
 *
 * @param {string} href
 * @param {string} page its last part, such as "maps"
 * @param {Record<string, string | number>} parameters
 */
export function addressOfPage(href, page, parameters) {
  const [here, there] = [new URL(href), new URL(page, href)]
  for (const name of KEPT) {
    const text = here.searchParams.get(name)
    if (text !== null) there.searchParams.set(name, text)
  }
  for (const [name, value] of Object.entries(parameters)) there.searchParams.set(name, String(value))
  return there.href
}

/**
 * Return the names of the controls that the address hides: `hide=`, with commas between.
 *
 * @param {string} href
 */
export function hiddenControls(href) {
  return (new URL(href).searchParams.get("hide") ?? "").split(",").filter((name) => /^[\w-]+$/.test(name))
}

/**
 * Return a style under which the controls that the address hides are not shown: those elements of a part that have
 * such a name as their `data-control`.
 *
 * @param {string} href
 */
export function hidingStyle(href) {
  return hiddenControls(href).map((name) => `[data-control="${name}"] { display: none !important; }`).join("\n")
}

/**
 * Leave out of the address what holds anyway.
 *
 * @param {Usual} ofThisPage
 */
export function declareUsual(ofThisPage) {
  usual = ofThisPage
  const { searchParams } = new URL(window.location.href)
  const needless = Object.keys(usual).filter((name) => searchParams.get(name) === usual[name])
  if (needless.length) setQuery(Object.fromEntries(needless.map((name) => [name, null])))
}

/** Watch the history from now on; a second call changes nothing. */
export function watchAddress() {
  if (native) return
  const { history } = window
  const { push, replace } = (native = { push: history.pushState, replace: history.replaceState })
  history.pushState = (state, _title, url) => {
    const wanted = completed(url)
    if (isElsewhere(wanted)) {
      written.clear()
      known.clear()
      enter(hasEntered ? replace : push, state, wanted)
      hasEntered = false
    } else if (isRevisited) return
    else if (acted.anywhere && !saysTheSame(wanted, window.location.href)) {
      enter(push, state, wanted)
      hasEntered = true
    } else replace.call(history, state, "", wanted)
  }
  history.replaceState = (state, _title, url) => {
    if (!isRevisited) replace.call(history, state, "", completed(url))
  }
  window.addEventListener("popstate", arrived, true)
  for (const kind of ["pointerdown", "keydown", "input"]) window.addEventListener(kind, noticed, true)
  window.addEventListener("click", clicked, true)
}

/**
 * @param {History["pushState"]} push
 * @param {unknown} state
 * @param {string} href
 */
function enter(push, state, href) {
  push.call(window.history, state, "", href)
  acted.anywhere = acted.inPart = isRevisited = false
}

/**
 * Return the address that Streamlit writes, with what the parts of this page wrote; of what Python writes too, only what it
 * was not told yet.
 *
 * @param {string | URL | null | undefined} url
 */
function completed(url) {
  const { href } = new URL(url ?? "", window.location.href)
  for (const [name, text] of known) if (written.get(name) === text) written.delete(name)
  known.clear()
  return isElsewhere(href) ? href : withChanges(href, Object.fromEntries(written))
}

/** Return how often parts have written another value than before; it only grows. */
export function countWrites() {
  return writes
}

/**
 * Note that Python knows what parts have written of parameters that it writes too: what it writes next is newer.
 *
 * @param {readonly string[]} names
 */
export function noteKnown(names) {
  for (const name of names) {
    const text = written.get(name)
    if (text !== undefined) known.set(name, text)
  }
}

/**
 * Return what parts have written into the address of this page, by those of these names that they wrote; null for what they removed.
 *
 * @param {readonly string[]} names
 */
export function writtenOf(names) {
  return Object.fromEntries(names.filter((name) => written.has(name)).map((name) => [name, written.get(name) ?? null]))
}

/**
 * Return whether `href` is another page than this one.
 *
 * @param {string} href
 */
export function isElsewhere(href) {
  return new URL(href).pathname !== window.location.pathname
}

/**
 * Return whether two addresses of one page have the same parameters, in whichever order: parts and Python add theirs at the end.
 *
 * @param {string} one
 * @param {string} other
 */
function saysTheSame(one, other) {
  const [first, second] = [one, other].map((href) => {
    const { hash, searchParams } = new URL(href)
    searchParams.sort()
    return `${searchParams}${hash}`
  })
  return first === second
}

/** The learner went back or forward: the entry says what the parts show now. */
function arrived() {
  const { searchParams } = new URL(window.location.href)
  for (const name of written.keys()) written.set(name, searchParams.get(name))
  acted.anywhere = acted.inPart = hasEntered = false
  isRevisited = true
}

/** All that assistive technology may send. */
function clicked() {
  isRevisited = hasEntered = false
}

/** @param {Event} event */
function noticed(event) {
  isRevisited = false
  const [target] = event.composedPath()
  if (event instanceof KeyboardEvent) {
    const isNext = !event.repeat && event.timeStamp - lastKey > QUICK
    lastKey = event.timeStamp
    if (!isNext) return
  }
  if (event.type === "input" && !(target instanceof HTMLSelectElement)) return
  acted.anywhere = true
  acted.inPart = target instanceof Node && target.getRootNode() instanceof ShadowRoot
}

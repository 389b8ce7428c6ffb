import assert from "node:assert/strict"
import { test } from "node:test"

import { addressOfPage, hidingStyle, withChanges } from "../../../../lib/parts/kit/address.js"

const PAGE = "http://host/routing?run=a&step=3"

test("changes are set and removed, and the rest stays", () => {
  assert.equal(withChanges(PAGE, { step: 4, class: 0 }), "http://host/routing?run=a&step=4&class=0")
  assert.equal(withChanges(PAGE, { step: null, class: undefined }), "http://host/routing?run=a")
})

test("what is as usual does not stand in the address", () => {
  assert.equal(withChanges(PAGE, { step: 0, shown: "24" }, { step: "0", shown: "24" }), "http://host/routing?run=a")
  assert.equal(withChanges(PAGE, { step: 1 }, { step: "0" }), "http://host/routing?run=a&step=1")
})

test("letters of other scripts survive", () => {
  assert.equal(new URL(withChanges(PAGE, { kernels: "own_1,2" })).searchParams.get("kernels"), "own_1,2")
})

test("the address hides controls by name, and nothing else gets into the style", () => {
  assert.equal(hidingStyle(PAGE), "")
  const style = hidingStyle(`${PAGE}&hide=shown,order,x"]{},`)
  assert.equal(style, '[data-control="shown"] { display: none !important; }\n[data-control="order"] { display: none !important; }')
})

/** A window whose history holds entries, as far as the address needs it. */
class FakeWindow extends EventTarget {
  /** @param {string} href */
  constructor(href) {
    super()
    const entries = [href]
    let at = 0
    this.location = {
      get href() {
        return entries[at]
      },
      get pathname() {
        return new URL(entries[at]).pathname
      },
    }
    this.history = {
      state: null,
      get length() {
        return entries.length
      },
      /** @type {(state: unknown, title: string, url: string) => void} */
      pushState: (_state, _title, url) => entries.splice(++at, Infinity, new URL(url, entries[at - 1]).href),
      /** @type {(state: unknown, title: string, url: string) => void} */
      replaceState: (_state, _title, url) => void (entries[at] = new URL(url, entries[at]).href),
    }
    /** @type {(by: number) => void} */
    this.go = (by) => {
      at += by
      this.dispatchEvent(new Event("popstate"))
    }
  }
}

/** @param {FakeWindow} window */
function click(window) {
  for (const kind of ["pointerdown", "click"]) window.dispatchEvent(new Event(kind))
}

/**
 * @param {FakeWindow} window
 * @param {string} [copy] of the module, which watches one window
 */
async function watched(window, copy = "") {
  Object.assign(globalThis, { window, KeyboardEvent: class {}, HTMLSelectElement: class {}, Node: class {} })
  const address = await import(`../../../../lib/parts/kit/address.js${copy}`)
  address.watchAddress()
  return address
}

test("what was on its way when the learner went back or forward is not written into that entry", async () => {
  const window = new FakeWindow("http://host/train")
  const { setQuery } = await watched(window)
  const press = () => window.dispatchEvent(new Event("pointerdown"))
  press()
  window.history.pushState({}, "", "?network=lenet")
  press()
  window.history.pushState({}, "", "?network=lenet&view=run")
  window.go(-1)
  window.history.pushState({}, "", "?network=lenet&view=run")
  window.history.replaceState({}, "", "?network=lenet&view=run")
  setQuery({ step: 3 })
  assert.equal(window.location.href, "http://host/train?network=lenet")
  window.go(1)
  assert.equal(window.location.href, "http://host/train?network=lenet&view=run")
  window.go(-1)
  press()
  setQuery({ step: 3 })
  assert.equal(window.location.href, "http://host/train?network=lenet&step=3")
  press()
  window.history.pushState({}, "", "?network=gru")
  assert.equal(window.location.href, "http://host/train?network=gru&step=3")
})

test("of what Python writes too, its newest stands, unless a part has written since Python was told", async () => {
  const window = new FakeWindow("http://host/predict")
  const { countWrites, noteKnown, setQuery, writtenOf } = await watched(window, "?shared")
  const begun = countWrites()
  setQuery({ image: "own-1", step: 2 })
  assert.equal(countWrites() - begun, 2)
  window.history.pushState({}, "", "?image=test-7") // before Python was told
  assert.equal(window.location.href, "http://host/predict?image=own-1&step=2")
  noteKnown(["image"])
  window.history.pushState({}, "", "?image=test-8")
  assert.equal(window.location.href, "http://host/predict?image=test-8&step=2")
  assert.deepEqual(writtenOf(["image", "step"]), { step: "2" })
  setQuery({ image: "own-1", step: 2 })
  assert.equal(countWrites() - begun, 3)
  noteKnown(["image"])
  setQuery({ image: "own-2" })
  window.history.pushState({}, "", "?image=own-1")
  assert.equal(window.location.href, "http://host/predict?image=own-2&step=2")
})

test("a click on the way to another page is one step, though Streamlit writes parameters before the path", async () => {
  const window = new FakeWindow("http://host/predict?image=own-1")
  await watched(window, "?leaving")
  click(window)
  window.history.pushState({}, "", "/predict?run=a&image=own-1")
  window.history.pushState({}, "", "/routing?run=a&image=own-1")
  assert.equal(window.location.href, "http://host/routing?run=a&image=own-1")
  window.go(-1)
  assert.equal(window.location.href, "http://host/predict?image=own-1")
  click(window)
  window.history.pushState({}, "", "/predict?run=a&image=own-1") // a choice
  click(window)
  window.history.pushState({}, "", "/routing?run=a&image=own-1")
  window.go(-1)
  assert.equal(window.location.href, "http://host/predict?run=a&image=own-1")
})

test("the same parameters in another order are no step", async () => {
  const window = new FakeWindow("http://host/")
  const { setQuery } = await watched(window, "?order")
  setQuery({ step: "maps" })
  setQuery({ image: "own-1" })
  click(window)
  window.history.pushState({}, "", "?image=own-1") // as Python knows it
  assert.equal(window.history.length, 1)
  click(window)
  window.history.pushState({}, "", "?image=own-1&iterations=5")
  assert.equal(window.history.length, 2)
})

test("another page is addressed beside this one, in the same language and with the same controls hidden", () => {
  const here = "http://school:8501/lab/filters?run=a&step=3&lang=zh&hide=question"
  assert.equal(addressOfPage(here, "maps", { run: "b", map: 7 }), "http://school:8501/lab/maps?lang=zh&hide=question&run=b&map=7")
})

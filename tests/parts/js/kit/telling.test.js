import assert from "node:assert/strict"
import { test } from "node:test"

import { tellAlone } from "../../../../lib/parts/kit/telling.js"

/** As Streamlit does: one message of what is told in a turn, sent behind it. */
function createStreamlit() {
  /** @type {string[][]} */
  const messages = []
  /** @type {string[] | null} */
  let batch = null
  return {
    messages,
    /** @param {string} value */
    tell(value) {
      if (batch === null) {
        batch = []
        setTimeout(() => {
          messages.push(batch ?? [])
          batch = null
        })
      }
      batch.push(value)
    },
  }
}

test("what two parts tell in one turn becomes two messages, in their order", async () => {
  const { messages, tell } = createStreamlit()
  const [canvas, maps] = [{}, {}]
  tellAlone(canvas, () => tell("drawing"))
  tellAlone(maps, () => tell("followed"))
  tellAlone(maps, () => tell("asked"))
  tellAlone(canvas, () => tell("more of the drawing"))
  assert.deepEqual(messages, [])
  for (let turns = 0; messages.length < 2 && turns < 1000; turns += 1) await new Promise((resolve) => setTimeout(resolve))
  assert.deepEqual(messages, [["drawing", "more of the drawing"], ["followed", "asked"]])
})

test("a part alone tells at once", () => {
  const { messages, tell } = createStreamlit()
  /** @type {string[]} */
  const told = []
  tellAlone({}, () => {
    tell("a value")
    told.push("a value")
  })
  assert.deepEqual([told, messages], [["a value"], []])
})

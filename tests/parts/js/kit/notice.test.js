import assert from "node:assert/strict"
import { test } from "node:test"

import { sentencesOf } from "../../../../lib/parts/kit/notice.js"

const TEXTS = { titles: { layer: "layer", at: "place" }, shared: { gone: "The {title} “{wanted}” is gone.", close: "Close" } }

test("each parameter that is gone has a sentence, with its title and what the link says", () => {
  assert.deepEqual(sentencesOf({ layer: "64-x", at: "{title}" }, TEXTS), ["The layer “64-x” is gone.", "The place “{title}” is gone."])
  assert.deepEqual(sentencesOf({}, TEXTS), [])
})

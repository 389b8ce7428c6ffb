import assert from "node:assert/strict"
import { test } from "node:test"

import { labelsFor } from "../../../../lib/parts/kit/presence.js"

const LABELS = { length: "{length} long", length_activation: "activation {length}", skip: "Skip" }

test("where capsules have activations, a text about them stands for that about lengths", () => {
  assert.equal(labelsFor(LABELS, "activation").length, "activation {length}")
  assert.equal(labelsFor(LABELS, "activation").skip, "Skip")
})

test("the texts of all other networks are those there are", () => {
  for (const presence of /** @type {const} */ (["length", null, undefined])) assert.equal(labelsFor(LABELS, presence), LABELS)
})

test("the texts are one object for all updates", () => assert.equal(labelsFor(LABELS, "activation"), labelsFor(LABELS, "activation")))

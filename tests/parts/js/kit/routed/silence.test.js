import assert from "node:assert/strict"
import { test } from "node:test"

import { arraysAllOn, namedAllOn, silenced } from "../../../../../lib/parts/kit/routed/silence.js"

const VOTES = { data: Float32Array.of(1, 2, 3, 4, 5, 6), shape: [1, 3, 2, 1] }
const ALPHA = { data: Float32Array.of(0.5, 0.25, 0.75), shape: [1, 3] }

test("what is off votes 0 for every class and has activation 0, and what was seen stays as it is", () => {
  const seen = { votes: VOTES, input_activations: ALPHA, primary: VOTES }
  const given = silenced(seen, [0, 2])
  assert.deepEqual([...given.votes.data], [0, 0, 3, 4, 0, 0])
  assert.deepEqual([...given.input_activations.data], [0, 0.25, 0])
  assert.equal(given.primary, VOTES)
  assert.deepEqual([...VOTES.data, ...ALPHA.data], [1, 2, 3, 4, 5, 6, 0.5, 0.25, 0.75])
  assert.equal(silenced(seen, []), seen)
  assert.ok(!("input_activations" in silenced({ votes: VOTES }, [1])))
})

test("the routing with all on goes along under other names, and comes out under its own", () => {
  const arrays = { image: ALPHA, votes: ALPHA, ...namedAllOn({ votes: VOTES }) }
  assert.deepEqual(arraysAllOn(arrays), { ...arrays, votes: VOTES })
  assert.equal(arraysAllOn({ votes: VOTES }), null)
})

import assert from "node:assert/strict"
import { test } from "node:test"

import { fill, fillNodes, fillPlural, joinClauses, joinList, joinSentences, putBefore } from "../../../../lib/parts/kit/text.js"

test("placeholders are filled by name", () => {
  assert.equal(fill("{a} of {b}, {a}", { a: 1, b: "two" }), "1 of two, 1")
})

test("a Chinese word is filled in without the spaces that a number or a Latin word has around it", () => {
  assert.equal(fill("只有蓝色的 {name}", { name: "那个" }), "只有蓝色的那个")
  assert.equal(fill("只有蓝色的 {name}", { name: 3 }), "只有蓝色的 3")
  assert.equal(fill("胶囊 {a} 和 {b} 都像 {c}。", { a: "猫", b: "dog", c: "狗" }), "胶囊猫和 dog 都像狗。")
  assert.equal(fill("only the blue {name} of {count}", { name: "猫", count: 2 }), "only the blue 猫 of 2")
})

test("a count picks the form of its language", () => {
  const english = { one: "{count} stroke", other: "{count} strokes" }
  assert.deepEqual([0, 1, 2].map((count) => fillPlural(english, count, "en")), ["0 strokes", "1 stroke", "2 strokes"])
  assert.equal(fillPlural({ other: "{count} 笔" }, 1, "zh"), "1 笔")
  const polish = { one: "{count} {what}a", few: "{count} {what}y", many: "{count} {what}", other: "{count} {what}y" }
  assert.deepEqual([1, 3, 5].map((count) => fillPlural(polish, count, "pl", { what: "lini" })), ["1 linia", "3 liniy", "5 lini"])
})

test("sentences are joined with a space only where their script takes one", () => {
  assert.equal(joinSentences(["One.", "", null, "Two."]), "One. Two.")
  assert.equal(joinSentences(["一。", "二。"]), "一。二。")
})

test("texts are joined with the marks of the page's language", () => {
  const english = { kit_list: "{text}, {more}", kit_clauses: "{text}; {more}", kit_titled: "{title}: {text}" }
  const chinese = { kit_list: "{text}、{more}", kit_clauses: "{text}；{more}", kit_titled: "{title}：{text}" }
  const written = (/** @type {Record<string, string>} */ labels) =>
    [joinList(labels, ["a", "{b}", "c"]), joinClauses(labels, ["a", "b"]), putBefore(labels, "a", "b")]
  assert.deepEqual(written(english), ["a, {b}, c", "a; b", "a: b"])
  assert.deepEqual(written(chinese), ["a、{b}、c", "a；b", "a：b"])
  assert.deepEqual([joinList(english, []), joinList(english, ["a"])], ["", "a"])
})

test("a text can be filled with elements", () => {
  assert.deepEqual(fillNodes("{place}: {value}.", { place: "a", value: "5" }), ["", "a", ": ", "5", "."])
})

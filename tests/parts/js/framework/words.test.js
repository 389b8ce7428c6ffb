import assert from "node:assert/strict"
import test from "node:test"

import { translatorOf } from "../../../../lib/parts/framework/words.js"

const translate = translatorOf([
  { en: "Open", zh: "打开" },
  { en: "Select {count} matches", zh: "选择 {count} 个匹配项" },
  { en: "{type} files are not allowed. (really)", zh: "不接受 {type} 文件。" },
])

test("a word is translated, and what is filled in stays", () => {
  assert.equal(translate("Open", "zh"), "打开")
  assert.equal(translate("Select 3 matches", "zh"), "选择 3 个匹配项")
  assert.equal(translate("text/$& files are not allowed. (really)", "zh"), "不接受 text/$& 文件。")
})

test("a page can change its language", () => {
  assert.equal(translate("打开", "en"), "Open")
  assert.equal(translate("选择 3 个匹配项", "en"), "Select 3 matches")
})

test("other texts, words that are right already and unknown languages stay", () => {
  for (const [text, language] of [["Open it", "zh"], ["打开", "zh"], ["Open", "en"], ["Select 3 matches", "en"], ["Open", "fr"], ["", "zh"]]) {
    assert.equal(translate(text, language), null)
  }
})

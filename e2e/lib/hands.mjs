// The two ways to use a page: by pointer, and by keyboard alone.
import assert from "node:assert/strict";

/** More steps than any page needs to get from its top to its end. */
const MOST_STEPS = 600;

/** Clicks and fills in. */
export const pointer = {
  reach: (target) => target.first().waitFor(),
  press: (target) => target.click(),
  type: (target, text) => target.fill(text),
  choose: (target, value) => target.selectOption(value),
};

/** Goes from element to element as somebody does who has no pointer, and sees where they are. */
export const keyboard = {
  reach,
  press: async (target) => {
    await reach(target);
    const isBox = await target.evaluate((element) => ["checkbox", "radio"].includes(element.type));
    await target.page().keyboard.press(isBox ? "Space" : "Enter");
  },
  type: async (target, text) => {
    await reach(target);
    await target.page().keyboard.insertText(text);
  },
  choose: async (target, value) => {
    await reach(target);
    const places = await target.evaluate((select, value) => {
      const options = [...select.options].filter((option) => !option.disabled);
      return options.findIndex((option) => option.value === value) - options.indexOf(select.selectedOptions[0]);
    }, value);
    for (let step = 0; step < Math.abs(places); step += 1) {
      await target.page().keyboard.press(places > 0 ? "ArrowDown" : "ArrowUp");
    }
    assert.equal(await target.inputValue(), value);
  },
};

/** Presses Tab until an element has the focus, which must be seen. */
export async function reach(target) {
  const page = target.page();
  await target.first().waitFor({ state: "attached" });
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const at = await target.evaluate((element) => {
      if (document.activeElement !== element) return "elsewhere";
      const { outlineStyle, boxShadow } = getComputedStyle(element);
      return outlineStyle !== "none" || boxShadow !== "none" ? "seen" : "unseen";
    });
    assert.notEqual(at, "unseen", "the focus is not seen");
    if (at === "seen") return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`not reached by keyboard: ${target}`);
}

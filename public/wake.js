// Wakes the islands of a page. The mark on <html> says that everything on it now answers.
import "./local-time.js";
import * as client from "./quire.js";

async function wake(node, beforeIsland) {
  for (const child of node.children) {
    if (child.localName === "leptos-island") {
      beforeIsland?.();
      await client[child.dataset.component](child);
    }
    // Leptos prepares the scope of children that may hold islands.
    await wake(child, child.localName === "leptos-children" ? child.$$on_hydrate : beforeIsland);
  }
}

/** Whether the bundle is here. */
async function arrives() {
  try {
    await client.default({ module_or_path: new URL("quire.wasm", import.meta.url) });
    return true;
  } catch (cause) {
    console.warn("The page goes on without its scripts.", cause);
    return false;
  }
}

if (await arrives()) {
  client.hydrate();
  await wake(document.body);
  document.documentElement.dataset.hydrated = "";
}

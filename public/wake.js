// Wakes the islands of a page. Pages with an island load it as a module, from beside the client bundle, whose files it
// therefore names relatively. The mark on <html> says that everything on the page now answers.
import "./local-time.js";
import * as client from "./quire.js";

async function wake(node, beforeIsland) {
  for (const child of node.children) {
    if (child.localName === "leptos-island") {
      beforeIsland?.();
      await client[child.dataset.component](child);
    }
    // What an island was given as children may hold islands of its own; Leptos prepares their scope first.
    await wake(child, child.localName === "leptos-children" ? child.$$on_hydrate : beforeIsland);
  }
}

/** Whether the bundle is here. Without it a page is what it was: forms and links that work by themselves. */
async function arrives() {
  try {
    await client.default({ module_or_path: new URL("quire.wasm", import.meta.url) });
    return true;
  } catch (cause) {
    console.warn("The page goes on without its scripts, which did not arrive.", cause);
    return false;
  }
}

if (await arrives()) {
  client.hydrate();
  await wake(document.body);
  document.documentElement.dataset.hydrated = "";
}

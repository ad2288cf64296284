// Wakes the islands of a page. Pages with an island load it as a module, from beside the client bundle, whose files it
// therefore names relatively. The mark on <html> says that everything on the page now answers.
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

await client.default({ module_or_path: new URL("quire.wasm", import.meta.url) });
client.hydrate();
await wake(document.body);
document.documentElement.dataset.hydrated = "";

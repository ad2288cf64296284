// Passkeys. A button with data-passkey asks the site what to ask, has the browser ask the device, and sends its form with the
// answer; one with data-passkey-then first tells the site, and then sends the form without it. Loaded by pages that have one.

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/** What the browser takes, of what the site says in JSON. */
function understood(options) {
  const known = (key) => ({ ...key, id: bytes(key.id) });
  const { challenge, user, allowCredentials: allowed, excludeCredentials: excluded } = options;
  return {
    ...options,
    challenge: bytes(challenge),
    ...(user && { user: known(user) }),
    ...(allowed && { allowCredentials: allowed.map(known) }),
    ...(excluded && { excludeCredentials: excluded.map(known) }),
  };
}

/** What the site takes, of what the device has answered. */
function told({ id, rawId, type, response }) {
  const answer = { transports: response.getTransports?.() };
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[part]) answer[part] = text(response[part]);
  }
  return JSON.stringify({ id, rawId: text(rawId), type, response: answer });
}

const post = (path, body) =>
  fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

/** Whether the form, or the page behind it, has taken over. */
async function ask(button) {
  const { form, dataset } = button;
  const asked = await post(dataset.passkey, {});
  // Confirmed too long ago, or gone: the answer to the form says it.
  if ([401, 403].includes(asked.status) && !dataset.passkeyThen) return send(button);
  if (!asked.ok) return false;
  const options = JSON.parse(await asked.json());
  const device = navigator.credentials;
  const publicKey = understood(options);
  const answer = told(await (options.user ? device.create({ publicKey }) : device.get({ publicKey })));
  if (!dataset.passkeyThen) {
    form.querySelector("input[name=passkey]").value = answer;
    return send(button);
  }
  const confirmed = await post(dataset.passkeyThen, { form: { passkey: answer } });
  if (!confirmed.ok) return false;
  if (dataset.passkeyNext) location.assign(dataset.passkeyNext);
  else {
    form.noValidate = true;
    form.requestSubmit();
  }
  return true;
}

function send(button) {
  button.form.requestSubmit(button);
  return true;
}

function prepare(way) {
  const button = way.querySelector("button");
  const failed = way.querySelector("[data-passkey-failed]");
  let busy = false;
  button.addEventListener("click", async (event) => {
    event.preventDefault();
    if (busy || (button.type === "submit" && !button.formNoValidate && !button.form.reportValidity())) return;
    busy = true;
    failed.hidden = true;
    try {
      failed.hidden = await ask(button);
    } catch (cause) {
      // Whoever says no to their device has said so themselves.
      if (cause.name !== "NotAllowedError" && cause.name !== "InvalidStateError") console.warn(cause);
      failed.hidden = false;
    }
    busy = false;
  });
  way.hidden = false;
}

// Browsers have passkeys for sites with a name alone.
const able = "PublicKeyCredential" in window && !/^[\d.]+$|^\[/.test(location.hostname);
if (able) document.querySelectorAll("[data-passkey-way]").forEach(prepare);
else for (const unable of document.querySelectorAll("[data-passkey-unable]")) unable.hidden = false;

// The registration form where scripts run.

import { expect, test } from "../test.ts";

test("a field is judged when it is left, and at every keystroke from then on", async ({ visitor }) => {
  const zoe = await visitor();
  await zoe.visits("/register");
  const email = zoe.field("Email");
  await email.pressSequentially("zoe@example");
  await expect(email).not.toHaveAttribute("aria-invalid", "true");
  await email.press("Tab");
  await zoe.isToldBeside(email, "Enter an email address like name@example.org");
  await email.press("End");
  await email.pressSequentially(".org");
  await expect(email).not.toHaveAttribute("aria-invalid", "true");
  await expect(zoe.page.getByText("Enter an email address")).toHaveCount(0);
});

test("passwords that differ are seen while they are typed", async ({ visitor }) => {
  const zoe = await visitor();
  await zoe.visits("/register");
  await zoe.password.fill("violet tractor sings at dawn");
  await zoe.passwordAgain.fill("violet tractor");
  await zoe.passwordAgain.press("Tab");
  await zoe.isToldBeside(zoe.passwordAgain, "The two passwords differ");
  await zoe.passwordAgain.fill("violet tractor sings at dawn");
  await expect(zoe.page.getByText("The two passwords differ")).toHaveCount(0);
});

test("how hard a password is to guess is shown while it is typed", async ({ visitor }) => {
  const zoe = await visitor();
  await zoe.visits("/register");
  const meter = zoe.page.getByRole("meter", { name: "Password strength" });
  await expect(meter).toHaveCount(0);
  await zoe.password.pressSequentially("vio");
  await expect(meter).toHaveAttribute("aria-valuetext", "Very weak");
  await zoe.password.pressSequentially("let tractor");
  await expect(meter).toHaveAttribute("aria-valuenow", "3");
  await expect(zoe.page.getByText("Good.")).toBeVisible();
  await zoe.password.pressSequentially(" sings at dawn");
  await expect(meter).toHaveAttribute("aria-valuetext", "Strong");
  await zoe.password.fill("password1");
  await expect(meter).toHaveAttribute("aria-valuenow", "0");
  await expect(zoe.page.getByText("Very weak. Take a short sentence.")).toBeVisible();
  await zoe.password.fill("");
  await expect(meter).toHaveCount(0);
});

test("an answer that comes late does not move the button from under the finger", async ({ visitor }) => {
  const zoe = await visitor();
  let answer = () => {};
  const answered = new Promise<void>((resolve) => (answer = resolve));
  await zoe.page.route("**/api/fn/password_strength", async (route) => {
    await answered;
    await route.continue();
  });
  await zoe.visits("/register");
  await zoe.password.fill("violet tractor sings at dawn");
  const button = zoe.button("Create account");
  const before = await button.boundingBox();
  answer();
  await expect(zoe.page.getByText("Strong.")).toBeVisible();
  expect(await button.boundingBox()).toEqual(before);
});

test("a password made of one's own name is refused before anything is sent", async ({ visitor }) => {
  const zoe = await visitor();
  await zoe.visits("/register");
  await zoe.sendsRegistration({ name: "Zoë Winter", email: "zoe@example.org", password: "zoëwinter2026" });
  await zoe.isToldBeside(zoe.password, "Choose a password without your name");
  await expect(zoe.password).toHaveValue("zoëwinter2026");
  expect(zoe.watch.requests.filter(({ kind }) => kind === "document")).toHaveLength(1);
});

test("what the server refuses goes away once it is changed", async ({ visitor }) => {
  const zoe = await visitor();
  zoe.watch.allowsStatus(422);
  await zoe.visits("/register");
  await zoe.follows(() => zoe.sendsRegistration({ name: "Zoë", email: "grace@example.org" }));
  await zoe.isToldBeside(zoe.field("Email"), "That email address already has an account");
  await zoe.field("Email").fill("zoe@example.org");
  await expect(zoe.field("Email")).not.toHaveAttribute("aria-invalid", "true");
  await zoe.follows(() => zoe.sendsRegistration({ name: "Zoë", email: "zoe@example.org" }));
  await expect(zoe.notice).toHaveText("Welcome, Zoë.");
});

test("what was typed before the scripts were there counts", async ({ visitor }) => {
  const zoe = await visitor();
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await zoe.page.route(/\.wasm$/, async (route) => {
    await arrived;
    await route.continue();
  });
  await zoe.page.goto("/register", { waitUntil: "domcontentloaded" });
  await zoe.password.fill("violet tractor sings at dawn");
  arrive();
  await zoe.ready();
  await zoe.passwordAgain.fill("violet tractor sings at dawn");
  await zoe.passwordAgain.press("Tab");
  await expect(zoe.page.getByText("The two passwords differ")).toHaveCount(0);
  await expect(zoe.passwordAgain).not.toHaveAttribute("aria-invalid", "true");
});

// The session: signing in again on the same page, the warning before it ends, earlier versions.
(() => {
  "use strict";
  const WARNING = 120, BETWEEN = 60;  // seconds before the end, seconds between two words to the server
  const OVER = "over";  // how a warning ends that nobody heeded
  const idle = Number(document.body.dataset.idle);
  const again = document.getElementById("sign-in-again");
  const warning = document.getElementById("idle-warning");
  const meta = document.querySelector('meta[name="csrf-token"]');
  let active = Date.now(), told = Date.now(), sending = false, signIns = 0;

  function renew(token) {
    meta.content = token;
    document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
    for (const field of document.querySelectorAll('input[name="csrf_token"]')) field.value = token;
  }

  // What was sent before somebody signed in again, and is answered late, says nothing of the session that is.
  function ask(since = signIns) {
    if (!again || again.open || since !== signIns) return;
    warning?.close(OVER);
    again.showModal();
  }

  document.addEventListener("new-token", (event) => renew(event.detail));
  document.addEventListener("session-ended", () => ask());
  document.addEventListener("htmx:beforeRequest", (event) => { event.detail.xhr.signIns = signIns; });
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status === 401) ask(event.detail.xhr.signIns);
  });
  addEventListener("pageshow", (event) => event.persisted && location.reload());

  again?.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    if (sending) return;  // Enter that is held down sends a form again and again
    sending = true;
    const problem = document.getElementById("sign-in-again-problem");
    const reply = await fetch("/sign-in", {
      method: "POST", body: new URLSearchParams(new FormData(event.target)),
      headers: { "X-CSRFToken": meta.content, "X-Autosave": "1" },
    }).catch(() => null);
    sending = false;
    if (reply?.status === 204) {
      signIns += 1;
      renew(reply.headers.get("X-CSRFToken"));
      event.target.reset();
      problem.textContent = "";
      again.close();
      document.dispatchEvent(new Event("signed-in"));
    } else {
      problem.textContent = whyNot(reply);
    }
  });

  function whyNot(reply) {
    if (!reply) return "The server cannot be reached. Try again.";
    else if (reply.status === 429) return "Too many tries: wait a little, then try again.";
    else return "That email and password do not fit. Try again.";
  }

  async function stay() {
    const since = signIns;
    active = told = Date.now();
    const headers = { "X-CSRFToken": meta.content, "X-Autosave": "1" };
    const reply = await fetch("/stay", { method: "POST", headers }).catch(() => null);
    if (reply?.status === 401) ask(since);
  }

  if (idle && warning) {
    for (const kind of ["input", "keydown", "pointerdown"]) {
      document.addEventListener(kind, () => {
        if (warning.open) return;
        active = Date.now();
        if (active - told > BETWEEN * 1000) stay();
      }, true);
    }
    // The warning gives the focus back when it closes. So it closes once a key or click is over: while
    // Enter is still on its way down, it would press the button beneath.
    document.addEventListener("keyup", () => warning.close());
    warning.addEventListener("click", () => warning.close());
    warning.addEventListener("close", () => warning.returnValue === OVER || stay());
    setInterval(() => {
      const left = idle - (Date.now() - active) / 1000;
      if (left <= 0) ask();
      else if (left <= WARNING && !warning.open && !again.open) warn();
    }, 5000);
  }

  function warn() {
    warning.returnValue = "";
    warning.showModal();
  }

  // Enter closes a dialog while it is still held down: what it repeats is meant for nothing beneath.
  let pressedInDialog = false;
  document.addEventListener("keydown", (event) => {
    const open = document.querySelector("dialog[open]") !== null;
    if (!event.repeat) pressedInDialog = open;
    else if (pressedInDialog && !open) { event.preventDefault(); event.stopImmediatePropagation(); }
  }, true);

  document.addEventListener("click", async (event) => {
    const link = event.target.closest("[data-earlier]");
    if (!link) return;
    event.preventDefault();
    await htmx.ajax("GET", link.href, { target: "#earlier-versions", swap: "innerHTML" });
    document.getElementById("earlier").showModal();
  });
})();

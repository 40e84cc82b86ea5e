// Autosave: every question of a section saves itself, and nothing typed is lost on the way.
(() => {
  "use strict";
  const form = document.querySelector("form[data-autosave]");
  if (!form) return;
  const PAUSE = 800, LONGEST = 30000, cards = new Map();
  let leaving = false, signIns = 0;

  const keyOf = (card) => card.id.slice(2);
  const token = () => document.querySelector('meta[name="csrf-token"]').content;
  const of = (card) => {
    if (!cards.has(card)) cards.set(card, { dirty: false, sending: null, pending: null, failures: 0, stuck: false });
    return cards.get(card);
  };
  const unsaved = () => [...cards.values()].filter((one) => one.dirty || one.pending || one.stuck);

  function say(card, state, text) {
    const place = document.getElementById(`state-${keyOf(card)}`);
    if (place.textContent !== text) Object.assign(place, { textContent: text }).dataset.state = state;
  }
  function read(card, more = {}) {
    const key = keyOf(card), body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (name === key || name === `${key}-evidence`) body.append(name, value);
    body.set(`${key}-revision`, card.dataset.revision);
    body.set("shown", [...form.querySelectorAll(".slot")].filter((slot) => slot.firstElementChild).map((slot) => slot.id.slice(5)).join(" "));
    body.set("progress", document.getElementById("rail").dataset.progress);
    for (const [name, value] of Object.entries(more)) body.set(name, value);
    return body;
  }
  const post = (card, body, keepalive) => fetch(card.dataset.save,
    { method: "POST", body, keepalive, headers: { "X-CSRFToken": token(), "X-Autosave": "1" } });

  function touched(card, wait) {
    const it = of(card);
    it.dirty = true;
    clearTimeout(it.timer);
    it.timer = setTimeout(save, wait, card);
  }
  function save(card, more) {
    const it = of(card);
    clearTimeout(it.timer);
    if (it.sending || (it.stuck && !more) || !(it.dirty || it.pending || more)) return it.sending;
    if (!it.pending || more) { it.pending = read(card, more); it.dirty = false; }
    say(card, "saving", "Saving");
    const since = signIns;
    it.sending = post(card, it.pending, leaving && it.pending.toString().length < 60000)
      .then((reply) => answered(card, it, reply, since), () => failed(card, it))
      .finally(() => { it.sending = null; if (it.dirty && !it.failures) save(card); });
    return it.sending;
  }
  async function answered(card, it, reply, since) {
    await pressOver();
    if (reply.status === 401 && since !== signIns) return failed(card, it);  // signed in since: it goes again
    if (reply.status === 401) { it.failures = 1; say(card, "unsaved", "Not saved - sign in again"); document.dispatchEvent(new Event("session-ended")); return; }
    if (reply.status === 400) { await renewToken(); return failed(card, it); }
    if (reply.status >= 500) return failed(card, it);
    if (reply.status === 413) { it.failures = 0; it.pending = null; it.stuck = true; return say(card, "unsaved", "Not saved - an answer can have at most 10,000 characters"); }
    if (![200, 409, 422].includes(reply.status)) { it.failures = 1; return say(card, "unsaved", "Not saved - this audit is no longer with you"); }
    it.failures = 0;
    it.pending = null;
    it.stuck = reply.status !== 200;
    if (reply.status === 200) {
      card.dataset.revision = reply.headers.get("X-Revision");
      form.elements[`${keyOf(card)}-revision`].value = card.dataset.revision;
    }
    htmx.swap(document.body, await reply.text(), { swapStyle: "none" });
    if (it.dirty) say(card, "saving", "Saving");
  }
  function failed(card, it) {
    it.failures += 1;
    say(card, "unsaved", "Not saved - trying again");
    it.timer = setTimeout(save, Math.min(500 * 2 ** it.failures, LONGEST), card);
  }
  async function renewToken() {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    const fresh = page.querySelector('meta[name="csrf-token"]');
    if (fresh) document.dispatchEvent(new CustomEvent("new-token", { detail: fresh.content }));
  }
  const saveAll = () => Promise.all([...cards.keys()].map((card) => save(card)));
  function leave() {  // what is still on its way is named, so that the newest text is no conflict
    leaving = true;
    for (const [card, it] of cards) {
      if (it.sending && it.dirty) {
        const key = keyOf(card);
        post(card, read(card, { [`${key}-sent`]: it.pending.get(key) ?? "", [`${key}-sent-evidence`]: it.pending.get(`${key}-evidence`) ?? "" }), true).catch(() => {});
      } else save(card);
    }
    leaving = false;
  }

  form.addEventListener("input", (event) => {
    const card = event.target.closest("[data-save]");
    if (!card) return;
    if (of(card).stuck && !card.querySelector(".conflict")) of(card).stuck = false;
    touched(card, event.target.matches("textarea, [type=text], [type=date]") ? PAUSE : 0);
  });
  form.addEventListener("focusout", (event) => {
    const card = event.target.closest("[data-save]");
    if (card && cards.has(card)) save(card);
  });
  form.addEventListener("click", async (event) => {
    const choice = event.target.closest("[data-choose]"), card = event.target.closest("[data-save]");
    if (!choice) return;
    event.preventDefault();
    await save(card, { [`${keyOf(card)}-choose`]: choice.dataset.choose });
    if (choice.dataset.choose === "theirs" && !of(card).stuck) { await saveAll(); location.reload(); }
  });
  form.addEventListener("submit", async (event) => {
    if (!unsaved().length) return;
    event.preventDefault();
    await saveAll();
    await saveAll();
    if (unsaved().length) document.querySelector('[data-state="unsaved"]')?.scrollIntoView({ block: "center" });
    else form.requestSubmit(event.submitter);
  });
  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "Enter" && event.ctrlKey) { event.preventDefault(); form.requestSubmit(form.querySelector("button.button-primary")); }
    const card = document.activeElement.closest?.("[data-save]");
    if (!card || event.ctrlKey || event.altKey || event.metaKey || !/^[1-9]$/.test(event.key) || !document.activeElement.matches("[type=radio], [type=checkbox]")) return;
    const choice = card.querySelectorAll("[type=radio], [type=checkbox]")[event.key - 1];
    if (choice) { event.preventDefault(); choice.focus(); choice.click(); }
  });
  document.addEventListener("signed-in", () => {
    signIns += 1;
    for (const it of cards.values()) it.failures = 0;
    saveAll();
  });
  addEventListener("online", saveAll);
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && leave());
  addEventListener("beforeunload", (event) => { if ([...cards.values()].some((it) => it.failures || it.stuck)) event.preventDefault(); });
})();

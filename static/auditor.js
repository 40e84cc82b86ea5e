// Autosave: every question of a section saves itself, and nothing typed is lost on the way.
(() => {
  "use strict";
  const form = document.querySelector("form[data-autosave]");
  if (!form) return;
  const PAUSE = 800, LONGEST_WAIT = 30000;  // milliseconds: after the last key, between two tries
  const LARGEST_KEPT_ALIVE = 60000;  // characters that a browser sends on after its page is gone
  const ANSWERED = [200, 409, 422];  // saved, a conflict, refused: each comes with pieces of the page
  const cards = new Map();  // question -> what is on its way, see of()
  let leaving = false, signIns = 0;

  const keyOf = (card) => card.id.slice(2);
  const token = () => document.querySelector('meta[name="csrf-token"]').content;
  const unsaved = () => [...cards.values()].filter((one) => one.dirty || one.pending || one.stuck);

  // dirty: typed since it was last read. sending: the request under way. pending: what was sent and is not yet
  // acknowledged; it goes again unchanged before anything newer. stuck: waits for a person, not for another try.
  function of(card) {
    const fresh = { dirty: false, sending: null, pending: null, failures: 0, stuck: false };
    if (!cards.has(card)) cards.set(card, fresh);
    return cards.get(card);
  }

  function say(card, state, text) {
    const place = document.getElementById(`state-${keyOf(card)}`);
    if (place.textContent !== text) Object.assign(place, { textContent: text }).dataset.state = state;
  }

  function read(card, more = {}) {
    const key = keyOf(card), body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (name === key || name === `${key}-evidence`) body.append(name, value);
    }
    const slots = [...form.querySelectorAll(".slot")].filter((slot) => slot.firstElementChild);
    body.set(`${key}-revision`, card.dataset.revision);
    body.set("shown", slots.map((slot) => slot.id.slice("slot-".length)).join(" "));
    body.set("progress", document.getElementById("rail").dataset.progress);
    for (const [name, value] of Object.entries(more)) body.set(name, value);
    return body;
  }

  function post(card, body, keepalive) {
    const headers = { "X-CSRFToken": token(), "X-Autosave": "1" };
    return fetch(card.dataset.save, { method: "POST", body, keepalive, headers });
  }

  function touched(card, wait) {
    const it = of(card);
    it.dirty = true;
    clearTimeout(it.timer);
    it.timer = setTimeout(save, wait, card);
  }

  function save(card, more) {
    const it = of(card);
    clearTimeout(it.timer);
    const nothing = !(it.dirty || it.pending || more);
    if (it.sending || nothing || (it.stuck && !more)) return it.sending;
    if (!it.pending || more) {
      it.pending = read(card, more);
      it.dirty = false;
    }
    say(card, "saving", "Saving");
    const since = signIns, keepalive = leaving && it.pending.toString().length < LARGEST_KEPT_ALIVE;
    it.sending = post(card, it.pending, keepalive)
      .then((reply) => answered(card, it, reply, since), () => failed(card, it))
      .finally(() => {
        it.sending = null;
        if (it.dirty && !it.failures) save(card);
      });
    return it.sending;
  }

  async function answered(card, it, reply, since) {
    await pressOver();
    if (reply.status === 401) return since === signIns ? ended(card, it) : failed(card, it);
    if (reply.status === 400) await renewToken();
    if (reply.status === 400 || reply.status >= 500) return failed(card, it);
    if (reply.status === 413) return refused(card, it);
    if (!ANSWERED.includes(reply.status)) {
      it.failures = 1;
      return say(card, "unsaved", "Not saved - this audit is no longer with you");
    }
    settled(it, reply.status !== 200);
    if (reply.status === 200) {
      card.dataset.revision = reply.headers.get("X-Revision");
      form.elements[`${keyOf(card)}-revision`].value = card.dataset.revision;
    }
    htmx.swap(document.body, await reply.text(), { swapStyle: "none" });
    if (it.dirty) say(card, "saving", "Saving");
  }

  function settled(it, stuck) {
    it.failures = 0;
    it.pending = null;
    it.stuck = stuck;
  }

  function ended(card, it) {
    it.failures = 1;
    say(card, "unsaved", "Not saved - sign in again");
    document.dispatchEvent(new Event("session-ended"));
  }

  function refused(card, it) {
    settled(it, true);
    say(card, "unsaved", "Not saved - an answer can have at most 10,000 characters");
  }

  function failed(card, it) {
    it.failures += 1;
    say(card, "unsaved", "Not saved - trying again");
    it.timer = setTimeout(save, Math.min(500 * 2 ** it.failures, LONGEST_WAIT), card);
  }

  async function renewToken() {
    const reply = await fetch(location.href);
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    const fresh = page.querySelector('meta[name="csrf-token"]');
    if (fresh) document.dispatchEvent(new CustomEvent("new-token", { detail: fresh.content }));
  }

  const saveAll = () => Promise.all([...cards.keys()].map((card) => save(card)));

  function leave() {
    leaving = true;
    for (const [card, it] of cards) {
      if (it.sending && it.dirty) leaveBehind(card, it);
      else save(card);
    }
    leaving = false;
  }

  // What is still on its way is named beside the newest words, so that these are no conflict with it.
  function leaveBehind(card, it) {
    const key = keyOf(card), sent = (name) => it.pending?.get(name) ?? "";
    const more = { [`${key}-sent`]: sent(key), [`${key}-sent-evidence`]: sent(`${key}-evidence`) };
    post(card, read(card, more), true).catch(() => {});
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
    if (choice.dataset.choose === "theirs" && !of(card).stuck) {
      await saveAll();
      location.reload();
    }
  });

  form.addEventListener("submit", async (event) => {
    if (!unsaved().length) return;
    event.preventDefault();
    await saveAll();
    await saveAll();  // what was typed while the first was under way
    if (!unsaved().length) form.requestSubmit(event.submitter);
    else document.querySelector('[data-state="unsaved"]')?.scrollIntoView({ block: "center" });
  });

  document.addEventListener("signed-in", () => {
    signIns += 1;
    for (const it of cards.values()) it.failures = 0;
    saveAll();
  });
  addEventListener("online", saveAll);
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && leave());
  addEventListener("beforeunload", (event) => {
    if ([...cards.values()].some((it) => it.failures || it.stuck)) event.preventDefault();
  });
})();

// A link that is replaced between press and release is not followed: what changes the page waits until the press is over.
(() => {
  "use strict";
  const LONGEST = 3000;
  let over = null, end = () => {}, timer;

  addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || over) return;
    over = new Promise((resolve) => { end = resolve; });
    timer = setTimeout(released, LONGEST);
  }, true);
  function released() {
    clearTimeout(timer);
    over = null;
    end();
  }
  // The click comes after the release, in the same turn.
  for (const kind of ["pointerup", "pointercancel"]) addEventListener(kind, () => setTimeout(released), true);

  document.addEventListener("htmx:confirm", (event) => {
    if (!over) return;
    event.preventDefault();
    over.then(() => event.detail.issueRequest(true));
  });
  window.pressOver = () => over;
})();

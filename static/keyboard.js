// Keys of a section: a digit chooses the answer beneath it, Ctrl and Enter go on to the next section.
(() => {
  "use strict";
  const form = document.querySelector("form[data-autosave]"), CHOICES = "[type=radio], [type=checkbox]";
  if (!form) return;

  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "Enter" && event.ctrlKey) {
      event.preventDefault();
      form.requestSubmit(form.querySelector("button.button-primary"));
    } else if (!event.ctrlKey && !event.altKey && !event.metaKey && /^[1-9]$/.test(event.key)) {
      choose(event);
    }
  });

  function choose(event) {
    const at = document.activeElement;
    if (!at.matches(CHOICES)) return;
    const choice = at.closest("[data-save]")?.querySelectorAll(CHOICES)[event.key - 1];
    if (!choice) return;
    event.preventDefault();
    choice.focus();
    choice.click();
  }
})();

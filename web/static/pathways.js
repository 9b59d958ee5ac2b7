// Small comforts. Every page works without this file.
"use strict";

(() => {
  const root = document.documentElement;
  root.classList.add("js");

  const each = (selector, act, within = document) => within.querySelectorAll(selector).forEach(act);

  // A long wait says so, and a second tap does no harm.
  each("form[data-busy-form]", (form) => {
    form.addEventListener("submit", () => {
      each("[data-busy]", (line) => { line.textContent = line.dataset.busy; }, form);
      window.setTimeout(() => each("button[type=submit]", (button) => { button.disabled = true; }, form), 0);
    });
  });
  window.addEventListener("pageshow", () => {
    each("[data-busy]", (line) => { line.textContent = ""; });
    each("form[data-busy-form] button[type=submit]", (button) => { button.disabled = false; });
  });

  each("[data-file]", (input) => {
    const line = input.closest("form").querySelector("[data-file-name]");
    input.addEventListener("change", () => {
      const file = input.files[0];
      line.textContent = file ? `${file.name} (${Math.max(1, Math.round(file.size / 1024))} KB)` : "";
    });
  });

  const listen = () => each("[data-print]", (button) => { button.onclick = () => window.print(); });
  listen();

  // What is folded up on the screen is part of the answer on paper.
  window.addEventListener("beforeprint", () => {
    each("details.asks:not([open]), details.near-block:not([open])", (item) => { item.open = true; item.dataset.folded = ""; });
  });
  window.addEventListener("afterprint", () => {
    each("details[data-folded]", (item) => { item.open = false; delete item.dataset.folded; });
  });

  each("[data-copy]", (button) => {
    button.addEventListener("click", async () => {
      const field = document.getElementById(button.dataset.copy);
      field.select();
      await navigator.clipboard.writeText(field.value);
      document.getElementById(button.dataset.said).textContent = button.dataset.done;
    });
  });

  // Changing a figure asks the server for the same page again and swaps the live parts in place.
  const rescore = async (form) => {
    const parts = [...document.querySelectorAll("[data-live]")];
    parts.forEach((part) => part.setAttribute("aria-busy", "true"));
    const reply = await fetch(form.action, { method: "POST", body: new FormData(form) });
    if (!reply.ok) { form.submit(); return; }
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    const fresh = [...page.querySelectorAll("[data-live]")];
    parts.forEach((part, number) => {
      const open = [...part.querySelectorAll("details")].map((item) => item.open);
      part.replaceChildren(...fresh[number].childNodes);
      each("details", (item) => { item.open = open.shift() ?? item.open; }, part);
      part.removeAttribute("aria-busy");
    });
    listen();
    document.getElementById("said").textContent = document.getElementById("status").textContent;
  };
  each("[data-rescore]", (input) => {
    const shown = document.getElementById(input.dataset.rescore);
    input.addEventListener("input", () => { shown.value = `${input.value} h`; });
    input.addEventListener("change", () => rescore(input.form));
  });
})();
